//! Where a roster keeps what.

use super::headers::{self, FAMILY_NAMES, GIVEN_NAMES};
use super::{Detail, SetAside, Shape, Unfit};
use crate::record::RecordKind;

/// Where a roster keeps what. Positions count from 0.
pub(super) struct Layout {
    pub shape: Shape,
    /// Cells in the header.
    pub width: usize,
    /// Where the key is. Until [`keys::choose`](super::keys::choose) has seen the rows, where it may be.
    pub key: KeyAt,
    /// Where else it may be, likeliest first.
    pub rivals: Vec<KeyAt>,
    /// Where other ids of a record are. They show that a record is known under one of them.
    pub other_ids: Vec<KeyAt>,
    pub details: Vec<(Detail, At)>,
    pub exclusions: Vec<Exclusion>,
}

/// Where a key is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyAt {
    /// The whole cell.
    Cell(usize),
    /// The id that the student information system gave, among OneRoster's user ids.
    SisId(usize),
}

/// Where a detail is.
pub(super) enum At {
    Cell(usize),
    /// Two cells, joined by a space.
    Joined(usize, usize),
}

/// Words in a column that keep a row from being taken.
pub(super) struct Exclusion {
    pub column: usize,
    pub words: &'static [&'static str],
    pub reason: SetAside,
}

/// Roles of people who are no users.
const RELATIVES: &[&str] = &["guardian", "parent", "relative", "parent/guardian", "mother", "father"];

impl Layout {
    /// The layout of a roster whose header has these cells, plain.
    pub fn of(kind: RecordKind, header: &[String]) -> Result<Self, Unfit> {
        let shape = Shape::of(kind, header);
        let columns = Columns(header);
        let mut keys = columns.keys(kind, shape)?;
        let key = keys.remove(0);
        let layout = Self {
            shape,
            width: header.len(),
            key,
            other_ids: columns.other_ids(kind, shape, key),
            rivals: keys,
            details: columns.details(kind, shape),
            exclusions: columns.exclusions(kind, shape),
        };
        if columns.are_of_insurance() && layout.describes_nothing() {
            Err(Unfit::Insurance)
        } else {
            Ok(layout)
        }
    }

    /// Whether there is no more than a key and, for devices, who has them: an insurance list may have both.
    fn describes_nothing(&self) -> bool {
        self.details.iter().all(|&(detail, _)| detail == Detail::AssignedTo)
    }

    /// The details that there are columns for.
    pub fn details(&self) -> Vec<Detail> {
        self.details.iter().map(|&(detail, _)| detail).collect()
    }

    /// Where a detail is, if it has one column.
    pub fn column_of(&self, detail: Detail) -> Option<usize> {
        let (_, at) = self.details.iter().find(|&&(other, _)| other == detail)?;
        at.columns().next()
    }

    /// The last position that anything is read from.
    pub fn last_column(&self) -> usize {
        let details = self.details.iter().flat_map(|(_, at)| at.columns());
        let exclusions = self.exclusions.iter().map(|exclusion| exclusion.column);
        details.chain(exclusions).fold(self.key.column(), usize::max)
    }
}

impl At {
    /// The columns that it is read from.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        let (first, second) = match *self {
            Self::Cell(column) => (column, None),
            Self::Joined(first, second) => (first, Some(second)),
        };
        std::iter::once(first).chain(second)
    }
}

/// The headers of a file, plain.
struct Columns<'headers>(&'headers [String]);

