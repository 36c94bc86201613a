//! Built-in sources: mappings for the exports of other programs.

use super::super::{ColumnName, ColumnOrigin, Decisions, OneOf};
use super::Source;
use crate::record::trim;
use serde::Deserialize;

/// A mapping for the export of a program. Unlike those that a district saves, it applies to a file with some
/// headers, whatever the other ones are: programs let people choose the columns.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuiltInSource {
    /// Its name.
    pub name: String,
    /// The id of the template.
    pub template: String,
    /// The headers by which a file is recognized. The file has them all.
    pub needs: Vec<String>,
    /// The headers that the program writes.
    pub headers: Vec<String>,
    /// The decisions. They name the columns of the template by field.
    pub decisions: Decisions,
}

impl BuiltInSource {
    /// Whether a file with these headers is an export of the program.
    pub fn recognizes<C: AsRef<str>>(&self, headers: &[C]) -> bool {
        let has = |needed: &String| headers.iter().any(|header| trim(header.as_ref()) == needed);
        self.needs.iter().all(has)
    }

    /// The source for a file with these headers. It reads the columns that the file has.
    pub fn for_headers<C: AsRef<str>>(&self, headers: &[C]) -> Source {
        let headers: Vec<String> = headers.iter().map(|header| trim(header.as_ref()).to_owned()).collect();
        let is_there = |name: &ColumnName| name.position(&headers).is_ok();
        let origin = |origin: Option<ColumnOrigin>| match origin {
            Some(ColumnOrigin::Column(name)) => is_there(&name).then_some(Some(ColumnOrigin::Column(name))),
            Some(ColumnOrigin::OneOf(OneOf { one_of })) => {
                let one_of: Vec<ColumnName> = one_of.into_iter().filter(is_there).collect();
                (!one_of.is_empty()).then_some(Some(ColumnOrigin::OneOf(OneOf { one_of })))
            }
            other => Some(other),
        };
        let all = self.decisions.clone();
        let columns = all.columns.into_iter().filter_map(|(field, from)| Some((field, origin(from)?)));
        let check = all.check.map(|check| check.into_iter().filter(is_there).collect());
        let applies = |column: &ColumnName| is_there(column);
        let leave_out = all.leave_out.into_iter().filter(|rule| rule.column.as_ref().is_none_or(applies));
        let (columns, leave_out) = (columns.collect(), leave_out.collect());
        let decisions = Decisions { columns, check, leave_out, ..all };
        Source { name: self.name.clone(), version: 0, template: self.template.clone(), headers, decisions }
    }
}
