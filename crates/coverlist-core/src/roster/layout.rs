//! Where a roster keeps what.

use super::headers::{self, FAMILY_NAMES, GIVEN_NAMES, plain};
use super::{Detail, Refusal, Shape, Unfit};
use crate::template::RecordKind;

/// Where a roster keeps what. Positions count from 0.
pub(super) struct Layout {
    pub shape: Shape,
    /// Cells in the header.
    pub width: usize,
    pub key: KeyAt,
    pub details: Vec<(Detail, At)>,
    pub exclusions: Vec<Exclusion>,
}

/// Where the key is.
pub(super) enum KeyAt {
    Cell(usize),
    /// OneRoster: the identifier, else the id that the student information system gave, among the user ids.
    OneRoster {
        identifier: Option<usize>,
        user_ids: Option<usize>,
        sourced_id: usize,
    },
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
    pub refusal: Refusal,
}

impl Layout {
    /// The layout of a roster whose header has these cells.
    pub fn of<'cell>(kind: RecordKind, header: impl Iterator<Item = &'cell str>) -> Result<Self, Unfit> {
        let headers: Vec<String> = header.map(plain).collect();
        let shape = Shape::of(kind, &headers);
        let columns = Columns(&headers);
        let layout = Self {
            shape,
            width: headers.len(),
            key: columns.key(kind, shape)?,
            details: columns.details(kind, shape),
            exclusions: columns.exclusions(shape),
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

    /// The last position that anything is read from.
    pub fn last_column(&self) -> usize {
        let details = self.details.iter().map(|(_, at)| match *at {
            At::Cell(column) => column,
            At::Joined(first, second) => first.max(second),
        });
        let key = match self.key {
            KeyAt::Cell(column) => column,
            KeyAt::OneRoster { identifier, user_ids, .. } => identifier.max(user_ids).unwrap_or(0),
        };
        let exclusions = self.exclusions.iter().map(|exclusion| exclusion.column);
        details.chain(exclusions).fold(key, usize::max)
    }
}

/// The headers of a file, plain.
struct Columns<'headers>(&'headers [String]);

impl Columns<'_> {
    fn first(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|header| header == name))
    }

    fn are_of_insurance(&self) -> bool {
        self.first(headers::INSURANCE).is_some()
    }

    fn key(&self, kind: RecordKind, shape: Shape) -> Result<KeyAt, Unfit> {
        match shape {
            Shape::OneRoster => Ok(KeyAt::OneRoster {
                identifier: self.first(&["identifier"]),
                user_ids: self.first(&["userids"]),
                sourced_id: self.first(&["sourcedid"]).ok_or(Unfit::NoKey(kind))?,
            }),
            Shape::ChromeOs | Shape::PlainList => self.plain_key(kind).map(KeyAt::Cell),
        }
    }

    fn plain_key(&self, kind: RecordKind) -> Result<usize, Unfit> {
        let sure = self.first(headers::sure_keys(kind));
        if sure.is_none() && self.first(headers::sure_keys(kind.other())).is_some() {
            return Err(Unfit::OtherKind(kind.other()));
        }
        let column = sure.or_else(|| self.first(headers::likely_keys(kind))).ok_or(Unfit::NoKey(kind))?;
        let same = self.0.iter().filter(|header| **header == self.0[column]).count();
        if same > 1 { Err(Unfit::KeyTwice(kind)) } else { Ok(column) }
    }

    fn details(&self, kind: RecordKind, shape: Shape) -> Vec<(Detail, At)> {
        let found = Detail::of(kind).iter().map(|&detail| (detail, self.detail(detail, shape)));
        found.filter_map(|(detail, at)| Some((detail, at?))).collect()
    }

    fn detail(&self, detail: Detail, shape: Shape) -> Option<At> {
        let names: &[&str] = match (shape, detail) {
            (_, Detail::Name) => return self.name(),
            // OneRoster names schools in another file; here stand only ids that mean nothing to a person.
            (Shape::OneRoster, Detail::School) => &[],
            (Shape::ChromeOs, Detail::AssetTag) => &["annotatedassetid"],
            (Shape::ChromeOs, Detail::AssignedTo) => &["annotateduser"],
            (Shape::ChromeOs, Detail::Location) => &["annotatedlocation"],
            _ => headers::details(detail),
        };
        self.first(names).map(At::Cell)
    }

    fn name(&self) -> Option<At> {
        match (self.first(GIVEN_NAMES), self.first(FAMILY_NAMES)) {
            (Some(given), Some(family)) => Some(At::Joined(given, family)),
            _ => self.first(headers::details(Detail::Name)).map(At::Cell),
        }
    }

    fn exclusions(&self, shape: Shape) -> Vec<Exclusion> {
        let all: &[(&str, &'static [&'static str], Refusal)] = match shape {
            Shape::PlainList => &[],
            Shape::OneRoster => &[
                ("status", &["tobedeleted", "inactive"], Refusal::ToBeDeleted),
                ("enableduser", &["false", "0"], Refusal::NotEnabled),
                ("role", &["guardian", "parent", "relative"], Refusal::Guardian),
            ],
            Shape::ChromeOs => &[("status", &["deprovisioned"], Refusal::Deprovisioned)],
        };
        let found = all.iter().filter_map(|(header, words, refusal)| {
            Some(Exclusion { column: self.first(&[header])?, words, refusal: refusal.clone() })
        });
        found.collect()
    }
}
