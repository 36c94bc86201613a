//! Applies a source to a file, by the headers of the file.

use super::super::decisions::{constant_of, field_of, is_word_for};
use super::super::{ColumnDecision, ColumnName, ColumnOrigin, Decisions, ForColumns, LeaveOut, OneOf};
use super::field_names::with_headers;
use super::headers::Headers;
use super::{AppliedSource, MissingColumn, Source};
use crate::findings::Code;
use crate::map::column_name;
use crate::record::{Field, folded, inserted, trim};
use crate::template::Template;
use std::collections::{BTreeMap, BTreeSet};

/// A source on its way into the decisions about a file.
struct Application<'a> {
    headers: Headers<'a>,
    template: &'a Template,
    own: &'a Decisions,
    /// The columns of the file that have a use, from 1.
    taken: BTreeSet<u16>,
    applied: AppliedSource,
    /// The places of the columns that the source reads, in the file.
    read: BTreeSet<u16>,
}

impl Source {
    /// The decisions about a file with these headers: the person's own ones, and those of the source that
    /// they leave open. A decision of the source that does not fit the file or the template is not applied,
    /// but named. A file without a header has blank ones.
    pub fn applied_to<C: AsRef<str>>(
        &self,
        headers: &[C],
        template: &Template,
        own: &Decisions,
    ) -> (Decisions, AppliedSource) {
        let file: Vec<&str> = headers.iter().map(|header| trim(header.as_ref())).collect();
        let saved: Vec<&str> = self.headers.iter().map(|header| trim(header)).collect();
        let mut application = Application {
            taken: taken(own, &file),
            headers: Headers { file, saved },
            template,
            own,
            applied: AppliedSource { name: self.name.clone(), ..AppliedSource::default() },
            read: BTreeSet::new(),
        };
        application.applied.new = application.headers.unknown();
        application.applied.outdated = outdated(&self.decisions, template);
        let decisions = application.decisions(with_headers(self.decisions.clone(), template));
        application.applied.moved = application.headers.moved(&application.read);
        (decisions, application.applied)
    }
}

