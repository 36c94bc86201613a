//! The build refuses a Fluent file with a mistake.

#[path = "../build/encode.rs"]
mod encode;
#[path = "../build/generate.rs"]
#[allow(dead_code, reason = "only the build writes files")]
mod generate;
#[path = "../build/source.rs"]
mod source;

use source::Messages;

const ENGLISH: &str = "\
# $rows (count)
plan-rows = { $rows ->
    [one] One row
   *[other] { $rows } rows
}
plan-title = Plan
";

fn parsed(text: &str) -> Messages {
    Messages::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Expects that parsing, or generating the English code, fails with this text.
#[track_caller]
fn english_fails(text: &str, with: &str) {
    let error = Messages::parse(text).and_then(|messages| generate::english(&messages));
    let error = error.expect_err("the build must fail");
    assert!(error.contains(with), "{error}");
}

/// Expects that the table of another language fails with this text.
#[track_caller]
fn table_fails(text: &str, with: &str) {
    let table = generate::table(&parsed(ENGLISH), &parsed(text), encode::encoded);
    let error = table.expect_err("the build must fail");
    assert!(error.contains(with), "{error}");
}

#[test]
fn another_language_has_exactly_the_english_messages() {
    let complete = ENGLISH.replace("Plan", "Plan!").replace("One row", "{ $rows } row");
    assert!(generate::table(&parsed(ENGLISH), &parsed(&complete), encode::encoded).is_ok());
    table_fails("plan-title = Plan\n", "there is no message plan-rows");
    table_fails(&format!("{ENGLISH}plan-more = More\n"), "English has no message plan-more");
}

#[test]
fn another_language_has_the_parameters_of_english() {
    let other = ENGLISH.replace("plan-title = Plan", "# $rows (count)\nplan-title = { $rows }");
    table_fails(&other, "plan-title: the English text does not use $rows");
    table_fails(&ENGLISH.replace("(count)", "(text)"), "plan-rows: the English text does not use $rows");
    let dropped = "plan-rows = Rows\nplan-title = Plan\n";
    table_fails(dropped, "plan-rows: the text does not use $rows");
}

#[test]
fn the_pseudo_locale_brackets_every_text() {
    let english = parsed(ENGLISH);
    let table = generate::table(&english, &english, encode::bracketed).expect("English fits itself");
    let texts: Vec<String> = serde_json::from_str(&table).expect("an array");
    assert_eq!(texts.len(), 2);
    assert!(texts.iter().all(|text| text.starts_with('[') && text.ends_with(']')), "{table}");
}

#[test]
fn parameters_are_declared_and_used() {
    english_fails("plan-title = { $rows } rows\n", "plan-title: the comment does not declare $rows");
    english_fails("# $rows (count)\nplan-title = Plan\n", "plan-title: no text uses the parameter $rows");
    english_fails("# $rows\nplan-title = { $rows }\n", "$rows has no type");
    english_fails("# $rows (number)\nplan-title = { $rows }\n", "$rows has the unknown type number");
}

#[test]
fn a_file_that_is_no_fluent_fails_with_the_line() {
    english_fails("plan-title = Plan\nplan-rows = { $rows\n", "line 3");
}

#[test]
fn a_finding_has_all_its_texts_and_only_known_parameters() {
    let finding = "finding-row-blank = Blank.\n    .title = Blank\n    .help = Help.\n    .example = ,,\n";
    assert!(generate::english(&parsed(finding)).is_ok());
    english_fails(&finding.replace("    .help = Help.\n", ""), "there is no message finding-row-blank.help");
    let in_title = format!("# $key (text)\n{}", finding.replace("= Blank\n", "= { $key }\n"));
    english_fails(&in_title, "finding-row-blank.title: only the sentence has parameters");
    let wrong = format!("# $words (text)\n{}", finding.replace("Blank.", "{ $words }"));
    english_fails(&wrong, "finding-row-blank: $words must have the type List");
}

#[test]
fn two_messages_on_the_wire_have_different_codes() {
    english_fails("part-title = A\nproblem-title = B\n", "a message of another section has the same code");
}
