//! Reads the modules of a crate, and the names that its `lib.rs` re-exports from them.

use super::tokens::{Source, is_path_separator, is_punct, without_docs};
use proc_macro2::TokenTree;
use std::collections::HashMap;

/// The declarations in a `lib.rs`.
#[derive(Default)]
pub struct Reexports {
    /// The names of the modules, in the order of the file.
    pub modules: Vec<String>,
    /// The module of each re-exported name.
    names: HashMap<String, String>,
}

impl Reexports {
    pub fn read(lib: &Source) -> Self {
        let mut all = Self::default();
        let tokens = without_docs(lib.tokens.clone());
        for declaration in tokens.split(|token| is_punct(Some(token), ';')) {
            for (at, pair) in declaration.windows(2).enumerate() {
                let [TokenTree::Ident(word), TokenTree::Ident(name)] = pair else { continue };
                if word == "mod" {
                    all.modules.push(name.to_string());
                } else if word == "use" && is_path_separator(declaration, at + 2) {
                    all.add_names(&declaration[at + 4..], &name.to_string());
                }
            }
        }
        all
    }

    /// The module that a name at the root of the crate belongs to. The name of a module belongs to itself.
    pub fn module<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// Adds every name that `use module::` imports.
    fn add_names(&mut self, tokens: &[TokenTree], module: &str) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) => drop(self.names.insert(name.to_string(), module.to_owned())),
                TokenTree::Group(group) => self.add_names(&without_docs(group.stream()), module),
                _ => {}
            }
        }
    }
}
