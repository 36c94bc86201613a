//! JSON Schemas as lines of text, to be compared with committed ones. Crates include this file with
//! `#[path]`.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;
use std::fmt::Write;

/// The schemas of the types that `add` names and of all types inside them: a line for each property and each
/// variant.
pub fn lines(add: impl FnOnce(&mut SchemaGenerator)) -> String {
    let mut settings = SchemaSettings::draft2020_12();
    settings.transforms.push(Box::new(RecursiveTransform(without_words)));
    let mut all = settings.into_generator();
    add(&mut all);
    let mut text = String::new();
    for (name, schema) in all.take_definitions(true) {
        for (word, value) in schema.as_object().expect("a schema is an object") {
            let lines: Vec<(String, &Value)> = match value {
                Value::Object(properties) if word == "properties" => {
                    properties.iter().map(|(property, value)| (format!(".{property}"), value)).collect()
                }
                Value::Array(variants) if word == "oneOf" => {
                    variants.iter().map(|variant| (" variant".to_owned(), variant)).collect()
                }
                value => vec![(format!(" {word}"), value)],
            };
            for (what, value) in lines {
                writeln!(text, "{name}{what}: {value}").expect("a string takes text");
            }
        }
    }
    text
}

/// Drops what does not change the wire.
fn without_words(schema: &mut Schema) {
    for word in ["description", "title"] {
        schema.remove(word);
    }
}
