//! The properties that a host page may set: those that `style/tokens.css` reads.

use anyhow::{Context, Result, ensure};

const PREFIX: &str = "var(--coverlist-";

#[derive(Debug, PartialEq, Eq)]
pub struct Property {
    pub name: String,
    pub meaning: String,
    /// The default in the light theme.
    pub default: String,
    /// The default in the dark theme, if it is another.
    pub dark_default: Option<String>,
}

/// The public properties, in the order of the style sheet. The comment before the declaration describes each.
pub fn properties(style: &str) -> Result<Vec<Property>> {
    let style = spaced(style);
    let public = public_names(&style);
    // Internal properties mean nothing to a host page.
    let in_public_terms = |default: &str| {
        public.iter().fold(default.to_owned(), |text, (own, public)| {
            text.replace(&format!("var({own})"), &format!("var({public})"))
        })
    };
    let mut found: Vec<Property> = Vec::new();
    for (at, _) in style.match_indices(PREFIX) {
        let arguments = inside_parentheses(&style[at..]).context("a parenthesis is not closed")?;
        let (name, default) =
            arguments.split_once(", ").with_context(|| format!("{arguments} has no default"))?;
        if found.iter().any(|property| property.name == name) {
            continue;
        }
        let meaning = comment_before(&style[..at]);
        ensure!(!meaning.is_empty(), "{name} needs a comment before its declaration in style/tokens.css");
        let (default, dark_default) = match themes(default) {
            Some((light, dark)) => (light, Some(in_public_terms(dark))),
            None => (default, None),
        };
        let (name, meaning) = (name.to_owned(), meaning.to_owned());
        found.push(Property { name, meaning, default: in_public_terms(default), dark_default });
    }
    Ok(found)
}

/// The text with one space instead of line ends and indentation.
fn spaced(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("( ", "(").replace(" )", ")")
}

/// Pairs of an internal property and the public one that it stands for.
fn public_names(style: &str) -> Vec<(&str, &str)> {
    let pair = |at: usize| {
        let own = style[..at].strip_suffix(": ")?.rsplit(' ').next()?;
        let public = style[at..].strip_prefix("var(")?.split(',').next()?;
        Some((own, public))
    };
    style.match_indices(PREFIX).filter_map(|(at, _)| pair(at)).collect()
}

fn inside_parentheses(text: &str) -> Option<&str> {
    let start = text.find('(')? + 1;
    let mut depth = 1;
    for (at, character) in text[start..].char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&text[start..start + at]);
        }
    }
    None
}

/// The comment that stands directly before the declaration at the end of a text; empty for none.
fn comment_before(text: &str) -> &str {
    let declaration = text.rfind([';', '{']).map_or(text, |end| &text[end + 1..]);
    let comment = declaration.split_once("/*").and_then(|(_, rest)| rest.split_once("*/"));
    comment.map_or("", |(comment, _)| comment.trim())
}

/// The defaults of the light and the dark theme, if they differ.
fn themes(default: &str) -> Option<(&str, &str)> {
    default.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_has_the_comment_before_it_and_the_default_of_each_theme() -> Result<()> {
        let style = "/* The contract. */ :root {
            /* The main
               color. */
            --accent: var(--coverlist-accent, light-dark(#00f, #88f));
            --wash: color-mix(in srgb, var(--accent) 10%, white);
            /* The ring. */
            --focus: var(--coverlist-focus, var(--accent));
            /* The shadow. */
            --shadow: var(
              --coverlist-shadow,
              0 1px light-dark(#000, #111),
              0 2px #222
            );
            /* The factor. */
            --s1: calc(4px * var(--coverlist-density, 1));
            --s2: calc(8px * var(--coverlist-density, 1));
        }";
        let found = properties(style)?;
        let listed: Vec<_> = found
            .iter()
            .map(|Property { name, meaning, default, dark_default }| {
                (name.as_str(), meaning.as_str(), default.as_str(), dark_default.as_deref())
            })
            .collect();
        assert_eq!(
            listed,
            [
                ("--coverlist-accent", "The main color.", "#00f", Some("#88f")),
                ("--coverlist-focus", "The ring.", "var(--coverlist-accent)", None),
                ("--coverlist-shadow", "The shadow.", "0 1px light-dark(#000, #111), 0 2px #222", None),
                ("--coverlist-density", "The factor.", "1", None),
            ]
        );
        Ok(())
    }

    #[test]
    fn a_property_without_a_comment_of_its_own_is_an_error() {
        let style = ":root { /* One. */ --a: var(--coverlist-a, 1); --b: var(--coverlist-b, 2); }";
        let problem = properties(style).expect_err("a comment is missing").to_string();
        assert!(problem.starts_with("--coverlist-b needs a comment"), "{problem}");
    }
}
