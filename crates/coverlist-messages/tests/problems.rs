//! All problems that the API reports: code and title, then each reason with its detail.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p coverlist-messages --test problems`.

#[path = "../build/source.rs"]
#[allow(dead_code, reason = "the build reads the types of parameters")]
mod source;

use source::{Messages, Part};
use std::fmt::Write;

const ENGLISH: &str = include_str!("../locales/en.ftl");

#[test]
fn the_problems_are_the_committed_ones() {
    let messages = Messages::parse(ENGLISH).unwrap_or_else(|error| panic!("{error}")).0;
    let titles = messages.iter().filter_map(|(id, text)| Some((id.strip_suffix(".title")?, text)));
    let mut listed = String::new();
    let mut reasons = 0;
    for (code, title) in titles.filter(|(id, _)| id.starts_with("problem-")) {
        let _ = writeln!(listed, "{}: {}", wire_name(code), shown(&title.parts));
        for (reason, detail) in messages.iter().filter(|(id, _)| is_of(id, code)) {
            let _ = writeln!(listed, "  {}: {}", wire_name(reason), shown(&detail.parts));
            reasons += 1;
        }
    }
    let all = messages.keys().filter(|id| id.starts_with("problem-") && !id.contains('.')).count();
    assert_eq!(reasons, all, "each reason begins with exactly one code");
    insta::assert_snapshot!(listed);
}

/// Whether the id of a detail begins with the id of a code.
fn is_of(id: &str, code: &str) -> bool {
    id.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn wire_name(id: &str) -> String {
    id.trim_start_matches("problem-").replace('-', "_")
}

fn shown(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Param(name) => format!("{{{name}}}"),
        Part::Select { param, variants } => {
            let variants: Vec<String> = variants.iter().map(|variant| shown(&variant.parts)).collect();
            format!("{{{param}: {}}}", variants.join(" | "))
        }
    };
    parts.iter().map(part).collect()
}
