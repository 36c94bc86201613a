use super::counted::Counted;
use coverlist_api::{CoverageView, CoveredQuery, RecordFilter, RecordQueryRequest};
use coverlist_core::record::{Attribute, Date, Field, RecordKind, Status};
use std::mem::discriminant;

/// A part of the records of a kind, which a press shows. Each of its counts is in [`Counted`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those with this status; `None` is a blank one.
    Status(Option<Status>),
    /// Those that are not insured today.
    NotCovered,
    /// Those of a school or a location.
    Place(GroupId),
    /// Those of a grade or a model.
    Group(GroupId),
    /// Those with the status of insured ones, by the end of their coverage.
    Ends(Ending),
    /// Those with the status of insured ones whose coverage starts later.
    NotStarted,
    /// Those with the status of insured ones that have no policy number.
    WithoutPolicy,
}

/// When the coverage of records ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Within this number of days, today included.
    Within(i32),
    /// It has ended.
    Ended,
    /// In this month, today or later.
    Month(Month),
    /// After the months that are counted.
    Later,
    /// It has no end.
    Never,
}

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    year: i16,
    month: i8,
}

/// Stands for the name of a school, a location, a grade or a model in an address, which must have no value of
/// a record in it. It is a hash of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(pub(super) u64);

impl GroupId {
    pub fn of(name: &str) -> Self {
        // FNV-1a.
        let add = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, add))
    }
}

impl Month {
    /// The month of a text such as `2026-09`.
    pub fn parse(text: &str) -> Option<Self> {
        let first: Date = format!("{text}-01").parse().ok()?;
        Some(Self { year: first.year(), month: first.month() })
    }

    pub fn text(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or_default()
    }

    fn last_day(self) -> Date {
        // Every month has less than 32 days, and the next one has more than 3.
        let next = self.first_day().plus_days(31);
        next.plus_days(-i32::from(next.day()))
    }
}

impl Part {
    /// Whether both ask about the same fact, so that only one of them can be shown.
    pub fn is_about_same(self, other: Self) -> bool {
        discriminant(&self) == discriminant(&other)
    }

    /// Whether the counts have the group of this part.
    pub fn is_known(self, counts: &Counted) -> bool {
        match self {
            Self::Place(_) | Self::Group(_) => self.group_name(counts).is_some(),
            _ => true,
        }
    }

    /// The name of the school, location, grade or model.
    pub fn group_name(self, counts: &Counted) -> Option<&str> {
        match self {
            Self::Place(id) => counts.place(id),
            Self::Group(id) => counts.group(id),
            _ => None,
        }
    }

    /// Makes a request select this part only.
    pub fn narrow(self, kind: RecordKind, counts: &Counted, request: &mut RecordQueryRequest) {
        let insured = || any_of(Field::Status, counts.covering.iter().map(|status| status.id()));
        match self {
            Self::Status(status) => {
                request.filters.push(any_of(Field::Status, [status.map_or("", Status::id)]));
            }
            Self::NotCovered => request.covered = Some(CoveredQuery { is: false, on: None }),
            Self::Place(_) => request.filters.push(any_of(place(kind), self.group_name(counts))),
            Self::Group(_) => request.filters.push(any_of(group(kind), self.group_name(counts))),
            Self::Ends(ending) => request.filters.extend([insured(), ending.filter(counts)]),
            Self::NotStarted => {
                let starts = range(Field::CoverageStart, Some(today(counts).plus_days(1)), None);
                request.filters.extend([insured(), starts]);
            }
            Self::WithoutPolicy => request.filters.extend([insured(), blank(Field::PolicyNumber)]),
        }
    }
}

impl Ending {
    fn filter(self, counts: &CoverageView) -> RecordFilter {
        let today = today(counts);
        let ends = |from, to| range(Field::CoverageEnd, from, to);
        match self {
            Self::Within(days) => ends(Some(today), Some(today.plus_days(days))),
            Self::Ended => ends(None, Some(today.plus_days(-1))),
            Self::Month(month) => ends(Some(month.first_day().max(today)), Some(month.last_day())),
            Self::Later => {
                let last = counts.endings.months.last().and_then(|month| Month::parse(&month.month));
                ends(last.map(|month| month.last_day().plus_days(1)), None)
            }
            Self::Never => blank(Field::CoverageEnd),
        }
    }
}

/// The attribute by which the records of a kind are in places.
pub const fn place(kind: RecordKind) -> Field {
    Field::Attribute(match kind {
        RecordKind::User => Attribute::School,
        RecordKind::Device => Attribute::Location,
    })
}

/// The attribute by which the records of a kind are in groups.
pub const fn group(kind: RecordKind) -> Field {
    Field::Attribute(match kind {
        RecordKind::User => Attribute::Grade,
        RecordKind::Device => Attribute::Model,
    })
}

/// The day of the counts.
pub fn today(counts: &CoverageView) -> Date {
    counts.as_of.parse().unwrap_or_default()
}

fn any_of<'a>(field: Field, values: impl IntoIterator<Item = &'a str>) -> RecordFilter {
    let any_of = Some(values.into_iter().map(str::to_owned).collect());
    RecordFilter { field: field.to_string(), any_of, ..RecordFilter::default() }
}

fn range(field: Field, from: Option<Date>, to: Option<Date>) -> RecordFilter {
    let text = |day: Option<Date>| day.map(|day| day.to_string());
    RecordFilter { field: field.to_string(), from: text(from), to: text(to), ..RecordFilter::default() }
}

fn blank(field: Field) -> RecordFilter {
    RecordFilter { field: field.to_string(), blank: Some(true), ..RecordFilter::default() }
}
