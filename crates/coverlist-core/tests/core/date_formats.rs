//! Date formats compared with jiff's reader and printer.

use coverlist_core::record::Date;
use coverlist_core::template::DateFormat;
use jiff::fmt::strtime;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use regex_lite::Regex;
use std::sync::LazyLock;

/// The directives of docs/TEMPLATES.md, apart from those with a year.
const DIRECTIVES: &str = "mdejBbhAaHkIlMSfpRT%";

/// A directive with a flag or without one.
fn directive(directives: &str) -> impl Strategy<Value = String> + use<> {
    let flags = prop_oneof![4 => Just(""), 1 => select(vec!["-", "_", "0", "^"])];
    (flags, select(directives.chars().collect::<Vec<_>>()))
        .prop_map(|(flag, directive)| format!("%{flag}{directive}"))
}

/// A format with one year. Most of them name a day, too.
fn formats() -> impl Strategy<Value = String> {
    let between = select(vec!["", "-", "/", ".", " ", ", ", "  ", "T", "é", "5"]);
    let day = prop_oneof![
        4 => (directive("mBbh"), directive("de")).prop_map(|(month, day)| vec![month, day]),
        1 => directive("j").prop_map(|day| vec![day]),
        1 => Just(Vec::new()),
    ];
    (day, vec(directive(DIRECTIVES), 0..3), directive("YyDF"), vec(between, 8))
        .prop_map(|(day, more, year, between)| (day.into_iter().chain(more).chain([year]).collect(), between))
        .prop_flat_map(|(items, between): (Vec<String>, _)| (Just(items).prop_shuffle(), Just(between)))
        .prop_map(|(items, between)| {
            items.iter().zip(between).map(|(item, between)| format!("{item}{between}")).collect()
        })
}

fn days() -> impl Strategy<Value = jiff::civil::Date> {
    let exists = |(year, month, day)| jiff::civil::Date::new(year, month, day).ok();
    (prop_oneof![0..2200i16, 1960..2080i16], 1..=12i8, 1..=31i8).prop_filter_map("no such day", exists)
}

/// A place in a text, the number of characters to cut there, and a character to put in.
type Change = (Index, usize, Option<char>);

fn changes() -> impl Strategy<Value = Change> {
    let character = select("0123456789/-. :aApPmMyé".chars().collect::<Vec<_>>());
    (any::<Index>(), 0..2usize, proptest::option::of(character))
}

fn changed(text: &str, (at, cut, put): Change) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = at.index(characters.len() + 1);
    characters.splice(at..characters.len().min(at + cut), put);
    characters.into_iter().collect()
}

/// The first and last numbers that a directive reads, the numbers beside them, and numbers with more digits.
const LIMITS: &str = "0 1 001 6 7 12 012 13 23 24 28 29 30 31 32 59 60 61 68 69 99 100 365 366 367 999 1000 \
                      9999 123456789 1234567890";

/// Each number of the text replaced by each limit.
fn at_limits(text: &str) -> impl Iterator<Item = String> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new("[0-9]+").expect("a pattern"));
    let numbers = NUMBER.find_iter(text).map(|number| (&text[..number.start()], &text[number.end()..]));
    numbers.flat_map(|(before, after)| LIMITS.split(' ').map(move |limit| [before, limit, after].concat()))
}

fn read_by_jiff(format: &str, cell: &str) -> Option<Date> {
    let read = strtime::parse(format, cell).ok()?.to_date().ok()?;
    (read.year() >= 1000).then(|| read.into())
}

/// Whether jiff writes and reads each day in the format.
fn is_format_for_jiff(format: &str) -> bool {
    let days = [jiff::civil::date(2026, 11, 28), jiff::civil::date(2031, 3, 7)];
    days.into_iter().all(|day| {
        let text = strtime::format(format, day.at(0, 0, 0, 0)).unwrap_or_default();
        read_by_jiff(format, &text) == Some(day.into())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_format_reads_and_writes_what_jiff_does(
        format in formats(), day in days(), changes in vec(changes(), 0..3)
    ) {
        let own = DateFormat::new(&format);
        prop_assert_eq!(own.is_some(), is_format_for_jiff(&format));
        let Some(own) = own else { return Ok(()) };
        let text = strtime::format(&format, day.at(0, 0, 0, 0)).expect("it is a format");
        prop_assert_eq!(own.write(day.into()), text.clone());
        for cell in at_limits(&text) {
            prop_assert_eq!(own.read(&cell), read_by_jiff(&format, &cell), "{}", cell);
        }
        let mut cell = text;
        prop_assert_eq!(own.read(&cell), read_by_jiff(&format, &cell), "{}", cell);
        for change in changes {
            cell = changed(&cell, change);
            prop_assert_eq!(own.read(&cell), read_by_jiff(&format, &cell), "{}", cell);
        }
    }

    #[test]
    fn a_text_that_is_a_format_is_one_for_jiff(text in "(%[-_0^]?[a-zA-Z%]|[ -~]){0,8}") {
        if DateFormat::new(&text).is_some() {
            prop_assert!(is_format_for_jiff(&text));
        }
    }
}
