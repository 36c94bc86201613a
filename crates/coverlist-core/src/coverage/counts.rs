//! The counts of the coverage report.

use super::{Covered, Covering, Endings, GroupCounts, Groups};
use crate::record::{Date, Status};

/// The coverage of a record, and the groups to which it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordCoverage<'a> {
    /// The status; `None` if it is blank.
    pub status: Option<Status>,
    /// Whether the record has a policy number.
    pub has_policy: bool,
    /// The day on which the coverage starts.
    pub start: Option<Date>,
    /// The day on which the coverage ends.
    pub end: Option<Date>,
    /// The school of a user, or the location of a device; empty if it is unknown.
    pub place: &'a str,
    /// The grade of a user, or the model of a device; empty if it is unknown.
    pub group: &'a str,
}

/// The counts of the records of a kind on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageCounts {
    covering: Covering,
    today: Date,
    /// All records.
    pub all: GroupCounts,
    /// The number of records with the status of insured ones whose coverage starts later.
    pub not_started: u32,
    /// The number of records with the status of insured ones and without a policy number.
    pub without_policy: u32,
    /// When the coverage of records with the status of insured ones ends.
    pub endings: Endings,
    /// The records of each school or location.
    pub places: Groups,
    /// The records of each grade or model.
    pub groups: Groups,
}

impl CoverageCounts {
    /// No records yet.
    ///
    /// ```
    /// use coverlist_core::coverage::{CoverageCounts, Covering, RecordCoverage};
    /// use coverlist_core::record::{Date, RecordKind, Status};
    /// use coverlist_core::template::TemplateSet;
    ///
    /// let covering = Covering::of(&TemplateSet::builtin(), RecordKind::User);
    /// let mut counts = CoverageCounts::new(covering, Date::constant(2026, 9, 1));
    /// let record = RecordCoverage {
    ///     status: Some(Status::Enrolled),
    ///     has_policy: false,
    ///     start: None,
    ///     end: Some(Date::constant(2026, 10, 1)),
    ///     place: "North",
    ///     group: "07",
    /// };
    /// counts.add(&record);
    /// assert_eq!((counts.all.covered, counts.without_policy), (1, 1));
    /// assert_eq!((counts.endings.within, counts.endings.months[1]), ([1, 1, 1], 1));
    /// ```
    pub fn new(covering: Covering, today: Date) -> Self {
        Self {
            covering,
            today,
            all: GroupCounts::default(),
            not_started: 0,
            without_policy: 0,
            endings: Endings::new(today),
            places: Groups::default(),
            groups: Groups::default(),
        }
    }

    /// Counts one more record.
    pub fn add(&mut self, record: &RecordCoverage<'_>) {
        let &RecordCoverage { status, has_policy, start, end, place, group } = record;
        let covered = self.covering.on(self.today, status, start, end);
        self.all.add(status, covered);
        self.places.add(place, status, covered);
        self.groups.add(group, status, covered);
        if covered != Covered::No {
            self.not_started += u32::from(covered == Covered::NotYet);
            self.without_policy += u32::from(!has_policy);
            self.endings.add(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RecordKind;
    use crate::template::TemplateSet;

    const TODAY: Date = Date::constant(2026, 11, 30);

    fn counts(records: &[RecordCoverage<'_>]) -> CoverageCounts {
        let mut counts =
            CoverageCounts::new(Covering::of(&TemplateSet::builtin(), RecordKind::Device), TODAY);
        records.iter().for_each(|record| counts.add(record));
        counts
    }

    fn enrolled(end: Option<Date>) -> RecordCoverage<'static> {
        let status = Some(Status::Enrolled);
        RecordCoverage { status, has_policy: true, start: None, end, place: "", group: "" }
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn endings_are_counted_by_month_and_by_days() {
        let ends = [
            "2026-11-29",
            "2026-11-30",
            "2026-12-01",
            "2026-12-30",
            "2026-12-31",
            "2027-01-29",
            "2027-01-30",
            "2027-02-28",
            "2027-03-01",
            "2027-10-31",
            "2027-11-01",
            "9999-12-31",
        ];
        let mut records: Vec<_> = ends.iter().map(|end| enrolled(Some(date(end)))).collect();
        records.push(enrolled(None));
        let endings = counts(&records).endings;
        assert_eq!((endings.ended, endings.later, endings.never), (1, 2, 1));
        assert_eq!(endings.months, [1, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(endings.within, [3, 5, 7], "until December 30, January 29 and February 28");
        let sum: u32 = endings.months.iter().sum();
        assert_eq!(endings.ended + sum + endings.later + endings.never, 13);
        let months: Vec<_> = endings.by_month().map(|(month, _)| month).collect();
        assert_eq!(
            (months.len(), &*months[0], &*months[1], &*months[11]),
            (12, "2026-11", "2026-12", "2027-10")
        );
    }

    #[test]
    fn only_records_with_the_status_of_insured_ones_count_as_ending() {
        let declined = RecordCoverage { status: Some(Status::Declined), ..enrolled(Some(TODAY)) };
        let unknown = RecordCoverage { status: None, has_policy: false, ..enrolled(None) };
        let later = RecordCoverage { start: Some(date("2026-12-01")), has_policy: false, ..enrolled(None) };
        let counts = counts(&[declined, unknown, later, enrolled(Some(TODAY))]);
        assert_eq!((counts.endings.within, counts.endings.never), ([1; 3], 1));
        assert_eq!((counts.without_policy, counts.not_started), (1, 1));
        let all = counts.all;
        assert_eq!((all.records, all.covered, all.uncovered(), all.without_status()), (4, 1, 3, 1));
        assert_eq!((all.with(Status::Enrolled), all.with(Status::Declined)), (2, 1));
    }

    #[test]
    fn groups_are_in_the_order_of_their_names_and_the_largest_ones_remain() {
        let of = |place, group| RecordCoverage { place, group, ..enrolled(None) };
        let counts =
            counts(&[of("South", "7"), of("élan", "7"), of("South", "8"), of("", "8"), of("Fir", "8")]);
        let names = |most| counts.places.largest(most).iter().map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(names(9), ["", "élan", "Fir", "South"]);
        assert_eq!(names(2), ["", "South"]);
        let grades: Vec<_> = counts.groups.largest(9).iter().map(|(name, it)| (*name, it.covered)).collect();
        assert_eq!((grades, counts.places.len()), (vec![("7", 2), ("8", 3)], 4));
    }
}
