//! Encodes a text for the renderer in `src/render.rs`, which describes the form.

use super::source::{Part, Text};

/// The text in the renderer's form.
pub fn encoded(text: &Text) -> String {
    let mut out = String::new();
    add(&mut out, &text.parts, text);
    out
}

/// The text in brackets, for the pseudo-locale.
pub fn bracketed(text: &Text) -> String {
    format!("[{}]", encoded(text))
}

fn add(out: &mut String, parts: &[Part], text: &Text) {
    for part in parts {
        match part {
            Part::Literal(literal) => out.push_str(literal),
            Part::Param(name) => {
                out.push('\u{1}');
                out.push(digit(name, text));
            }
            Part::Select { param, variants } => {
                out.push('\u{2}');
                out.push(digit(param, text));
                for variant in variants {
                    out.push('\u{3}');
                    if variant.is_default {
                        out.push('*');
                    }
                    out.push_str(&variant.key);
                    out.push('\u{4}');
                    add(out, &variant.parts, text);
                }
                out.push('\u{5}');
            }
        }
    }
}

/// The position of a parameter, as a digit or a letter.
fn digit(name: &str, text: &Text) -> char {
    let place = text.params.iter().position(|param| param.name == name).unwrap_or_default();
    char::from(b'0' + u8::try_from(place).unwrap_or_default())
}
