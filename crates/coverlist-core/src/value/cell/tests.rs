//! Judges cells under the rules of single columns.

use super::*;
use crate::template::Word;

/// A column of a custom field.
fn column(field_type: FieldType) -> Column {
    Column::new(Field::custom(1, field_type), "Header")
}

#[track_caller]
fn assert_codes(column: &Column, cells: &[(&str, Option<Code>)]) {
    let checker = Checker::compile(column);
    for &(cell, code) in cells {
        let judged = checker.judge(cell);
        assert_eq!((judged.code, checker.problem(cell)), (code, code), "{cell}");
        let is_fine = code.is_none_or(|code| code.severity() == Severity::Warns);
        assert!(judged.value.is_some() || !is_fine, "{cell}");
    }
}

#[test]
fn limits_include_their_values() {
    let whole = Column {
        minimum: Some(Value::Integer(1)),
        maximum: Some(Value::Integer(12)),
        ..column(FieldType::Integer)
    };
    let (below, above) = (Some(Code::ValueBelowMinimum), Some(Code::ValueAboveMaximum));
    assert_codes(&whole, &[("0", below), ("-5", below), ("1", None), ("12", None), ("13", above)]);
    let amount = Column { minimum: Some(Value::Amount(1_050)), ..column(FieldType::Amount) };
    assert_codes(&amount, &[("10.49", below), ("$10.50", None), ("-20", below)]);
    let day = Column { maximum: Some(Value::Date(Date::constant(2026, 9, 1))), ..column(FieldType::Date) };
    assert_codes(&day, &[("2026-09-01", None), ("2026-09-02", above), ("9/30/2026", above)]);
}

#[test]
fn the_templates_limit_replaces_the_usual_one() {
    assert_codes(
        &column(FieldType::Amount),
        &[("-1", Some(Code::AmountNegative)), ("100000.01", Some(Code::AmountLarge))],
    );
    let wide = Column {
        minimum: Some(Value::Amount(-10_000)),
        maximum: Some(Value::Amount(99_999_999)),
        ..column(FieldType::Amount)
    };
    assert_codes(&wide, &[("-100.00", None), ("(100.01)", Some(Code::ValueBelowMinimum)), ("500000", None)]);
    let unlikely = Some(Code::DateUnlikely);
    let days =
        [("1999-12-31", unlikely), ("2000-01-01", None), ("2100-12-31", None), ("2101-01-01", unlikely)];
    assert_codes(&column(FieldType::Date), &days);
    let born = Column { minimum: Some(Value::Date(Date::constant(1930, 1, 1))), ..column(FieldType::Date) };
    assert_codes(&born, &[("1999-12-31", None), ("1929-12-31", Some(Code::ValueBelowMinimum))]);
}

#[test]
fn a_text_keeps_lengths_and_pattern() {
    let text = Column {
        min_length: Some(3),
        max_length: Some(5),
        pattern: Some("[a-zé]+".to_owned()),
        ..column(FieldType::Text)
    };
    let cells = [
        ("ab", Some(Code::TextShort)),
        ("éé", Some(Code::TextShort)),
        ("ééé", None),
        ("abcde", None),
        ("abcdef", Some(Code::TextLong)),
        ("ABC", Some(Code::PatternMismatch)),
        ("####", Some(Code::CellHashes)),
    ];
    assert_codes(&text, &cells);
    for field in [Field::Key, Field::PolicyNumber] {
        assert_codes(&Column { field, ..text.clone() }, &cells);
    }
    assert_codes(
        &column(FieldType::Text),
        &[(&"é".repeat(200), None), (&"é".repeat(201), Some(Code::TextLong))],
    );
    let key = Column { pattern: Some("[0-9]+".to_owned()), ..Column::new(Field::Key, "User ID") };
    let cells = [("004231", None), ("5-Mar", Some(Code::KeyDate)), ("S-1", Some(Code::PatternMismatch))];
    assert_codes(&key, &cells);
}

#[test]
fn a_choice_is_one_of_the_words_and_means_its_value() {
    let word =
        |word: &str, means: &str| Word { word: word.to_owned(), means: Value::Choice(means.to_owned()) };
    let with_space = ["Hard", "case"].join("  ");
    let choice = Column {
        words: vec![word("Sleeve", "Sleeve"), word(&with_space, "Case"), word("None", "None")],
        ..column(FieldType::Choice)
    };
    assert_codes(
        &choice,
        &[("sleeve", None), ("Bag", Some(Code::ChoiceUnknown)), ("#N/A", Some(Code::CellExcelError))],
    );
    let checker = Checker::compile(&choice);
    assert_eq!(checker.judge("HARD CASE").value, Some(Value::Choice("Case".to_owned())));
    assert_eq!(checker.says_nothing("none"), None, "the template has this word");
    assert_eq!(checker.says_nothing("n/a"), Some(Code::CellNothing));
}

#[test]
fn only_the_templates_date_formats_are_read() {
    let date = Column {
        date_formats: vec!["%d.%m.%Y".to_owned(), "%m/%d/%Y".to_owned()],
        ..column(FieldType::Date)
    };
    let checker = Checker::compile(&date);
    assert!(!checker.needs_order());
    for cell in ["5.9.2026", "09/05/2026"] {
        assert_eq!(checker.judge(cell).value, Some(Value::Date(Date::constant(2026, 9, 5))), "{cell}");
    }
    let format = Some(Code::DateFormat);
    assert_codes(
        &date,
        &[("2026-09-05", format), ("9/5/26", format), ("46258", format), ("31.6.2026", format)],
    );
    for (cell, nothing) in [
        ("01.01.1900", Some(Code::DateSentinel)),
        ("01.02.1900", None),
        ("1/0/1900", Some(Code::DateSentinel)),
        ("n/a", Some(Code::CellNothing)),
    ] {
        assert_eq!(checker.says_nothing(cell), nothing, "{cell}");
    }
}

#[test]
fn a_date_waits_for_the_order_of_its_column() {
    let mut checker = Checker::compile(&column(FieldType::Date));
    assert!(checker.needs_order() && checker.judge("8/9/2026").value.is_none());
    checker.set_order(Some(DateOrder::DayFirst));
    assert_eq!(checker.judge("8/9/2026").value, Some(Value::Date(Date::constant(2026, 9, 8))));
}

#[test]
fn a_word_for_nothing_that_matches_the_pattern_is_a_value() {
    assert_eq!(Checker::compile(&column(FieldType::Text)).says_nothing("x"), Some(Code::CellNothing));
    let marks = Column { pattern: Some("[x-]".to_owned()), ..column(FieldType::Text) };
    assert_eq!(Checker::compile(&marks).says_nothing("x"), None);
}