impl Application<'_> {
    fn decisions(&mut self, saved: Decisions) -> Decisions {
        let own = self.own;
        // Without `..`, so that a new decision is not forgotten here.
        let Decisions {
            header,
            columns,
            date_order,
            decimal,
            century,
            words,
            check,
            leave_out,
            one_table,
            repairs,
            keep: _,
            conflicts: _,
            edits: _,
            worksheet: _,
            hidden_rows: _,
            encoding,
            delimiter,
            dialect,
        } = saved;
        Decisions {
            header: own.header.or(header),
            columns: self.columns(columns),
            date_order: self.for_columns(own.date_order.as_ref(), date_order),
            century: own.century.or(century),
            decimal: self.for_columns(own.decimal.as_ref(), decimal),
            words: self.words(words),
            check: own.check.clone().or_else(|| self.check(check?)),
            leave_out: self.leave_out(leave_out),
            one_table: own.one_table || one_table,
            repairs: self.repairs(repairs),
            keep: own.keep.clone(),
            conflicts: own.conflicts.clone(),
            edits: own.edits.clone(),
            worksheet: own.worksheet.clone(),
            hidden_rows: own.hidden_rows,
            encoding: own.encoding.or(encoding),
            delimiter: own.delimiter.or(delimiter),
            dialect: own.dialect.or(dialect),
        }
    }

    fn columns(
        &mut self,
        saved: BTreeMap<String, Option<ColumnOrigin>>,
    ) -> BTreeMap<String, Option<ColumnOrigin>> {
        let mut columns = self.own.columns.clone();
        for (header, origin) in saved {
            let Ok(field) = field_of(&header, self.template) else { continue };
            if columns.contains_key(&header) {
                continue;
            }
            match origin {
                Some(ColumnOrigin::Column(name)) => {
                    if let Some(column) = self.find(&name, Some(field), false)
                        && self.taken.insert(column)
                    {
                        let name = self.headers.name(column);
                        // An exact header needs no decision.
                        if name != ColumnName::Header(header.clone()) {
                            columns.insert(header, Some(ColumnOrigin::Column(name)));
                        }
                    }
                }
                Some(ColumnOrigin::OneOf(OneOf { one_of })) => {
                    let one_of = self.found(one_of);
                    if !one_of.is_empty() {
                        columns.insert(header, Some(ColumnOrigin::OneOf(OneOf { one_of })));
                    }
                }
                Some(ColumnOrigin::Constant(constant)) => {
                    let is_value = constant_of(&header, &constant.constant, self.template).is_ok();
                    let has_column = self.applied.new.iter().any(|new| new.header == header);
                    if is_value && !has_column {
                        columns.insert(header, Some(ColumnOrigin::Constant(constant)));
                    } else if !is_value {
                        self.applied.outdated.push(field.to_string());
                    }
                }
                None => {
                    columns.insert(header, None);
                }
            }
        }
        columns
    }

    fn for_columns<T: ColumnDecision>(
        &self,
        own: Option<&ForColumns<T>>,
        saved: Option<ForColumns<T>>,
    ) -> Option<ForColumns<T>> {
        let (Some(own), Some(saved)) = (own, &saved) else {
            return own.cloned().or(saved);
        };
        let mut decided = saved.by_header(self.template);
        decided.extend(own.by_header(self.template));
        Some(ForColumns::ByHeader(decided))
    }

    fn words(
        &mut self,
        saved: BTreeMap<String, BTreeMap<String, String>>,
    ) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut words = self.own.words.clone();
        for (header, saved) in saved {
            let Some(column) = self.template.columns.iter().find(|column| column.header == header) else {
                continue;
            };
            let own = words.entry(header).or_default();
            let known: BTreeSet<String> = inserted(own.keys().map(|text| folded(text)));
            let count = saved.len();
            let fitting: Vec<_> = saved.into_iter().filter(|(_, word)| is_word_for(column, word)).collect();
            if fitting.len() < count {
                self.applied.outdated.push(column.field.to_string());
            }
            own.extend(fitting.into_iter().filter(|(text, _)| !known.contains(&folded(text))));
        }
        words.retain(|_, words| !words.is_empty());
        words
    }

    fn repairs(&self, saved: BTreeMap<String, Vec<Code>>) -> BTreeMap<String, Vec<Code>> {
        let mut repairs = self.own.repairs.clone();
        for (header, codes) in saved {
            let own = repairs.entry(header).or_default();
            for code in codes {
                if !own.contains(&code) {
                    own.push(code);
                }
            }
        }
        repairs
    }

    fn check(&mut self, saved: Vec<ColumnName>) -> Option<Vec<ColumnName>> {
        let mut check = Vec::new();
        for name in saved {
            if let Some(column) = self.find(&name, None, false)
                && self.taken.insert(column)
            {
                check.push(self.headers.name(column));
            }
        }
        Some(check)
    }

    fn leave_out(&mut self, saved: Vec<LeaveOut>) -> Vec<LeaveOut> {
        let mut rules = self.own.leave_out.clone();
        for rule in saved {
            let Some(column) = rule.column.as_ref().and_then(|name| self.find(name, None, true)) else {
                continue;
            };
            let rule = LeaveOut { column: Some(self.headers.name(column)), ..rule };
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        rules
    }

    /// Those of the columns that the file has. Another field may use them, too, until one of them is chosen.
    fn found(&mut self, names: Vec<ColumnName>) -> Vec<ColumnName> {
        let found: Vec<u16> = names.iter().filter_map(|name| self.headers.find(name)).collect();
        self.read.extend(&found);
        found.into_iter().map(|column| self.headers.name(column)).collect()
    }

    /// The column of the file that the source reads. If there is none, it is missing.
    fn find(&mut self, name: &ColumnName, field: Option<Field>, of_rule: bool) -> Option<u16> {
        let found = self.headers.find(name);
        match found {
            Some(column) => {
                self.read.insert(column);
            }
            None => {
                let header = self.headers.text(name).to_owned();
                self.applied.missing.push(MissingColumn { field, of_rule, header });
            }
        }
        found
    }
}

/// The columns of the file that the person's own decisions use.
fn taken(own: &Decisions, file: &[&str]) -> BTreeSet<u16> {
    let names: Vec<String> = match file.iter().all(|header| header.is_empty()) {
        true => (1..=file.len()).map(column_name).collect(),
        false => file.iter().map(|&header| header.to_owned()).collect(),
    };
    let mapped = own.columns.values().filter_map(|origin| match origin {
        Some(ColumnOrigin::Column(name)) => Some(name),
        _ => None,
    });
    inserted(mapped.chain(own.check.iter().flatten()).filter_map(|name| name.position(&names).ok()))
}

/// The fields of decisions that the template does not have.
fn outdated(decisions: &Decisions, template: &Template) -> Vec<String> {
    let ids = decisions.columns.keys().chain(decisions.words.keys());
    let is_absent = |id: &&String| Field::from_id(id).is_none_or(|field| template.column(field).is_none());
    let absent: BTreeSet<String> = inserted(ids.filter(is_absent).cloned());
    absent.into_iter().collect()
}
