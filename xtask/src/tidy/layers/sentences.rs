//! Sentences are in the Fluent files: the sources of core, API and server have none.

use super::contents::sql_word;
use super::tokens::{Source, is_ident, is_punct, line, without_tests};
use crate::tidy::Violation;
use crate::tidy::tree::TextFile;
use proc_macro2::{TokenStream, TokenTree};

const CHECKED: &[&str] =
    &["crates/coverlist-core/src/", "crates/coverlist-api/src/", "crates/coverlist-server/src/"];

/// Sources with words that are data: those of files, of examples, of the demo district and of header values.
const DATA: &[&str] = &[
    "crates/coverlist-core/src/read/kind.rs",
    "crates/coverlist-core/src/template/example.rs",
    "crates/coverlist-core/src/value/total.rs",
    "crates/coverlist-server/src/demo/",
    "crates/coverlist-server/src/http/security_headers.rs",
];

/// Functions whose text is for the log: faults of our own.
const FAULTS: &[&str] = &["corrupt", "expect", "fault"];

/// Macros whose text is for developers and operators: faults of our own, log events, and descriptions in JSON
/// Schemas.
const INTERNAL: &[&str] = &[
    "assert",
    "assert_eq",
    "assert_ne",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "error",
    "info",
    "json_schema",
    "panic",
    "unreachable",
    "warn",
];

/// Finds strings with two or more words, or with a word and a placeholder.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let starts_with = |file: &TextFile, all: &[&str]| all.iter().any(|start| file.path.starts_with(start));
    files
        .iter()
        .filter(|file| starts_with(file, CHECKED) && !starts_with(file, DATA))
        .flat_map(check_file)
        .collect()
}

fn check_file(file: &TextFile) -> Vec<Violation> {
    let Some(source) = Source::parse(&file.path, &file.text) else { return Vec::new() };
    let mut lines = Vec::new();
    scan(source.tokens, &mut lines);
    let what = "a sentence belongs in crates/coverlist-messages/locales/en.ftl";
    lines.into_iter().map(|line| Violation::at(&file.path, line, what)).collect()
}

fn scan(tokens: TokenStream, lines: &mut Vec<usize>) {
    let tokens = without_tests(tokens);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(_) if is_internal(&tokens[..at]) || is_attribute(&tokens, at) => {}
            TokenTree::Group(group) => scan(group.stream(), lines),
            TokenTree::Literal(literal)
                if sql_word(literal).is_none() && is_sentence(&literal.to_string()) =>
            {
                lines.push(line(token));
            }
            _ => {}
        }
    }
}

/// Whether a function or a macro for developers stands before its arguments.
fn is_internal(before: &[TokenTree]) -> bool {
    let (name, known) = match before {
        [before @ .., last] if is_punct(Some(last), '!') => (before.last(), INTERNAL),
        before => (before.last(), FAULTS),
    };
    known.iter().any(|word| is_ident(name, word))
}

/// Whether the group at `at` is an attribute, such as a help text of the command line. `#[error("…")]` is the
/// text of an error, which people see.
fn is_attribute(tokens: &[TokenTree], at: usize) -> bool {
    let TokenTree::Group(group) = &tokens[at] else { return false };
    let is_error =
        matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(name)) if name == "error");
    let sign = match &tokens[..at] {
        [before @ .., last] if is_punct(Some(last), '!') => before.last(),
        before => before.last(),
    };
    is_punct(sign, '#') && !is_error
}

/// Whether a literal has two words in sequence, or a word and a placeholder: `Added {name}.`
fn is_sentence(literal: &str) -> bool {
    let Some((_, text)) = literal.split_once('"') else { return false };
    let text = text.replace("\\n", " ").replace('\\', " ");
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(MARKS)).collect();
    words.windows(2).any(|pair| {
        is_word(pair[0]) && (is_lower(pair[1]) || is_placeholder(pair[1]))
            || is_placeholder(pair[0]) && is_lower(pair[1])
    })
}

/// Marks around words.
const MARKS: [char; 10] = ['.', ':', '!', '?', '(', ')', '"', '#', '`', '…'];

/// Whether it is a word that is not in capitals as in SQL.
fn is_word(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let letters = text.replace(['-', '\''], "");
    text.starts_with(is_letter)
        && letters.len() >= 2
        && letters.chars().all(is_letter)
        && letters.to_uppercase() != letters
}

fn is_lower(text: &str) -> bool {
    is_word(text) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_placeholder(text: &str) -> bool {
    text.starts_with('{') && text.ends_with('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: &str = "crates/coverlist-server/src/command/check.rs";

    /// The lines of the violations in a file with this text.
    fn lines(path: &str, text: &str) -> Vec<String> {
        let file = TextFile { path: path.to_owned(), text: text.to_owned() };
        let found = check(&[file]).into_iter();
        found.filter_map(|violation| Some(violation.place.rsplit_once(':')?.1.to_owned())).collect()
    }

    #[test]
    fn a_sentence_is_found_however_it_is_printed() {
        for text in [
            "fn a() { println!(\"Added {name} to {district}. They can sign in now.\"); }\n",
            "fn a() { bail!(\"there is none\") }\n",
            "fn a() { open().context(\"reading the file\") }\n",
            "fn a() { Err(\"use one of\".to_owned()) }\n",
            "fn a() { Err(r#\"Use \"one of\" them\"#) }\n",
            "const A: &str = \"one \\\n         two\";\n",
            "#[derive(Error)]\n#[error(\"the disk is full\")]\nstruct A;\n",
        ] {
            assert_eq!(lines(COMMAND, text).len(), 1, "{text}");
        }
        for path in ["crates/coverlist-core/src/plan/decide.rs", "crates/coverlist-api/src/problem.rs"] {
            assert_eq!(lines(path, "\nfn a() { write!(f, \"line {}: not there\", 1) }\n"), ["2"]);
        }
    }

    #[test]
    fn ids_formats_help_and_sql_are_no_sentences() {
        for text in [
            "const A: &str = \"not_enrolled\";\n",
            "fn a() { println!(\"{}\", text::command_added(name)); }\n",
            "fn a() { writeln!(out, \"  {id:width$}  {name}, {version}\") }\n",
            "//! Adds an account to the database.\n",
            "#[arg(long, help = \"The name of it\")]\nstruct A;\n",
            "/// Adds an account.\nfn a() {}\n",
            "fn a() { tx.query(\"SELECT one AS two FROM three WHERE is four\") }\n",
        ] {
            assert_eq!(lines(COMMAND, text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn faults_of_our_own_log_events_tests_and_data_may_have_sentences() {
        for text in [
            "fn a() { b().expect(\"it is there\"); unreachable!(\"never at all\") }\n",
            "fn a() { tracing::warn!(path, \"other accounts can open it\"); }\n",
            "fn a() { Err(StoreError::corrupt(\"an unknown kind\")) }\n",
            "#[cfg(test)]\nmod tests {\n    const A: &str = \"one of them\";\n}\n",
        ] {
            assert_eq!(lines(COMMAND, text), [] as [&str; 0], "{text}");
        }
        let name = "const A: &str = \"Accidental damage\";\n";
        assert_eq!(lines("crates/coverlist-server/src/demo/coverage.rs", name), [] as [&str; 0]);
        assert_eq!(lines("src/steps/choose.rs", name), [] as [&str; 0]);
    }
}
