//! Writes the statement that selects the records of a query. It names columns and ids of fields. Every value
//! is a parameter.

use super::super::SqlValue;
use super::super::values::{self, Stored};
use super::query::RecordQuery;
use super::table::{key, table};
use super::{Position, RecordField};
use crate::query::{Condition, Filter, Order};
use coverlist_core::record::{Attribute, Field, RecordKind, Search};

/// The attributes that a search looks into, besides the key.
const SEARCHED: [Attribute; 4] =
    [Attribute::Name, Attribute::Email, Attribute::AssetTag, Attribute::AssignedTo];

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
        let mut conditions = vec![format!("district_id = {}", params.add(Stored::Number(district)))];
        if !query.search.is_blank() {
            conditions.push(search(kind, &query.search, &mut params));
        }
        conditions.extend(query.filters.iter().map(|filter| passes(kind, filter, &mut params)));
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
    let columns = std::iter::once(key(kind)).chain(attributes.map(|attribute| attribute.id()));
    let any: Vec<String> = columns.map(|column| contains(column, &text)).collect();
    format!("({})", any.join(" OR "))
}

fn passes(kind: RecordKind, filter: &Filter<RecordField>, params: &mut Params) -> String {
    let stored = filter.field.stored(kind);
    match &filter.condition {
        Condition::AnyOf(values) => {
            let values: Vec<String> = values.iter().map(|value| params.add(Stored::of(value))).collect();
            format!("{stored} IN ({})", values.join(", "))
        }
        Condition::From(value) => format!("{stored} >= {}", params.add(Stored::of(value))),
        Condition::To(value) => format!("{stored} <= {}", params.add(Stored::of(value))),
        Condition::Contains(search) => contains(&stored, &params.add(Stored::Text(search.as_str().into()))),
        Condition::Blank(true) => format!("{stored} IS NULL"),
        Condition::Blank(false) => format!("{stored} IS NOT NULL"),
    }
}

fn contains(text: &str, part: &str) -> String {
    format!("instr(bare({text}), {part}) > 0")
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
