//! Prints the catalog of findings as a document. `cargo xtask codegen` writes it to docs/FINDINGS.md.

use coverlist_core::findings::{Code, Parameter, Severity};
use coverlist_messages::{
    English, Message, Params, Table, WireMessage, WireValue, finding_example, finding_title,
    finding_with_help, render, tables,
};

const SECTIONS: &[(Severity, &str, &str)] = &[
    (Severity::Blocks, "Findings that block the file", "The file cannot be staged until they are gone."),
    (Severity::Rejects, "Findings that reject a row", "The row is never applied, and stays in the report."),
    (Severity::Warns, "Findings that warn", "They reject no row. Check them before you stage the file."),
];

fn main() {
    println!(
        "<!-- Written by `cargo xtask codegen` from the catalog in coverlist-core and its texts in coverlist-messages. Do not edit. -->"
    );
    println!("\n# Findings\n");
    println!(
        "What Coverlist can observe about a file. A finding is a code and a place (line and column), never a value."
    );
    println!("The code decides the severity; browser, server and command line find the same.");
    for &(severity, title, meaning) in SECTIONS {
        println!("\n## {title}\n\n{meaning}");
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            print_entry(*code);
        }
    }
}

fn print_entry(code: Code) {
    let text = |message: Message| render(&English, &message);
    println!("\n### {}\n\n`{}`", text(finding_title(code)), code.id());
    if let Some(sentence) = sentence(code) {
        println!("\n{}", in_markdown(&text(finding_with_help(code, sentence))));
    }
    println!("\nExample:\n\n```text\n{}\n```", text(finding_example(code)).trim_end());
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
