//! The paths of a file that begin with `crate`, `super` or `self`, resolved.

use super::tokens::{Source, is_path_separator, is_punct, line, without_docs};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path into the crate.
pub struct PathUse {
    /// The line that it begins on.
    pub line: usize,
    /// The first name below the root of the crate: a module, or a name that `lib.rs` re-exports.
    pub top: String,
}

/// Every path of a file, those in grouped imports, inline modules and macro calls included.
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

/// The module that a path begins in, given its first word.
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

/// Follows a path or a tree of imports that begins at `at` in the module `base`. Returns the place behind it.
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
