//! English, which is compiled in.

use crate::{Language, Wording};
#[cfg(feature = "tables")]
use crate::{Message, render};
use coverlist_core::record::Date;
#[cfg(feature = "tables")]
use std::fmt;

include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// American English without the help of a browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct English;

/// A message as an English sentence, for the command line and the log. The page lacks this, because it
/// renders every message in its own language.
#[cfg(feature = "tables")]
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&render(&English, self))
    }
}

#[cfg(feature = "tables")]
impl std::error::Error for Message {}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Language for English {
    fn text<'a>(&'a self, wording: &'a Wording) -> &'a str {
        wording.english
    }

    fn plural(&self, count: u64) -> String {
        if count == 1 { "one" } else { "other" }.to_owned()
    }

    fn number(&self, count: u64) -> String {
        let digits = count.to_string();
        let first = digits.len() % 3;
        let groups = (first..digits.len()).step_by(3).map(|start| &digits[start..start + 3]);
        let head = (first > 0).then(|| &digits[..first]);
        head.into_iter().chain(groups).collect::<Vec<_>>().join(",")
    }

    fn date(&self, day: &str) -> String {
        day.parse::<Date>().map_or_else(|_| day.to_owned(), spelled_out)
    }

    fn time(&self, time: &str) -> String {
        let (day, rest) = time.split_once('T').unwrap_or((time, ""));
        match rest.get(..5) {
            Some(minutes) => format!("{}, {minutes} UTC", self.date(day)),
            None => self.date(day),
        }
    }

    fn list(&self, texts: Vec<String>) -> String {
        texts.join(", ")
    }

    fn and(&self, texts: Vec<String>) -> String {
        match texts.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [one, other] => format!("{one} and {other}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        }
    }
}

fn spelled_out(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    format!("{} {}, {}", MONTHS[month], date.day(), date.year())
}
