//! Finds the paths in a file that begin with `crate`, `super` or `self`, and resolves them.

use super::tokens::{Source, is_path_separator, is_punct, line, without_docs};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path to an item of the same crate.
pub struct PathUse {
    /// The line, from 1, on which the path begins.
    pub line: usize,
    /// The first name below the root of the crate: a module, or a name that `lib.rs` re-exports.
    pub top: String,
}

/// Finds every path of a file, including those in grouped imports, inline modules and macro calls.
pub fn paths(source: &Source) -> Vec<PathUse> {
    let mut found = Vec::new();
    scan(source.tokens.clone(), &source.module, &mut found);
    found
}

fn scan(tokens: TokenStream, module: &[String], found: &mut Vec<PathUse>) {
    let tokens = without_docs(tokens);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match (token, tokens.get(at), tokens.get(at + 1)) {
            (TokenTree::Ident(word), Some(TokenTree::Ident(name)), Some(TokenTree::Group(body)))
                if word == "mod" && body.delimiter() == Delimiter::Brace =>
            {
                scan(body.stream(), &[module, &[name.to_string()]].concat(), found);
                at += 2;
            }
            (TokenTree::Group(group), ..) => scan(group.stream(), module, found),
            (TokenTree::Ident(word), ..) if is_path_separator(&tokens, at) => {
                if let Some(base) = base(&word.to_string(), module) {
                    at = follow(&tokens, at + 2, base, found);
                }
            }
            _ => {}
        }
    }
}

/// The module at which a path begins, by its first word; `None` for another crate.
fn base<'a>(word: &str, module: &'a [String]) -> Option<&'a [String]> {
    match word {
        "crate" => Some(&[]),
        "self" => Some(module),
        "super" => Some(parent(module)),
        _ => None,
    }
}

fn parent(module: &[String]) -> &[String] {
    module.split_last().map_or(&[], |(_, parent)| parent)
}

/// Follows a path or a tree of imports that begins at the token `at`, in the module `base`. Adds each path to
/// `found`, and returns the position of the next token.
fn follow(tokens: &[TokenTree], at: usize, base: &[String], found: &mut Vec<PathUse>) -> usize {
    let Some(token) = tokens.get(at) else { return at };
    match token {
        TokenTree::Ident(word)
            if (word == "super" || word == "self") && is_path_separator(tokens, at + 1) =>
        {
            let base = if word == "super" { parent(base) } else { base };
            return follow(tokens, at + 3, base, found);
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let tokens = without_docs(group.stream());
            let branches = tokens.split(|token| is_punct(Some(token), ','));
            for branch in branches {
                follow(branch, 0, base, found);
            }
        }
        name => {
            let top = base.first().cloned().unwrap_or_else(|| name.to_string());
            found.push(PathUse { line: line(name), top });
        }
    }
    at + 1
}
