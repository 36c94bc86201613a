//! The columns of a roster's key and attributes.

use super::headers::{self, FAMILY_NAMES, GIVEN_NAMES};
use super::{Attribute, RosterError, RosterFormat, SetAside};
use crate::record::RecordKind;

/// The columns of a roster's key and attributes. Indexes count from 0.
pub(super) struct Layout {
    pub format: RosterFormat,
    /// The number of cells in the header.
    pub width: usize,
    /// The source of the key. Until [`keys::choose`](super::keys::choose) has seen the rows, the most likely
    /// one.
    pub key: KeySource,
    /// Other possible sources of the key, most likely first.
    pub rivals: Vec<KeySource>,
    /// The sources of other ids, by which the district may know a record.
    pub other_ids: Vec<KeySource>,
    pub attributes: Vec<(Attribute, ColumnSource)>,
    pub exclusions: Vec<Exclusion>,
}

/// The column that holds the key, and the part of its cells that is the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeySource {
    /// The whole cell is the key.
    Cell(usize),
    /// The id of the student information system, among OneRoster's user ids.
    SisId(usize),
}

/// The column or columns that hold an attribute.
pub(super) enum ColumnSource {
    Cell(usize),
    /// The attribute joins the cells of two columns by a space.
    Joined(usize, usize),
}

/// A column whose words exclude a row.
pub(super) struct Exclusion {
    pub column: usize,
    pub words: &'static [&'static str],
    pub reason: SetAside,
}

/// Roles of people who are not users.
const RELATIVES: &[&str] = &["guardian", "parent", "relative", "parent/guardian", "mother", "father"];

impl Layout {
    /// The layout of a roster, given the plain cells of its header.
    pub fn of(kind: RecordKind, header: &[String]) -> Result<Self, RosterError> {
        let format = RosterFormat::of(kind, header);
        let columns = Columns(header);
        let mut keys = columns.keys(kind, format)?;
        let key = keys.remove(0);
        let layout = Self {
            format,
            width: header.len(),
            key,
            other_ids: columns.other_ids(kind, format, key),
            rivals: keys,
            attributes: columns.attributes(kind, format),
            exclusions: columns.exclusions(kind, format),
        };
        if columns.are_of_insurance() && layout.describes_nothing() {
            Err(RosterError::Insurance)
        } else {
            Ok(layout)
        }
    }

    /// Whether there is no attribute but the user of a device. An insurance list may have that one, too.
    fn describes_nothing(&self) -> bool {
        self.attributes.iter().all(|&(attribute, _)| attribute == Attribute::AssignedTo)
    }

    pub fn attributes(&self) -> Vec<Attribute> {
        self.attributes.iter().map(|&(attribute, _)| attribute).collect()
    }

    pub fn column_of(&self, attribute: Attribute) -> Option<usize> {
        let (_, at) = self.attributes.iter().find(|&&(other, _)| other == attribute)?;
        at.columns().next()
    }

    /// The last column whose cells are read.
    pub fn last_column(&self) -> usize {
        let attributes = self.attributes.iter().flat_map(|(_, at)| at.columns());
        let exclusions = self.exclusions.iter().map(|exclusion| exclusion.column);
        attributes.chain(exclusions).fold(self.key.column(), usize::max)
    }
}

