//! Stands in for `intl.rs` in native tests, which have no browser: English without `Intl`.

use coverlist_messages::{English, Language};

pub(super) struct Forms;

impl Forms {
    pub(super) fn new(_tag: String) -> Self {
        Self
    }

    pub(super) fn plural(&self, count: u64) -> String {
        English.plural(count)
    }

    pub(super) fn number(&self, count: u64) -> String {
        English.number(count)
    }

    pub(super) fn decimal(&self, number: f64) -> String {
        number.to_string()
    }

    pub(super) fn date(&self, day: &str) -> String {
        English.date(day)
    }

    pub(super) fn month(&self, month: &str) -> String {
        month.to_owned()
    }

    pub(super) fn short_month(&self, month: &str) -> String {
        month.to_owned()
    }

    pub(super) fn time(&self, time: &str) -> String {
        English.time(time)
    }

    pub(super) fn list(&self, texts: Vec<String>) -> String {
        English.list(texts)
    }

    pub(super) fn and(&self, texts: Vec<String>) -> String {
        English.and(texts)
    }
}

pub(super) fn language_name(tag: &str) -> String {
    tag.to_owned()
}
