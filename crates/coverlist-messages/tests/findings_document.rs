//! docs/FINDINGS.md is the catalog of findings with its texts. `UPDATE_FINDINGS=1` writes it.

use coverlist_core::findings::{Code, Parameter, Severity};
use coverlist_messages::{
    English, Message, Params, Table, WireMessage, WireValue, finding_example, finding_title,
    finding_with_help, render, tables,
};

const INTRODUCTION: &str = "\
<!-- Written by `cargo xtask codegen` from the catalog in coverlist-core and its texts in coverlist-messages. Do not edit. -->

# Findings

What Coverlist can observe about a file. A finding is a code and a place (line and column), never a value.
The code decides the severity; browser, server and command line find the same.
";

const SECTIONS: &[(Severity, &str, &str)] = &[
    (Severity::Blocks, "Findings that block the file", "The file cannot be staged until they are gone."),
    (Severity::Rejects, "Findings that reject a row", "The row is never applied, and stays in the report."),
    (Severity::Warns, "Findings that warn", "They reject no row. Check them before you stage the file."),
];

#[test]
fn the_document_is_the_catalog() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/FINDINGS.md");
    if std::env::var_os("UPDATE_FINDINGS").is_some() {
        std::fs::write(path, document()).expect("the document can be written");
    }
    let written = std::fs::read_to_string(path).expect("the document can be read");
    assert!(written == document(), "docs/FINDINGS.md differs from its sources. Run: cargo xtask codegen");
}

fn document() -> String {
    let sections = SECTIONS.iter().map(|&(severity, title, meaning)| {
        let codes = Code::ALL.iter().filter(|code| code.severity() == severity);
        format!("\n## {title}\n\n{meaning}\n{}", codes.map(|code| entry(*code)).collect::<String>())
    });
    INTRODUCTION.to_owned() + &sections.collect::<String>()
}

fn entry(code: Code) -> String {
    let text = |message: Message| render(&English, &message);
    let title = text(finding_title(code));
    let help = sentence(code)
        .map(|sentence| format!("\n{}\n", in_markdown(&text(finding_with_help(code, sentence)))));
    let example = text(finding_example(code));
    let (id, help) = (code.id(), help.unwrap_or_default());
    format!("\n### {title}\n\n`{id}`\n{help}\nExample:\n\n```text\n{}\n```\n", example.trim_end())
}

/// Some texts mention HTML, which Markdown would not show.
fn in_markdown(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The sentence about a code, with values that a file of users could have.
fn sentence(code: Code) -> Option<String> {
    let named = |&parameter: &Parameter| {
        let (name, value) = value(parameter, code);
        (name.to_owned(), value)
    };
    let english: Table = serde_json::from_str(tables().iter().find(|table| table.tag == "en")?.json).ok()?;
    english.sentence(&English, code.id(), &code.parameters().iter().map(named).collect())
}

fn value(parameter: Parameter, code: Code) -> (&'static str, WireValue) {
    let text = |text: &str| WireValue::Text(text.to_owned());
    let list = |texts: &[&str]| WireValue::List(texts.iter().map(|&item| text(item)).collect());
    match parameter {
        Parameter::Field => ("field", text(header(code))),
        Parameter::Key => ("key", text("User ID")),
        Parameter::Kind => ("kind", text("user")),
        Parameter::Headers => ("headers", list(&["User ID", "Insurance Status", "Policy Number"])),
        Parameter::Words if code == Code::ChoiceUnknown => ("words", list(&["Silver", "Gold"])),
        Parameter::Words => ("words", list(&["Enrolled", "Not Enrolled", "Waived"])),
        Parameter::OtherTemplate => ("other_template", text("Device")),
        Parameter::OtherKey => ("other_key", text("Device Serial")),
        Parameter::Lines => ("lines", line(7)),
        Parameter::Minimum => ("minimum", text("0")),
        Parameter::Maximum => ("maximum", text("12")),
        Parameter::MinLength => ("min_length", WireValue::Count(6)),
        Parameter::MaxLength => ("max_length", WireValue::Count(200)),
        Parameter::Pattern => ("pattern", text("[A-Z]{2}-[0-9]{4}")),
        Parameter::Dates => ("dates", list(&["09/25/2026"])),
        Parameter::Blank => ("blank", text("keep")),
    }
}

fn line(number: u32) -> WireValue {
    let lines = WireValue::List(vec![WireValue::Text(number.to_string())]);
    let params = Params::from_iter([("count".to_owned(), WireValue::Count(1)), ("lines".to_owned(), lines)]);
    WireValue::Message(WireMessage { code: "lines".to_owned(), params })
}

/// The header of a column that can have the finding.
const fn header(code: Code) -> &'static str {
    match code {
        Code::HeaderMissing => "Insurance Status",
        Code::HeaderNear | Code::HeaderDuplicate => "User ID",
        Code::AmountNegative => "Coverage Amount",
        Code::DateFormat => "Coverage Start Date",
        Code::ChoiceUnknown => "Coverage Type",
        Code::IntegerUnreadable
        | Code::IntegerScientific
        | Code::ValueBelowMinimum
        | Code::ValueAboveMaximum => "Months Covered",
        _ => "Policy Number",
    }
}
