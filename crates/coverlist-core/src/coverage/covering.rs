//! Whether a record is insured on a day.

use crate::plan::Effect;
use crate::record::{Date, RecordKind, Status, Values};
use crate::template::{Purpose, TemplateSet};
use serde::{Deserialize, Serialize};

/// The statuses with which a record of a kind is insured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covering(Vec<Status>);

/// The coverage of a record on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Covered {
    /// The record is insured.
    Yes,
    /// Its status is that of an insured record, but the coverage starts later.
    NotYet,
    /// Its status is that of an insured record, but the coverage has ended.
    Ended,
    /// Its status is not that of an insured record.
    No,
}

impl Covering {
    /// The statuses that every insurance template of the kind counts as covered. Records do not know under
    /// which template their insurance came, and a report must not claim too much.
    pub fn of(templates: &TemplateSet, kind: RecordKind) -> Self {
        let covers = |status: Status| {
            let mut insurance =
                templates.of_kind(kind).filter(|it| it.purpose == Purpose::Insurance).peekable();
            insurance.peek().is_some() && insurance.all(|template| template.covers(status))
        };
        Self(Status::ALL.into_iter().filter(|&status| covers(status)).collect())
    }

    /// The statuses.
    pub fn statuses(&self) -> &[Status] {
        &self.0
    }

    /// What a change of a record's values means for its coverage.
    pub fn effect(&self, before: &Values, after: &Values) -> Effect {
        Effect::of(before, after, |status| self.0.contains(&status))
    }

    /// The coverage of a record on a day. A record without a start has been insured always, and one without
    /// an end is insured for ever.
    pub fn on(&self, day: Date, status: Option<Status>, start: Option<Date>, end: Option<Date>) -> Covered {
        if !status.is_some_and(|status| self.0.contains(&status)) {
            Covered::No
        } else if end.is_some_and(|end| end < day) {
            Covered::Ended
        } else if start.is_some_and(|start| start > day) {
            Covered::NotYet
        } else {
            Covered::Yes
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Template;

    fn covering(waived: &[bool]) -> Covering {
        let template = |(place, &waived_is_covered): (usize, &bool)| {
            let mut builtin = Template::builtin(RecordKind::User);
            builtin.leaving_statuses.remove(&Status::Waived);
            let (id, name) = (format!("t{place}"), format!("T{place}"));
            Template { id, name, waived_is_covered, ..builtin }
        };
        let set = waived.iter().enumerate().map(template).collect();
        Covering::of(&TemplateSet::new(set).expect("templates"), RecordKind::User)
    }

    #[test]
    fn a_status_covers_if_every_template_of_the_kind_says_so() {
        assert_eq!(covering(&[false]).statuses(), [Status::Enrolled]);
        assert_eq!(covering(&[true, true]).statuses(), [Status::Enrolled, Status::Waived]);
        assert_eq!(covering(&[true, false]).statuses(), [Status::Enrolled]);
        let records = TemplateSet::builtin_records();
        assert_eq!(Covering::of(&records, RecordKind::User).statuses(), [], "they are about no insurance");
    }

    #[test]
    fn coverage_has_its_first_and_its_last_day() {
        let covering = covering(&[false]);
        let day = |day| Date::constant(2026, 9, day);
        let on = |status, start, end| covering.on(day(10), status, start, end);
        let enrolled = Some(Status::Enrolled);
        assert_eq!(on(enrolled, Some(day(10)), Some(day(10))), Covered::Yes);
        assert_eq!(on(enrolled, None, None), Covered::Yes);
        assert_eq!(on(enrolled, Some(day(11)), None), Covered::NotYet);
        assert_eq!(on(enrolled, None, Some(day(9))), Covered::Ended);
        assert_eq!(on(enrolled, Some(day(12)), Some(day(9))), Covered::Ended);
        assert_eq!(on(Some(Status::Waived), None, None), Covered::No);
        assert_eq!(on(None, Some(day(1)), Some(day(30))), Covered::No);
    }
}
