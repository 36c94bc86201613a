//! The build refuses a Fluent file with a mistake.

#[path = "../build/encode.rs"]
mod encode;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/order.rs"]
mod order;
#[path = "../build/source.rs"]
mod source;
#[path = "../build/table.rs"]
mod table;

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
    let error = table::table(&parsed(ENGLISH), &parsed(text)).expect_err("the build must fail");
    assert!(error.contains(with), "{error}");
}

#[test]
fn another_language_has_exactly_the_english_messages() {
    let complete = ENGLISH.replace("Plan", "Plan!").replace("One row", "{ $rows } row");
    assert!(table::table(&parsed(ENGLISH), &parsed(&complete)).is_ok());
    table_fails("plan-title = Plan\n", "these messages are missing: plan-rows");
    table_fails(&format!("{ENGLISH}plan-more = More\n"), "English has no message plan-more");
}

#[test]
fn the_output_of_commands_is_in_no_table() {
    let english = parsed(&format!("{ENGLISH}command-done = Done.\n"));
    let table = table::english_table(&english, encode::encoded).expect("a table");
    assert!(table.contains("Plan") && !table.contains("Done."), "{table}");
    let error = table::table(&english, &english).expect_err("the build must fail");
    assert!(error.contains("command-done is only in English"), "{error}");
}

#[test]
fn a_program_for_browsers_has_no_sentence_of_the_server() {
    let english = parsed(&format!("{ENGLISH}row-short = The row is short.\n"));
    let code = generate::english(&english).expect("code");
    let not_on_the_page = |text: &str| {
        let mut functions = code.split("}\n");
        let function = functions.find(|function| function.contains(text)).expect("a function");
        function.contains("#[cfg(not(target_arch = \"wasm32\"))]")
    };
    assert!(!not_on_the_page("Plan"), "{code}");
    assert!(not_on_the_page("The row is short."), "{code}");
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
    let table = table::english_table(&parsed(ENGLISH), encode::bracketed).expect("a table");
    let table: serde_json::Value = serde_json::from_str(&table).expect("JSON");
    let texts: Vec<&str> =
        table["texts"].as_array().expect("texts").iter().filter_map(|t| t.as_str()).collect();
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
