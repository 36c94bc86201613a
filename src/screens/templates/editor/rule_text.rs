//! The rules of a column in words.

use crate::flow::drafting::{DraftColumn, Limit};
use crate::words::templates as words;

/// The name of a limit.
pub fn limit(limit: Limit) -> String {
    match limit {
        Limit::Minimum => t!(editor_minimum),
        Limit::Maximum => t!(editor_maximum),
        Limit::MinLength => t!(editor_min_length),
        Limit::MaxLength => t!(editor_max_length),
        Limit::Pattern => t!(templates_pattern),
        Limit::Example => t!(editor_example_value),
    }
}

/// The rules of a column in short: its words, limits, and formats. Empty if it has none.
pub fn draft_rules(column: &DraftColumn) -> String {
    let typed = |limit| Some(column.limit(limit).trim().to_owned()).filter(|text| !text.is_empty());
    let word_count = column.words.iter().filter(|word| !word.is_blank()).count() as u64;
    let lengths = words::range(typed(Limit::MinLength), typed(Limit::MaxLength));
    let rules = [
        (word_count > 0).then(|| t!(editor_word_count, word_count)),
        words::range(typed(Limit::Minimum), typed(Limit::Maximum)),
        lengths.map(|range| t!(templates_characters, range)),
        typed(Limit::Pattern),
        Some(column.date_formats.lines().collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty()),
    ];
    rules.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
