//! The parts that a host page may style: elements with a `part` attribute.

use anyhow::{Context, Result, ensure};

/// The beginning of the comment that describes a part: `// Part `card`: a box with a title.`
const COMMENT: &str = "// Part `";

/// The names of the parts in the sources and their meanings, sorted. A name is described once, also if
/// elements in several sources have it.
pub fn parts<'a>(sources: impl IntoIterator<Item = &'a str>) -> Result<Vec<(&'a str, &'a str)>> {
    let (mut named, mut described) = (Vec::new(), Vec::new());
    for source in sources {
        named.extend(texts(source, "part=\"", '"').flat_map(str::split_whitespace));
        for line in source.lines().filter_map(|line| line.trim().strip_prefix(COMMENT)) {
            let (name, meaning) =
                line.split_once("`: ").with_context(|| format!("no meaning in: {COMMENT}{line}"))?;
            ensure!(source.split(['"', ' ']).any(|word| word == name), "no element has the part {name}");
            described.push((name, meaning));
        }
    }
    described.sort_unstable();
    for name in &named {
        let is_described = described.iter().any(|(described, _)| described == name);
        ensure!(is_described, "the part {name} needs a comment: {COMMENT}{name}`: …");
    }
    Ok(described)
}

/// The texts that stand between a beginning and an end.
fn texts<'a>(source: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    source.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_one_comment() -> Result<()> {
        let card = "// Part `card`: a box.\n<section part=\"card\">";
        let buttons = "  // Part `button`: any button.\n  // Part `button-primary`: the main one.
            <a part=\"button button-primary\"> <button part=\"button\">";
        let found = parts([card, buttons, "<section part=\"card\">"])?;
        let expected = [("button", "any button."), ("button-primary", "the main one."), ("card", "a box.")];
        assert_eq!(found, expected);
        Ok(())
    }

    #[test]
    fn a_part_without_comment_and_a_comment_without_part_are_errors() {
        assert!(parts(["<section part=\"card\">"]).is_err());
        assert!(parts(["// Part `card`: a box."]).is_err());
        assert!(parts(["// Part `card`, a box.\n<section part=\"card\">"]).is_err());
    }
}
