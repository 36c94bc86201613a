//! Recognizes words for a total.

/// Whether a text is a word for a total, alone or followed by a space or a colon. `SUM-001` may be a key.
pub(crate) fn begins_with_total(text: &str) -> bool {
    // A fast path: most keys begin with another letter.
    if !text.starts_with(['t', 'T', 's', 'S', 'g', 'G', 'c', 'C', 'r', 'R', 'n', 'N']) {
        return false;
    }
    WORDS.iter().any(|word| {
        let Some((start, rest)) = text.split_at_checked(word.len()) else { return false };
        let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '(');
        start.eq_ignore_ascii_case(word) && (rest.is_empty() || rest.starts_with(ends))
    })
}

/// Whether a text is a total: it begins or ends with a word for one, such as Excel's `Lincoln Total`.
pub(crate) fn is_total(text: &str) -> bool {
    begins_with_total(text) || ends_with_total(text)
}

fn ends_with_total(text: &str) -> bool {
    let text = text.trim_end_matches(':');
    let Some((_, last)) = text.rsplit_once(char::is_whitespace) else { return false };
    LAST_WORDS.iter().any(|word| last.eq_ignore_ascii_case(word))
}

const LAST_WORDS: [&str; 5] = ["total", "totals", "subtotal", "subtotals", "count"];

const WORDS: [&str; 12] = [
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "sub-total",
    "sub total",
    "grand total",
    "sum",
    "count",
    "row count",
    "record count",
    "number of",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_of_a_group() {
        for text in ["Lincoln MS Total", "Grade 7 Count", "Lincoln subtotal:", "Total"] {
            assert!(is_total(text), "{text}");
        }
        for text in ["Total-12 x", "Ana Totally", "LincolnTotal", "Discount", ""] {
            assert!(!is_total(text), "{text}");
        }
    }

    #[test]
    fn words_for_a_total() {
        for text in [
            "Total",
            "TOTALS",
            "Total: 12",
            "Total 12",
            "Grand Total",
            "Sub-total",
            "Sum",
            "Count (12)",
            "Number of rows",
        ] {
            assert!(begins_with_total(text), "{text}");
        }
        for text in ["Totalini", "SUM-001", "sum001", "counter", "118204", "S-20391", "", "té"] {
            assert!(!begins_with_total(text), "{text}");
        }
    }
}
