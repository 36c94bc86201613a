//! Compares names of persons.

use super::bare;

/// The parts of a name, without case and accents. Hyphens separate parts, and apostrophes do not.
pub fn name_parts(name: &str) -> impl Iterator<Item = String> {
    let name = bare(&name.replace(['\'', '\u{2019}'], ""));
    let parts: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    parts.into_iter().filter(|part| !part.is_empty())
}

/// Whether two names can be of the same person. Case, accents, apostrophes, hyphens, the order of the parts,
/// and additions such as *Jr.* do not count; an initial stands for a name; and one of the names may lack
/// parts, such as a middle name. A name without letters can be of anybody.
///
/// ```
/// use coverlist_core::record::is_same_person;
///
/// assert!(is_same_person("RUIZ-LOPEZ, Ana M.", "Ana María Ruiz López"));
/// assert!(is_same_person("Maryann O'Neil", "Mary Ann ONeil"));
/// assert!(!is_same_person("Ana Ruiz", "Eva Ruiz"));
/// ```
pub fn is_same_person(one: &str, other: &str) -> bool {
    let (one, other) = (significant(one), significant(other));
    let (fewer, more) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    fewer.is_empty() || are_among(fewer, more) || is_joined_otherwise(fewer, more)
}

/// Additions to a name that tell generations apart.
const ADDITIONS: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "esq"];

fn significant(name: &str) -> Vec<String> {
    name_parts(name).filter(|part| !ADDITIONS.contains(&part.as_str())).collect()
}

/// Whether each part is one of the other parts, each of which counts once, or an initial of it or its
/// extension. One part must be the same, unless both names have one part.
fn are_among(fewer: &[String], more: &[String]) -> bool {
    let mut free: Vec<&String> = more.iter().collect();
    let mut take = |is_found: &dyn Fn(&str) -> bool| {
        let place = free.iter().position(|part| is_found(part));
        place.map(|place| free.remove(place)).is_some()
    };
    let (same, others): (Vec<_>, Vec<_>) =
        fewer.iter().partition(|part| take(&|other| other == part.as_str()));
    !same.is_empty() && others.iter().all(|part| take(&|other| is_initial(part, other)))
}

/// Whether one of two parts is the initial of the other.
fn is_initial(one: &str, other: &str) -> bool {
    let is_short = |part: &str| part.chars().count() == 1;
    one.chars().next() == other.chars().next() && (is_short(one) || is_short(other))
}

/// Whether the names are the same letters, divided otherwise, in the same order or from another part on.
fn is_joined_otherwise(fewer: &[String], more: &[String]) -> bool {
    let whole = fewer.concat();
    (0..more.len()).any(|first| [&more[first..], &more[..first]].concat().concat() == whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_person_is_written_in_many_ways() {
        let record = "Ana María Ruiz López";
        for name in [
            "ana maria ruiz lopez",
            "RUIZ LOPEZ, ANA MARIA",
            "Ruiz-López, Ana",
            "Ana Ruiz",
            "A. Ruiz",
            "Ruiz",
            "Ana",
            "Ana M Ruiz Lopez Jr.",
            "",
            "-",
        ] {
            assert!(is_same_person(name, record) && is_same_person(record, name), "{name}");
        }
        assert!(is_same_person("DeLaCruz, Luz", "Luz De La Cruz"));
        assert!(is_same_person("Seán Ó Briain", "Sean OBriain"));
    }

    #[test]
    fn siblings_and_strangers_are_other_persons() {
        for (one, other) in [
            ("Ana Ruiz", "Eva Ruiz"),
            ("Ana Ruiz", "Ana Lopez"),
            ("A R", "Ana Ruiz"),
            ("A. Ruiz", "Eva Ruiz"),
            ("Ana Ana", "Ana Ruiz"),
            ("Jo Li", "Jon Lin"),
        ] {
            assert!(!is_same_person(one, other), "{one} and {other}");
            assert!(!is_same_person(other, one), "{other} and {one}");
        }
    }
}
