//! Finds content, such as SQL, that only some modules may have.

use super::order::Content;
use super::tokens::{Source, is_ident, is_punct, line, without_docs};
use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};

const SQL_WORDS: &[&str] = &[
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "REPLACE",
    "WITH",
    "CREATE",
    "DROP",
    "ALTER",
    "PRAGMA",
    "VACUUM",
    "ATTACH",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT",
];

/// Finds all places with such content: the line, from 1, and the found text.
pub fn find(source: &Source, content: Content) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    scan(source.tokens.clone(), content, &mut found);
    found
}

fn scan(tokens: TokenStream, content: Content, found: &mut Vec<(usize, String)>) {
    let tokens = without_docs(tokens);
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            scan(group.stream(), content, found);
        }
        let text = match content {
            Content::Sql => sql(token),
            Content::HttpStatus => http_status(&tokens, at),
            Content::Surroundings => surroundings(&tokens, at),
        };
        found.extend(text.map(|text| (line(token), text)));
    }
}

fn sql(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(word) if word == "rusqlite" => Some(word.to_string()),
        TokenTree::Literal(literal) => sql_word(literal).map(|word| format!("SQL ({word})")),
        _ => None,
    }
}

/// The word with which a string literal begins, if it is a word of SQL.
pub(super) fn sql_word(literal: &Literal) -> Option<&'static str> {
    let text = literal.to_string();
    let (prefix, text) = text.split_once('"')?;
    let is_string = prefix.trim_end_matches('#').chars().all(|c| matches!(c, 'r' | 'b' | 'c'));
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
    let first = text.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    SQL_WORDS.iter().copied().find(|&word| is_string && word == first)
}

/// Finds `StatusCode`, or a number from 100 to 599 after a name that contains "status".
fn http_status(tokens: &[TokenTree], at: usize) -> Option<String> {
    if is_ident(tokens.get(at), "StatusCode") {
        return Some("StatusCode".to_owned());
    }
    let TokenTree::Literal(number) = &tokens[at] else { return None };
    let number = number.to_string();
    let is_status = number.parse().is_ok_and(|number: u16| (100..600).contains(&number));
    let is_operator = |token: &&TokenTree| matches!(token, TokenTree::Punct(_));
    let before = tokens[..at].iter().rev().find(|token| !is_operator(token))?;
    let is_named =
        matches!(before, TokenTree::Ident(name) if name.to_string().to_lowercase().contains("status"));
    (is_status && is_named).then(|| format!("status {number}"))
}

/// Finds `window()` and `document()`.
fn surroundings(tokens: &[TokenTree], at: usize) -> Option<String> {
    let TokenTree::Ident(word) = &tokens[at] else { return None };
    let word = word.to_string();
    let is_call = match tokens.get(at + 1) {
        Some(TokenTree::Group(arguments)) => {
            arguments.delimiter() == Delimiter::Parenthesis && arguments.stream().is_empty()
        }
        _ => false,
    };
    let is_method = at > 0 && is_punct(tokens.get(at - 1), '.');
    match word.as_str() {
        "window" | "document" if is_call && !is_method => Some(format!("{word}()")),
        _ => None,
    }
}
