//! Writes the statement that selects the records of a query. It names columns and ids of fields. Every value
//! is a parameter.

use super::super::SqlValue;
use super::super::values::{self, Stored};
use super::covered::is_covered;
use super::query::{CoveredFilter, RecordQuery};
use super::table::{key, table};
use super::{Position, RecordField};
use crate::query::{Condition, Filter, Order};
use coverlist_core::record::{Attribute, Field, RecordKind, Search};

/// The attributes that a search looks into, besides key and policy number.
const SEARCHED: [Attribute; 4] =
    [Attribute::Name, Attribute::Email, Attribute::AssetTag, Attribute::AssignedTo];

/// The column with the policy number, into which a search looks as well.
const POLICY_NUMBER: &str = "policy_number";

/// A statement and its parameters.
pub struct Select {
    pub sql: String,
    params: Params,
}

impl Select {
    /// Selects up to `limit` records that a query finds, sorted, from `after` on.
    pub fn new(
        district: i64,
        kind: RecordKind,
        query: &RecordQuery,
        after: Option<Position>,
        limit: u32,
    ) -> Self {
        let mut params = Params::default();
        let mut conditions = found(district, kind, query, &mut params);
        conditions.extend(after.map(|position| follows(kind, query.order, position, &mut params)));
        let sql = format!(
            "{} WHERE {} ORDER BY {} LIMIT {}",
            select_records(kind),
            conditions.join(" AND "),
            order_by(kind, query.order),
            params.add(Stored::Number(limit.into()))
        );
        Self { sql, params }
    }

    /// Counts all records that a query finds.
    pub fn count(district: i64, kind: RecordKind, query: &RecordQuery) -> Self {
        let mut params = Params::default();
        let conditions = found(district, kind, query, &mut params).join(" AND ");
        Self { sql: format!("SELECT count(*) FROM {} WHERE {conditions}", table(kind)), params }
    }

    pub fn params(&self) -> Vec<SqlValue<'_>> {
        self.params.0.iter().map(Stored::param).collect()
    }
}

/// Selects records with the columns that a [`Record`](super::Record) has. A condition follows.
pub fn select_records(kind: RecordKind) -> String {
    let attributes: Vec<&str> = Attribute::of(kind).iter().map(|attribute| attribute.id()).collect();
    format!(
        "SELECT id, match_key, {}, version, {}, {} FROM {}",
        key(kind),
        values::NAMES.join(", "),
        attributes.join(", "),
        table(kind)
    )
}

/// The conditions that the records of a query meet.
fn found(district: i64, kind: RecordKind, query: &RecordQuery, params: &mut Params) -> Vec<String> {
    let mut conditions = vec![format!("district_id = {}", params.add(Stored::Number(district)))];
    // The cheap conditions come first, because SQLite checks them in this order.
    conditions.extend(query.filters.iter().map(|filter| passes(kind, filter, params)));
    conditions.extend(query.covered.iter().map(|filter| is_as_covered(filter, params)));
    if !query.search.is_blank() {
        conditions.push(search(kind, &query.search, params));
    }
    conditions
}

/// The value by which an order sorts, as an expression in SQL; `None` if it sorts by match key.
pub fn sorted(kind: RecordKind, order: Order<RecordField>) -> Option<String> {
    (order.field != RecordField::Field(Field::Key)).then(|| order.field.sorted(kind))
}

fn order_by(kind: RecordKind, order: Order<RecordField>) -> String {
    let direction = if order.descending { "DESC" } else { "ASC" };
    match sorted(kind, order) {
        Some(value) => format!("{value} {direction} NULLS LAST, match_key"),
        None => format!("match_key {direction}"),
    }
}

/// The condition that a record follows a position in an order.
fn follows(kind: RecordKind, order: Order<RecordField>, position: Position, params: &mut Params) -> String {
    let beyond = if order.descending { "<" } else { ">" };
    let key = params.add(Stored::Text(position.match_key.into()));
    match (sorted(kind, order), position.value) {
        (None, _) => format!("match_key {beyond} {key}"),
        (Some(value), None) => format!("({value} IS NULL AND match_key > {key})"),
        (Some(value), Some(last)) => {
            let last = params.add(last);
            format!(
                "({value} {beyond} {last} OR {value} IS NULL OR ({value} = {last} AND match_key > {key}))"
            )
        }
    }
}

fn search(kind: RecordKind, search: &Search, params: &mut Params) -> String {
    let text = params.add(Stored::Text(search.as_str().into()));
    let attributes = Attribute::of(kind).iter().filter(|attribute| SEARCHED.contains(attribute));
    let attributes = attributes.map(|attribute| attribute.id());
    let columns: Vec<&str> = [key(kind)].into_iter().chain(attributes).chain([POLICY_NUMBER]).collect();
    format!("finds({text}, {})", columns.join(", "))
}

fn passes(kind: RecordKind, filter: &Filter<RecordField>, params: &mut Params) -> String {
    let stored = filter.field.stored(kind);
    match &filter.condition {
        Condition::AnyOf { values, or_blank } => {
            let values: Vec<String> = values.iter().map(|value| params.add(Stored::of(value))).collect();
            let or_blank = if *or_blank { format!(" OR {stored} IS NULL") } else { String::new() };
            format!("({stored} IN ({}){or_blank})", values.join(", "))
        }
        Condition::From(value) => format!("{stored} >= {}", params.add(Stored::of(value))),
        Condition::To(value) => format!("{stored} <= {}", params.add(Stored::of(value))),
        Condition::Contains(search) => {
            format!("finds({}, {stored})", params.add(Stored::Text(search.as_str().into())))
        }
        Condition::Blank(true) => format!("{stored} IS NULL"),
        Condition::Blank(false) => format!("{stored} IS NOT NULL"),
    }
}

fn is_as_covered(filter: &CoveredFilter, params: &mut Params) -> String {
    let day = params.add(Stored::Text(filter.day.to_string().into()));
    let covered = is_covered(&filter.statuses, &day);
    // A record without a status is not insured.
    format!("{covered} IS {}TRUE", if filter.covered { "" } else { "NOT " })
}

#[derive(Default)]
struct Params(Vec<Stored<'static>>);

impl Params {
    /// Adds a value, and returns its place in the statement.
    fn add(&mut self, value: Stored<'_>) -> String {
        self.0.push(value.into_owned());
        format!("?{}", self.0.len())
    }
}
