//! The templates of a district are data: only the code that seeds them and tests call the built-in ones.

use super::tokens::{Source, is_ident, is_path_separator, line, without_tests};
use crate::tidy::Violation;
use crate::tidy::tree::TextFile;
use proc_macro2::{TokenStream, TokenTree};

/// The sources that may call the built-in templates: their own module, the seed of a new district, and the
/// sample on which a new worker tries its engine.
const ALLOWED: &[&str] = &[
    "crates/coverlist-core/src/template/",
    "crates/coverlist-server/src/store/templates.rs",
    "crates/coverlist-worker/src/warm_up.rs",
];

/// Checks the sources of every crate, apart from tests in them.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let checked = files.iter().filter(|file| is_source(&file.path) && !is_allowed(file));
    checked.flat_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Vec<Violation> {
    let Some(source) = Source::parse(&file.path, &file.text) else { return Vec::new() };
    let mut lines = Vec::new();
    scan(source.tokens, &mut lines);
    let what = "must get the district's templates as an argument, not call the built-in ones";
    lines.into_iter().map(|line| Violation::at(&file.path, line, what)).collect()
}

fn is_source(path: &str) -> bool {
    path.starts_with("src/") || (path.starts_with("crates/") && path.split('/').nth(2) == Some("src"))
}

fn is_allowed(file: &TextFile) -> bool {
    is_test(file) || ALLOWED.iter().any(|allowed| file.path.starts_with(allowed))
}

/// Whether the file is the tests of a module: `tests.rs`, or a file in its directory `tests`.
fn is_test(file: &TextFile) -> bool {
    file.name().ends_with("tests.rs") || file.path.split('/').rev().nth(1) == Some("tests")
}

/// Finds `Template::builtin` and `TemplateSet::builtin` outside of items for tests.
fn scan(tokens: TokenStream, lines: &mut Vec<usize>) {
    let tokens = without_tests(tokens);
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            scan(group.stream(), lines);
        }
        let is_template = is_ident(Some(token), "Template") || is_ident(Some(token), "TemplateSet");
        let is_built_in =
            ["builtin", "builtin_records"].iter().any(|name| is_ident(tokens.get(at + 3), name));
        if is_template && is_path_separator(&tokens, at + 1) && is_built_in {
            lines.push(line(token));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of the violations in a file with this text.
    fn places(path: &str, text: &str) -> Vec<String> {
        let file = TextFile { path: path.to_owned(), text: text.to_owned() };
        check(&[file]).into_iter().map(|violation| violation.place).collect()
    }

    #[test]
    fn a_call_of_the_built_in_templates_is_found_in_every_crate() {
        let call = "fn a() {\n    let all = TemplateSet::builtin();\n    kinds.map(Template::builtin)\n}\n";
        for path in [
            "src/steps/choose.rs",
            "crates/coverlist-core/src/validate/row.rs",
            "crates/coverlist-server/src/command/check.rs",
            "crates/coverlist-worker/src/engine.rs",
        ] {
            assert_eq!(places(path, call), [format!("{path}:2"), format!("{path}:3")]);
        }
    }

    #[test]
    fn the_seed_and_tests_may_call_them() {
        let call = "fn a() { TemplateSet::builtin(); }\n";
        for path in [
            "crates/coverlist-core/src/template/example.rs",
            "crates/coverlist-server/src/store/templates.rs",
            "crates/coverlist/tests/server/stage.rs",
            "crates/coverlist-core/examples/read_speed.rs",
            "src/flow/importing/tests.rs",
            "src/flow/importing/tests/staging.rs",
            "tests/corpus/case.rs",
        ] {
            assert!(places(path, call).is_empty(), "{path}");
        }
        let path = "crates/coverlist-core/src/findings/message.rs";
        assert!(
            places(path, "/// TemplateSet::builtin()\nfn a() {}\n").is_empty(),
            "an example in a comment"
        );
        let test = "#[cfg(test)]\nmod tests {\n    fn a() { Template::builtin(kind); }\n}\n";
        assert!(places(path, test).is_empty());
        let behind = format!("#[cfg(test)]\nmod tests;\n{test}{call}");
        assert_eq!(places(path, &behind), [format!("{path}:7")], "the end of a test item is known");
    }
}
