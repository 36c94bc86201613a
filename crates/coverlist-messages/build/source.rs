//! Reads a Fluent file: messages with typed parameters.

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser;
use std::collections::BTreeMap;

/// The messages of a language, by id. An attribute is a message of its own: `stage.title`.
pub struct Messages(pub BTreeMap<String, Text>);

/// A text with its parameters.
#[derive(Clone)]
pub struct Text {
    pub parts: Vec<Part>,
    /// The parameters that the text uses, in the order of the message's comment.
    pub params: Vec<Param>,
}

/// A parameter of a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Param {
    pub name: String,
    pub kind: Kind,
}

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A count, which has a plural form.
    Count,
    /// A text, or another message.
    Text,
    /// A day in ISO 8601 form.
    Date,
    /// A time in RFC 3339 form.
    Time,
    /// Several texts, joined: `a, b, c`.
    List,
    /// Several texts, joined with a word before the last one: `a, b, and c`.
    And,
}

/// A part of a text.
#[derive(Clone)]
pub enum Part {
    Literal(String),
    /// The value of a parameter.
    Param(String),
    /// One of several texts, by the value of a parameter.
    Select {
        param: String,
        variants: Vec<Variant>,
    },
}

/// A text of a selection.
#[derive(Clone)]
pub struct Variant {
    /// A plural category, a number, or a text.
    pub key: String,
    pub is_default: bool,
    pub parts: Vec<Part>,
}

impl Messages {
    /// Parses a Fluent file. A comment above a message declares its parameters, one in a line: `$rows
    /// (count)`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let resource = parser::parse(text).map_err(|(_, errors)| {
            let listed: Vec<String> =
                errors.iter().map(|error| at(text, error.pos.start, &error.kind)).collect();
            listed.join("; ")
        })?;
        let mut terms = BTreeMap::new();
        for entry in &resource.body {
            if let Entry::Term(term) = entry {
                terms.insert(term.id.name, &term.value);
            }
        }
        let mut messages = BTreeMap::new();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let declared = declared(message.comment.as_ref())
                .map_err(|error| format!("{}: {error}", message.id.name))?;
            let value = message.value.as_ref().map(|value| (message.id.name.to_owned(), value));
            let attributes = message
                .attributes
                .iter()
                .map(|attribute| (format!("{}.{}", message.id.name, attribute.id.name), &attribute.value));
            let mut used = Vec::new();
            for (id, pattern) in value.into_iter().chain(attributes) {
                let text = text_of(pattern, &declared, &terms).map_err(|error| format!("{id}: {error}"))?;
                used.extend(text.params.clone());
                if messages.insert(id.clone(), text).is_some() {
                    return Err(format!("{id} occurs twice"));
                }
            }
            if let Some(unused) = declared.iter().find(|param| !used.contains(param)) {
                return Err(format!("{}: no text uses the parameter ${}", message.id.name, unused.name));
            }
        }
        Ok(Self(messages))
    }
}

fn at(text: &str, position: usize, problem: &impl std::fmt::Display) -> String {
    let line = text[..position].matches('\n').count() + 1;
    format!("line {line}: {problem}")
}

/// The parameters that a comment declares.
fn declared(comment: Option<&ast::Comment<&str>>) -> Result<Vec<Param>, String> {
    let lines = comment.into_iter().flat_map(|comment| &comment.content);
    let names = lines.filter_map(|line| line.trim().strip_prefix('$'));
    names.map(param).collect()
}

fn param(line: &str) -> Result<Param, String> {
    let (name, rest) = line.split_once(" (").ok_or_else(|| format!("${line} has no type"))?;
    let (kind, _) = rest.split_once(')').ok_or_else(|| format!("${name} has no type"))?;
    let kind = match kind {
        "count" => Kind::Count,
        "text" => Kind::Text,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "list" => Kind::List,
        "and" => Kind::And,
        other => return Err(format!("${name} has the unknown type {other}")),
    };
    Ok(Param { name: name.to_owned(), kind })
}

type Terms<'a> = BTreeMap<&'a str, &'a ast::Pattern<&'a str>>;

fn text_of(pattern: &ast::Pattern<&str>, declared: &[Param], terms: &Terms<'_>) -> Result<Text, String> {
    let parts = parts(pattern, terms)?;
    let mut names = Vec::new();
    collect(&parts, &mut names);
    if let Some(unknown) = names.iter().find(|name| !declared.iter().any(|param| param.name == **name)) {
        return Err(format!("the comment does not declare ${unknown}"));
    }
    let params = declared.iter().filter(|param| names.contains(&param.name)).cloned().collect();
    Ok(Text { parts, params })
}

fn parts(pattern: &ast::Pattern<&str>, terms: &Terms<'_>) -> Result<Vec<Part>, String> {
    let mut all = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => all.push(Part::Literal((*value).to_owned())),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                all.extend(inline_parts(inline, terms)?);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("only a parameter can select".to_owned());
                };
                let variant = |variant: &ast::Variant<&str>| {
                    let key = match &variant.key {
                        ast::VariantKey::Identifier { name } => (*name).to_owned(),
                        ast::VariantKey::NumberLiteral { value } => (*value).to_owned(),
                    };
                    let parts = parts(&variant.value, terms)?;
                    Ok(Variant { key, is_default: variant.default, parts })
                };
                let variants = variants.iter().map(variant).collect::<Result<_, String>>()?;
                all.push(Part::Select { param: id.name.to_owned(), variants });
            }
        }
    }
    Ok(all)
}

fn inline_parts(inline: &InlineExpression<&str>, terms: &Terms<'_>) -> Result<Vec<Part>, String> {
    match inline {
        InlineExpression::VariableReference { id } => Ok(vec![Part::Param(id.name.to_owned())]),
        InlineExpression::StringLiteral { value } => Ok(vec![Part::Literal((*value).to_owned())]),
        InlineExpression::TermReference { id, .. } => {
            let term = terms.get(id.name).ok_or_else(|| format!("there is no term -{}", id.name))?;
            parts(term, terms)
        }
        _ => Err("only parameters, texts and terms can be in braces".to_owned()),
    }
}

fn collect(parts: &[Part], names: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Literal(_) => {}
            Part::Param(name) => names.push(name.clone()),
            Part::Select { param, variants } => {
                names.push(param.clone());
                variants.iter().for_each(|variant| collect(&variant.parts, names));
            }
        }
    }
}
