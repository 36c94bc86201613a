//! Prints the English messages with more than 20 words, the longest first, as a list in Markdown.
//!
//! `cargo run -p coverlist-messages --example long_messages`

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::parser;

const MAX_WORDS: usize = 20;

fn main() {
    let source = include_str!("../locales/en.ftl");
    let Ok(resource) = parser::parse(source) else { return };
    let mut long = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        let value = message.value.iter().map(|value| (id.to_owned(), words(value)));
        let attributes = message.attributes.iter();
        let attributes = attributes.map(|part| (format!("{id}.{}", part.id.name), words(&part.value)));
        long.extend(value.chain(attributes).filter(|(_, words)| *words > MAX_WORDS));
    }
    long.sort_by_key(|(_, words)| std::cmp::Reverse(*words));
    for (id, words) in &long {
        println!("- `{id}`: {words}");
    }
    println!("\n{} messages have more than {MAX_WORDS} words.", long.len());
}

/// The number of words that a reader sees. A parameter is one, and of several variants the longest counts.
fn words(pattern: &Pattern<&str>) -> usize {
    let of_element = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => {
            value.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
        }
        PatternElement::Placeable { expression: Expression::Inline(_) } => 1,
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().map(|variant| words(&variant.value)).max().unwrap_or_default()
        }
    };
    pattern.elements.iter().map(of_element).sum()
}
