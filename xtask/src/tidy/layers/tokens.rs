//! Splits Rust source into tokens. Comments are dropped, and a string is one token.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::str::FromStr;

pub struct Source {
    /// The path of the file's module from the root of its crate; empty for `lib.rs` and `main.rs`.
    pub module: Vec<String>,
    pub tokens: TokenStream,
}

impl Source {
    /// Reads a file whose path, relative to the source folder, is `path`. Returns `None` if it is not Rust.
    pub fn parse(path: &str, text: &str) -> Option<Self> {
        let tokens = TokenStream::from_str(text).ok()?;
        let path = path.strip_suffix(".rs")?;
        let path = path.strip_suffix("/mod").unwrap_or(path);
        let module = match path {
            "lib" | "main" => Vec::new(),
            path => path.split('/').map(str::to_owned).collect(),
        };
        Some(Self { module, tokens })
    }
}

/// The tokens of a stream, without doc comments.
pub fn without_docs(tokens: TokenStream) -> Vec<TokenTree> {
    let is_doc = |token: &TokenTree| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => begins_with_doc(group),
        _ => false,
    };
    tokens.into_iter().filter(|token| !is_doc(token)).collect()
}

/// The tokens of a stream, without items that are compiled only for tests.
pub fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if begins_test_item(&tokens, at) {
            at = end_of_item(&tokens, at);
        } else {
            kept.push(token.clone());
            at += 1;
        }
    }
    kept
}

/// Whether `#[cfg(test)]` stands at `at`.
fn begins_test_item(tokens: &[TokenTree], at: usize) -> bool {
    let is_for_tests = |token: &TokenTree| token.to_string().replace(' ', "") == "[cfg(test)]";
    is_punct(tokens.get(at), '#') && tokens.get(at + 1).is_some_and(is_for_tests)
}

/// The position behind an item: behind its block in braces or its semicolon.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        other => is_punct(Some(other), ';'),
    };
    tokens[start..].iter().position(ends).map_or(tokens.len(), |length| start + length + 1)
}

fn begins_with_doc(group: &Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "doc")
}

pub fn is_ident(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == word)
}

pub fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether the tokens at `at` are `::`.
pub fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// The line of a token, from 1.
pub fn line(token: &TokenTree) -> usize {
    token.span().start().line
}
