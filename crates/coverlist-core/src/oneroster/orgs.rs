//! The names of schools and districts.

use super::part::Part;
use crate::record::trim;
use std::borrow::Cow;
use std::collections::HashMap;

/// The names of schools and districts, by their ids.
#[derive(Default)]
pub(super) struct Orgs<'a> {
    by_id: HashMap<Cow<'a, str>, Org<'a>>,
    /// The number of rows that are damaged, or have no id or no name.
    pub(super) unusable: usize,
}

struct Org<'a> {
    name: Cow<'a, str>,
    is_school: bool,
}

impl<'a> Orgs<'a> {
    pub(super) fn of(part: &'a Part) -> Self {
        let [id, name, kind] = ["sourcedId", "name", "type"].map(|header| part.column(header));
        let mut orgs = Self::default();
        part.for_each_row(|row| {
            let cell = |column| part.cell(row, column);
            let (id, name) = (cell(id), cell(name));
            if part.is_damaged(row) || id.is_empty() || name.is_empty() {
                orgs.unusable += usize::from(!part.is_blank(row));
                return;
            }
            let is_school = cell(kind).eq_ignore_ascii_case("school");
            orgs.by_id.entry(id).or_insert(Org { name, is_school });
        });
        orgs
    }

    /// The name of the first school in a list of ids, or else of the first other one.
    pub(super) fn name(&self, ids: &str) -> Option<&str> {
        let known = || ids.split(',').filter_map(|id| self.by_id.get(trim(id)));
        known().find(|org| org.is_school).or_else(|| known().next()).map(|org| &*org.name)
    }
}
