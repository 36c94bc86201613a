//! Changes that a person should look at before they consent.

use super::is_multi_year;
use crate::record::{Date, Field, Values};
use crate::template::Template;
use serde::{Deserialize, Serialize};

/// A reason to look at a change. It does not keep the row from being applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// A value becomes blank, although the coverage does not end.
    ClearsValues,
    /// The coverage ends while it runs.
    EndsRunning,
    /// The coverage of a record that stays covered ends earlier than before, while it runs.
    Shortens,
    /// A plan of several years is replaced by a shorter one, while it runs.
    ReplacesMultiYear,
    /// The coverage starts later than today, and did not before.
    StartsInFuture,
    /// The record gets the policy number of another record, which the list does not name.
    PolicyOfOther,
    /// Another device of the same user is covered on some of the same days.
    SecondDevice,
}

impl Warning {
    /// Every warning, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::ClearsValues,
        Self::EndsRunning,
        Self::Shortens,
        Self::ReplacesMultiYear,
        Self::StartsInFuture,
        Self::PolicyOfOther,
        Self::SecondDevice,
    ];

    /// The warnings about a change of a record's values under a template, apart from those of
    /// [`Neighbors`](super::Neighbors).
    pub fn about(before: &Values, after: &Values, template: &Template, today: Date) -> Vec<Self> {
        let change = Change { before, after, template, today };
        Self::ALL.into_iter().filter(|warning| change.has(*warning)).collect()
    }
}

struct Change<'a> {
    before: &'a Values,
    after: &'a Values,
    template: &'a Template,
    today: Date,
}

impl Change<'_> {
    fn has(&self, warning: Warning) -> bool {
        match warning {
            Warning::ClearsValues => !self.ends() && self.clears(),
            Warning::EndsRunning => self.ends() && self.runs(),
            Warning::Shortens => self.stays_covered() && self.runs() && self.ends_earlier(),
            Warning::ReplacesMultiYear => {
                let is_long = |values| is_multi_year(values, self.today);
                let shortens = self.stays_covered() && self.runs() && self.ends_earlier();
                shortens && is_long(self.before) && !is_long(self.after)
            }
            Warning::StartsInFuture => self.covers(self.after) && self.starts_later_than_today(),
            Warning::PolicyOfOther | Warning::SecondDevice => false,
        }
    }

    fn covers(&self, values: &Values) -> bool {
        values.status().is_some_and(|status| self.template.covers(status))
    }

    fn ends(&self) -> bool {
        self.covers(self.before) && !self.covers(self.after)
    }

    fn stays_covered(&self) -> bool {
        self.covers(self.before) && self.covers(self.after)
    }

    fn clears(&self) -> bool {
        self.before.iter().any(|(field, _)| self.after.get(field).is_none())
    }

    /// Whether the record is covered on this day, as far as the dates say.
    fn runs(&self) -> bool {
        let [start, end] = [Field::CoverageStart, Field::CoverageEnd].map(|field| self.before.date(field));
        start.is_none_or(|start| start <= self.today) && end.is_none_or(|end| end >= self.today)
    }

    fn ends_earlier(&self) -> bool {
        match [self.before, self.after].map(|values| values.date(Field::CoverageEnd)) {
            [Some(before), Some(after)] => after < before,
            [None, Some(_)] => true,
            [_, None] => false,
        }
    }

    fn starts_later_than_today(&self) -> bool {
        let [before, after] = [self.before, self.after].map(|values| values.date(Field::CoverageStart));
        before != after && after.is_some_and(|start| start > self.today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{RecordKind, Status, Value};

    fn values(status: Status, start: &str, end: &str, policy: &str) -> Values {
        let date = |field, text: &str| Some((field, Value::from_text(crate::record::FieldType::Date, text)?));
        let policy = (!policy.is_empty()).then(|| (Field::PolicyNumber, Value::Text(policy.to_owned())));
        [
            Some((Field::Status, Value::Status(status))),
            date(Field::CoverageStart, start),
            date(Field::CoverageEnd, end),
            policy,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    #[test]
    fn a_change_is_warned_about_for_what_it_takes_away() {
        use Status::{Declined, Enrolled};
        use Warning::{ClearsValues, EndsRunning, ReplacesMultiYear, Shortens, StartsInFuture};
        let template = Template::builtin(RecordKind::Device);
        let today = Date::constant(2026, 9, 1);
        let now = values(Enrolled, "2026-08-01", "2027-06-30", "P");
        let long = values(Enrolled, "2025-08-01", "2029-06-30", "P");
        let over = values(Enrolled, "2025-08-01", "2026-06-30", "P");
        for (before, after, expected) in [
            (&now, values(Enrolled, "2026-08-01", "2028-06-30", "P"), vec![]),
            (&now, values(Enrolled, "2026-08-01", "2027-06-30", ""), vec![ClearsValues]),
            (&now, values(Declined, "2026-08-01", "", ""), vec![EndsRunning]),
            (&over, values(Declined, "2025-08-01", "", ""), vec![]),
            (&now, values(Enrolled, "2026-08-01", "2026-12-31", "P"), vec![Shortens]),
            (&long, values(Enrolled, "2026-08-01", "2027-06-30", "P"), vec![Shortens, ReplacesMultiYear]),
            (&over, values(Enrolled, "2026-10-01", "2027-06-30", "P"), vec![StartsInFuture]),
        ] {
            assert_eq!(Warning::about(before, &after, &template, today), expected, "{after:?}");
        }
    }
}
