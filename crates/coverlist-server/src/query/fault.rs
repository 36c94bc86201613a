use coverlist_core::record::FieldType;
use coverlist_messages::{Message, text};

/// A fault in a search or a look-up: the JSON pointer of its place, and the rule that the place
/// breaks.
#[derive(Debug)]
pub struct QueryFault {
    pub pointer: String,
    rule: Rule,
}

/// The rules of a search or a look-up.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// The list has no such field.
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
    /// A look-up has at most this many keys.
    TooManyKeys(usize),
    /// A limit is 1 or more.
    Limit,
    /// A cursor is the `next` of another part.
    Cursor,
}

impl QueryFault {
    pub fn new(pointer: &str, rule: Rule) -> Self {
        Self { pointer: pointer.to_owned(), rule }
    }

    /// What to say about the fault.
    pub fn reason(&self) -> Message {
        let pointer = &self.pointer;
        match self.rule {
            Rule::UnknownField => text::problem_bad_request_query_field(pointer),
            Rule::NotOfType(field_type) => text::problem_bad_request_query_value(pointer, field_type.id()),
            Rule::NoOrder => text::problem_bad_request_query_order(pointer),
            Rule::NoText => text::problem_bad_request_query_text(pointer),
            Rule::NoValue => text::problem_bad_request_query_no_value(pointer),
            Rule::NoCondition => text::problem_bad_request_query_no_condition(pointer),
            Rule::TooManyFilters(most) => text::problem_bad_request_query_filters(pointer, most as u64),
            Rule::TooManyKeys(most) => text::problem_bad_request_query_keys(pointer, most as u64),
            Rule::Limit => text::problem_bad_request_query_limit(pointer),
            Rule::Cursor => text::problem_bad_request_query_cursor(pointer),
        }
    }
}
