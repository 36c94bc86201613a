//! Compares names of persons.

use super::bare;

/// Marks that people write as an apostrophe, and the Hawaiian okina.
const APOSTROPHES: [char; 7] = ['\'', '\u{2019}', '\u{2018}', '\u{2BB}', '\u{2BC}', '`', '\u{B4}'];

/// The parts of a name, without case and accents. Hyphens separate parts, and apostrophes do not.
pub fn name_parts(name: &str) -> impl Iterator<Item = String> {
    let name = bare(&name.replace(APOSTROPHES, ""));
    let parts: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).map(plain).collect();
    parts.into_iter().filter(|part| !part.is_empty())
}

/// A part with the letters that a keyboard without them has instead.
fn plain(part: &str) -> String {
    if part.is_ascii() {
        return part.to_owned();
    }
    let mut plain = String::with_capacity(part.len());
    for letter in part.chars() {
        match letter {
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ø' => plain.push('o'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            letter => plain.push(letter),
        }
    }
    plain
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
    let (mut one, mut other) = (significant(one), significant(other));
    if one.is_empty() || other.is_empty() {
        return true;
    }
    join_like(&mut one, &other);
    join_like(&mut other, &one);
    let (fewer, more) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    are_among(fewer, more)
}

/// Additions to a name that tell generations apart.
const ADDITIONS: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "esq"];

/// The parts of a name without additions, unless it has no other parts.
fn significant(name: &str) -> Vec<String> {
    let (additions, parts): (Vec<_>, Vec<_>) =
        name_parts(name).partition(|part| ADDITIONS.contains(&part.as_str()));
    if parts.is_empty() { additions } else { parts }
}

/// Joins adjacent parts that the other name has as one: `De La Cruz` and `Delacruz`.
fn join_like(parts: &mut Vec<String>, other: &[String]) {
    let joins = |whole: &String| {
        let ranges = (0..parts.len()).flat_map(|first| (first + 2..=parts.len()).map(move |end| first..end));
        ranges
            .into_iter()
            .find(|range| parts[range.clone()].concat() == *whole)
            .map(|range| (range, whole.clone()))
    };
    if let Some((range, whole)) = other.iter().find_map(joins) {
        parts.splice(range, [whole]);
    }
}

/// Whether each part is one of the other parts, each of which counts once, or an initial of it or its
/// extension. At least one part is the same.
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
        for (one, other) in [
            ("DeLaCruz, Luz", "Luz De La Cruz"),
            ("De La Cruz, Luz", "Luz Maria Delacruz"),
            ("Mc Donald, John", "John A McDonald"),
            ("Mary Ann Lee", "Maryann K Lee"),
            ("Wei Đặng", "DANG, WEI"),
            ("Łukasz Weiß", "Lukasz Weiss"),
            ("Søren Bjørk", "Soren Bjork"),
            ("Kaʻahumanu", "Kaahumanu"),
            ("Garcia, Maria C", "Maria del Carmen Garcia Lopez"),
            ("Iv", "IV"),
        ] {
            assert!(is_same_person(one, other) && is_same_person(other, one), "{one} and {other}");
        }
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
            ("Iv", "Ii"),
        ] {
            assert!(!is_same_person(one, other), "{one} and {other}");
            assert!(!is_same_person(other, one), "{other} and {one}");
        }
    }
}
