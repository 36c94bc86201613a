//! Recognizes rows that a program added as a remark: `(12 rows affected)`, `End of report`, `Page 1 of 3`.

/// Nouns that a program counts at the end of a list.
const COUNTED: [&str; 18] = [
    "row", "rows", "record", "records", "student", "students", "user", "users", "device", "devices", "item",
    "items", "result", "results", "entry", "entries", "line", "lines",
];
/// Words for the creation of a list.
const DONE: [&str; 9] =
    ["printed", "generated", "exported", "created", "prepared", "produced", "downloaded", "run", "report"];
/// Words that follow them in a remark, but not in a name.
const FOLLOWING: [&str; 12] =
    ["by", "on", "at", "from", "date", "time", "total", "generated", "created", "printed", "exported", "run"];

/// Whether a text is a remark of the program that wrote the list.
pub(crate) fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let in_marks = text.starts_with(['(', '*', '<', '=', '-', '—', '['])
        && text.ends_with([')', '*', '>', '=', '-', '—', ']']);
    // A login such as `page.1` is one word.
    let are_words = in_marks || text.contains(|c: char| c == ':' || c.is_whitespace());
    if !are_words {
        // A fast path: nearly every key.
        return is_end(text);
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers = words.iter().take_while(|word| is_number(word)).count();
    match words[..] {
        [word] => is_end(word) || (in_marks && numbers == 1),
        [counted, number] if text.contains(':') && is_number(number) && COUNTED.contains(&counted) => true,
        ["end", "of" | "report" | "list" | "file" | "data", ..] => true,
        ["page", number, ..] => is_number(number),
        ["date", done, ..] => DONE.contains(&done),
        ["as", "of", ..] | ["last", "updated", ..] | ["no", "more", ..] | ["powered", "by", ..] => true,
        ["completion", "time", ..] | ["applied", "filters", ..] | ["copyright" | "confidential", ..] => true,
        [done, next, ..] if DONE.contains(&done) => FOLLOWING.contains(&next) || is_number(next),
        _ => {
            numbers > 0
                && words.get(numbers).is_some_and(|word| COUNTED.contains(word))
                && words.len() - numbers <= 4
        }
    }
}

/// Whether a text is a word for the end of a list.
fn is_end(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    word.eq_ignore_ascii_case("end") || word.eq_ignore_ascii_case("eof")
}

/// Whether the first cell of a row begins a comment: `# Please fill in`, and neither the header `#` nor
/// the key `#001111`.
pub(crate) fn begins_comment(first: &str) -> bool {
    let is_key = |remark: &str| {
        !remark.contains(char::is_whitespace) && remark.bytes().any(|byte| byte.is_ascii_digit())
    };
    first.strip_prefix('#').is_some_and(|remark| !remark.is_empty() && !is_key(remark.trim()))
}

/// Whether a text is a rule that databases draw below a header: `-----`.
pub(crate) fn is_line(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'_' | b' '))
}

/// Whether a text has at least this many words, as no key has.
pub(crate) fn is_sentence(text: &str, words: usize) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() >= words
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_told_from_keys() {
        for text in [
            "(1 rows affected)",
            "(12 row(s) affected)",
            "528 rows returned.",
            "12 records",
            "Records: 12",
            "(12)",
            "(1,200 rows affected)",
            "End of report",
            "*** End of Report ***",
            "-- END --",
            "<EOF>",
            "Page 1 of 3",
            "Page: 1",
            "Printed by R. Ortiz",
            "Printed: 8/24/2026",
            "Report generated on 8/24/2026",
            "Run date: 2026-08-24",
            "As of 8/24/2026",
            "Confidential: do not share",
        ] {
            assert!(is_remark(text), "{text}");
        }
        for text in [
            "118204",
            "page.1",
            "S-20391",
            "end1",
            "5CD1234ABC",
            "12",
            "1-2",
            "ana ruiz",
            "Cart 3",
            "printed",
            "",
        ] {
            assert!(!is_remark(text), "{text}");
        }
    }
}
