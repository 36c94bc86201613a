//! Prints the catalog of findings as a document. `cargo xtask codegen` writes it to docs/FINDINGS.md.

use coverlist_core::findings::{Code, Severity};
use coverlist_messages::{English, Message, finding_example, finding_help, finding_title, render};

const SECTIONS: &[(Severity, &str, &str)] = &[
    (Severity::Blocks, "Findings that block the file", "The file cannot be staged until they are gone."),
    (Severity::Rejects, "Findings that reject a row", "The row is never applied, and stays in the report."),
    (Severity::Warns, "Findings that warn", "The row is applied; have a look first."),
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
    println!("\n### {}\n\n`{}`: {}", text(finding_title(code)), code.id(), text(finding_help(code)));
    println!("\nExample:\n\n```text\n{}\n```", text(finding_example(code)).trim_end());
}