impl ColumnSource {
    /// The columns that the attribute is read from.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        let (first, second) = match *self {
            Self::Cell(column) => (column, None),
            Self::Joined(first, second) => (first, Some(second)),
        };
        std::iter::once(first).chain(second)
    }
}

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

    /// The possible sources of the key, most likely first; never empty.
    fn keys(&self, kind: RecordKind, format: RosterFormat) -> Result<Vec<KeySource>, RosterError> {
        match format {
            RosterFormat::OneRoster => {
                let identifier = self.first(&["identifier"]).map(KeySource::Cell);
                let sis_id = self.first(&["userids"]).map(KeySource::SisId);
                let sourced_id = self.first(&["sourcedid"]).map(KeySource::Cell);
                Ok(identifier.into_iter().chain(sis_id).chain(sourced_id).collect())
            }
            RosterFormat::ChromeOs | RosterFormat::PlainList => self.plain_keys(kind),
        }
    }

    fn plain_keys(&self, kind: RecordKind) -> Result<Vec<KeySource>, RosterError> {
        let sure: Vec<_> = self.all(headers::sure_keys(kind)).map(KeySource::Cell).collect();
        if !sure.is_empty() {
            return Ok(sure);
        }
        if self.first(headers::sure_keys(kind.other())).is_some() {
            return Err(RosterError::OtherKind(kind.other()));
        }
        let likely =
            headers::likely_keys(kind).iter().map(|name| self.all(std::slice::from_ref(name)).collect());
        let first: Option<Vec<usize>> = likely.into_iter().find(|columns: &Vec<usize>| !columns.is_empty());
        Ok(first.ok_or(RosterError::NoKey(kind))?.into_iter().map(KeySource::Cell).collect())
    }

    /// The sources of other ids: in a plain list a login, or the list's own number.
    fn other_ids(&self, kind: RecordKind, format: RosterFormat, key: KeySource) -> Vec<KeySource> {
        match format {
            RosterFormat::OneRoster => {
                let login = self.first(&["username"]).map(KeySource::Cell);
                self.keys(kind, format).unwrap_or_default().into_iter().chain(login).collect()
            }
            RosterFormat::ChromeOs => Vec::new(),
            RosterFormat::PlainList => {
                let likely = self.all(headers::likely_keys(kind)).map(KeySource::Cell);
                likely.filter(|&other| other != key).collect()
            }
        }
    }

    fn attributes(&self, kind: RecordKind, format: RosterFormat) -> Vec<(Attribute, ColumnSource)> {
        let found =
            Attribute::of(kind).iter().map(|&attribute| (attribute, self.attribute(attribute, format)));
        found.filter_map(|(attribute, at)| Some((attribute, at?))).collect()
    }

    fn attribute(&self, attribute: Attribute, format: RosterFormat) -> Option<ColumnSource> {
        match (format, attribute) {
            (_, Attribute::Name) => self.name(),
            // OneRoster keeps school names in another file. This column has only ids.
            (RosterFormat::OneRoster, Attribute::School) => None,
            _ => self.first(headers::attributes(attribute)).map(ColumnSource::Cell),
        }
    }

    fn name(&self) -> Option<ColumnSource> {
        let (given, family) = (self.first(GIVEN_NAMES), self.first(FAMILY_NAMES));
        match (given, family) {
            (Some(given), Some(family)) => Some(ColumnSource::Joined(given, family)),
            _ => {
                self.first(headers::attributes(Attribute::Name)).or(given).or(family).map(ColumnSource::Cell)
            }
        }
    }

    fn exclusions(&self, kind: RecordKind, format: RosterFormat) -> Vec<Exclusion> {
        let all: &[(&[&str], &'static [&'static str], SetAside)] = match (format, kind) {
            (RosterFormat::OneRoster, _) => &[
                (&["status"], &["tobedeleted", "inactive"], SetAside::ToBeDeleted),
                (&["enableduser"], &["false", "0"], SetAside::NotEnabled),
                (&["role"], RELATIVES, SetAside::Guardian),
            ],
            (RosterFormat::PlainList, RecordKind::User) => {
                &[(headers::attributes(Attribute::Role), RELATIVES, SetAside::Guardian)]
            }
            (RosterFormat::PlainList, RecordKind::Device) => &[],
            (RosterFormat::ChromeOs, _) => {
                &[(&["status", "enrollmentstatus"], &["deprovisioned"], SetAside::Deprovisioned)]
            }
        };
        let found = all.iter().filter_map(|&(headers, words, reason)| {
            Some(Exclusion { column: self.first(headers)?, words, reason })
        });
        found.collect()
    }
}
