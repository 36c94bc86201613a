//! Renders messages in a language.
//!
//! A text of a table is plain text with control characters for the rest: U+0001 and a digit is the value of a
//! parameter. U+0002 and a digit begins a selection by a parameter; each of its variants is U+0003, a key,
//! U+0004 and a text, and U+0005 ends it. `*` begins the key of the default variant.

use crate::{Arg, Message, Phrase, Wording};

/// A language: its texts, and its forms of numbers, dates and lists.
pub trait Language {
    /// The text of a message.
    fn text<'a>(&'a self, wording: &'a Wording) -> &'a str;
    /// The plural category of a count (Unicode CLDR): `zero`, `one`, `two`, `few`, `many` or `other`.
    fn plural(&self, count: u64) -> String;
    /// A count, such as `12,480`.
    fn number(&self, count: u64) -> String;
    /// A day in ISO 8601 form, as people write it.
    fn date(&self, day: &str) -> String;
    /// A time in RFC 3339 form, as people write it.
    fn time(&self, time: &str) -> String;
    /// Several texts as one: `a, b, c`.
    fn list(&self, texts: Vec<String>) -> String;
    /// Several texts as one, with a word before the last one: `a, b, and c`.
    fn and(&self, texts: Vec<String>) -> String;
}

/// A message as text.
pub fn render(language: &(impl Language + ?Sized), message: &Message) -> String {
    fill(language, language.text(&message.wording), &message.args)
}

/// A text with the values of its parameters.
pub(crate) fn fill(language: &(impl Language + ?Sized), text: &str, args: &[Arg]) -> String {
    let mut out = String::new();
    add(&mut out, text, args, language);
    out
}

/// Adds a text up to its end, or to the end of the variant that it is. Returns the rest.
fn add<'a, L: Language + ?Sized>(out: &mut String, mut text: &'a str, args: &[Arg], language: &L) -> &'a str {
    while let Some(place) = text.find(|c: char| c < '\u{6}') {
        let (before, control) = text.split_at(place);
        out.push_str(before);
        match control.as_bytes() {
            [1, digit, ..] => {
                if let Some(arg) = arg(args, *digit) {
                    out.push_str(&value(arg, language));
                }
                text = &control[2..];
            }
            [2, digit, ..] => text = select(out, &control[2..], arg(args, *digit), args, language),
            _ => return control,
        }
    }
    out.push_str(text);
    ""
}

/// Adds one variant of a selection, which begins after its parameter. Returns the rest after the selection.
fn select<'a, L: Language + ?Sized>(
    out: &mut String,
    mut text: &'a str,
    arg: Option<&Arg>,
    args: &[Arg],
    language: &L,
) -> &'a str {
    let (mut chosen, mut default) = (None, None);
    while let Some(variant) = text.strip_prefix('\u{3}') {
        let Some((key, pattern)) = variant.split_once('\u{4}') else { break };
        let is_default = key.starts_with('*');
        if chosen.is_none() && arg.is_some_and(|arg| is_chosen(arg, key.trim_start_matches('*'), language)) {
            chosen = Some(pattern);
        }
        if is_default {
            default = Some(pattern);
        }
        // The text of the variant is skipped here, and rendered below when it is the chosen one.
        text = add(&mut String::new(), pattern, args, language);
    }
    if let Some(pattern) = chosen.or(default) {
        add(out, pattern, args, language);
    }
    text.strip_prefix('\u{5}').unwrap_or(text)
}

fn is_chosen<L: Language + ?Sized>(arg: &Arg, key: &str, language: &L) -> bool {
    match arg {
        Arg::Count(count) if key.starts_with(|c: char| c.is_ascii_digit()) => count.to_string() == key,
        Arg::Count(count) => language.plural(*count) == key,
        Arg::Text(Phrase::Plain(text)) => text == key,
        Arg::Text(_) | Arg::Date(_) | Arg::Time(_) | Arg::List(_) | Arg::And(_) => false,
    }
}

fn arg(args: &[Arg], digit: u8) -> Option<&Arg> {
    args.get(usize::from(digit.checked_sub(b'0')?))
}

fn value<L: Language + ?Sized>(arg: &Arg, language: &L) -> String {
    match arg {
        Arg::Count(count) => language.number(*count),
        Arg::Text(phrase) => phrase_text(phrase, language),
        Arg::Date(day) => language.date(day),
        Arg::Time(time) => language.time(time),
        Arg::List(phrases) => language.list(texts(phrases, language)),
        Arg::And(phrases) => language.and(texts(phrases, language)),
    }
}

fn texts<L: Language + ?Sized>(phrases: &[Phrase], language: &L) -> Vec<String> {
    phrases.iter().map(|phrase| phrase_text(phrase, language)).collect()
}

fn phrase_text<L: Language + ?Sized>(phrase: &Phrase, language: &L) -> String {
    match phrase {
        Phrase::Plain(text) => text.clone(),
        Phrase::Message(message) => render(language, message),
    }
}
