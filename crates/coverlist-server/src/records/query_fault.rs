use crate::{Failure, Refusal};
use coverlist_api::ProblemCode;
use coverlist_core::record::FieldType;

/// A fault in a search of records: the JSON pointer of its place, and the rule that the place breaks.
#[derive(Debug)]
pub(super) struct QueryFault {
    pointer: String,
    rule: Rule,
}

/// The rules of a search.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// The kind of record has no such field.
    UnknownField,
    /// The text is not a value of this type.
    NotOfType(FieldType),
    /// A range needs a field whose values have an order.
    NoOrder,
    /// A search for words needs a field with words.
    NoText,
    /// A list of values has at least one.
    NoValue,
    /// A filter has at least one condition.
    NoCondition,
    /// A search has at most this many filters.
    TooManyFilters(usize),
    /// A limit is 1 or more.
    Limit,
    /// A cursor is the `next` of another part.
    Cursor,
}

impl QueryFault {
    pub(super) fn new(pointer: &str, rule: Rule) -> Self {
        Self { pointer: pointer.to_owned(), rule }
    }

    fn detail(&self) -> String {
        let Self { pointer, rule } = self;
        match rule {
            Rule::UnknownField => format!("These records have no field with the id at {pointer}."),
            Rule::NotOfType(field_type) => format!(
                "The text at {pointer} is not a value of the type {}. Write dates as 2026-08-24, amounts as \
                 460.00, and statuses by their id, such as not_enrolled.",
                field_type.id()
            ),
            Rule::NoOrder => format!("The field of {pointer} has no order. Use `any_of` or `contains`."),
            Rule::NoText => format!("The field of {pointer} has no text. Use `any_of`, or `from` and `to`."),
            Rule::NoValue => format!("The list at {pointer} is empty. Name at least one value."),
            Rule::NoCondition => format!(
                "The filter at {pointer} has no condition. Give it `any_of`, `from`, `to`, `contains` or \
                 `blank`."
            ),
            Rule::TooManyFilters(most) => format!("There are more than {most} filters at {pointer}."),
            Rule::Limit => format!("The number at {pointer} must be 1 or more."),
            Rule::Cursor => format!("The text at {pointer} is not the `next` of another part of the list."),
        }
    }
}

impl From<QueryFault> for Failure {
    fn from(fault: QueryFault) -> Self {
        let refusal = Refusal::new(ProblemCode::BadRequest, fault.detail());
        Refusal { pointer: Some(fault.pointer), ..refusal }.into()
    }
}