impl Columns<'_> {
    fn first(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|header| header == name))
    }

    /// Every column with one of these headers, in the order of the names.
    fn all<'names>(&'names self, names: &'names [&str]) -> impl Iterator<Item = usize> + 'names {
        let named = |&name| self.0.iter().enumerate().filter(move |(_, header)| *header == name);
        names.iter().flat_map(named).map(|(column, _)| column)
    }

    fn are_of_insurance(&self) -> bool {
        self.first(headers::INSURANCE).is_some()
    }

    /// Where the key may be, likeliest first; never empty.
    fn keys(&self, kind: RecordKind, shape: Shape) -> Result<Vec<KeyAt>, Unfit> {
        match shape {
            Shape::OneRoster => {
                let identifier = self.first(&["identifier"]).map(KeyAt::Cell);
                let sis_id = self.first(&["userids"]).map(KeyAt::SisId);
                let sourced_id = self.first(&["sourcedid"]).map(KeyAt::Cell);
                Ok(identifier.into_iter().chain(sis_id).chain(sourced_id).collect())
            }
            Shape::ChromeOs | Shape::PlainList => self.plain_keys(kind),
        }
    }

    fn plain_keys(&self, kind: RecordKind) -> Result<Vec<KeyAt>, Unfit> {
        let sure: Vec<_> = self.all(headers::sure_keys(kind)).map(KeyAt::Cell).collect();
        if !sure.is_empty() {
            return Ok(sure);
        }
        if self.first(headers::sure_keys(kind.other())).is_some() {
            return Err(Unfit::OtherKind(kind.other()));
        }
        let likely =
            headers::likely_keys(kind).iter().map(|name| self.all(std::slice::from_ref(name)).collect());
        let first: Option<Vec<usize>> = likely.into_iter().find(|columns: &Vec<usize>| !columns.is_empty());
        Ok(first.ok_or(Unfit::NoKey(kind))?.into_iter().map(KeyAt::Cell).collect())
    }

    /// Where other ids are that records may be known by: in a plain list a login or a number of the list's own.
    fn other_ids(&self, kind: RecordKind, shape: Shape, key: KeyAt) -> Vec<KeyAt> {
        match shape {
            Shape::OneRoster => {
                let login = self.first(&["username"]).map(KeyAt::Cell);
                self.keys(kind, shape).unwrap_or_default().into_iter().chain(login).collect()
            }
            Shape::ChromeOs => Vec::new(),
            Shape::PlainList => {
                let likely = self.all(headers::likely_keys(kind)).map(KeyAt::Cell);
                likely.filter(|&other| other != key).collect()
            }
        }
    }

    fn details(&self, kind: RecordKind, shape: Shape) -> Vec<(Detail, At)> {
        let found = Detail::of(kind).iter().map(|&detail| (detail, self.detail(detail, shape)));
        found.filter_map(|(detail, at)| Some((detail, at?))).collect()
    }

    fn detail(&self, detail: Detail, shape: Shape) -> Option<At> {
        match (shape, detail) {
            (_, Detail::Name) => self.name(),
            // OneRoster names schools in another file; here stand only ids that mean nothing to a person.
            (Shape::OneRoster, Detail::School) => None,
            _ => self.first(headers::details(detail)).map(At::Cell),
        }
    }

    fn name(&self) -> Option<At> {
        let (given, family) = (self.first(GIVEN_NAMES), self.first(FAMILY_NAMES));
        match (given, family) {
            (Some(given), Some(family)) => Some(At::Joined(given, family)),
            _ => self.first(headers::details(Detail::Name)).or(given).or(family).map(At::Cell),
        }
    }

    fn exclusions(&self, kind: RecordKind, shape: Shape) -> Vec<Exclusion> {
        let all: &[(&[&str], &'static [&'static str], SetAside)] = match (shape, kind) {
            (Shape::OneRoster, _) => &[
                (&["status"], &["tobedeleted", "inactive"], SetAside::ToBeDeleted),
                (&["enableduser"], &["false", "0"], SetAside::NotEnabled),
                (&["role"], RELATIVES, SetAside::Guardian),
            ],
            (Shape::PlainList, RecordKind::User) => {
                &[(headers::details(Detail::Role), RELATIVES, SetAside::Guardian)]
            }
            (Shape::PlainList, RecordKind::Device) => &[],
            (Shape::ChromeOs, _) => {
                &[(&["status", "enrollmentstatus"], &["deprovisioned"], SetAside::Deprovisioned)]
            }
        };
        let found = all.iter().filter_map(|&(headers, words, reason)| {
            Some(Exclusion { column: self.first(headers)?, words, reason })
        });
        found.collect()
    }
}
