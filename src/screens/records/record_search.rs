use crate::words::{terms, tr};
use coverlist_api::{FieldView, RecordFilter, RecordQueryRequest, RecordSort};
use coverlist_core::record::{Attribute, Field, FieldType, RecordKind, Status, Value};
use coverlist_messages::attribute_column;
use leptos::prelude::*;

/// What a list of records shows: the search, the filters and the order.
#[derive(Clone, Copy)]
pub struct RecordSearch {
    pub text: RwSignal<String>,
    /// The filter by status.
    pub status: RwSignal<Option<RecordFilter>>,
    /// The field of the other filter; `None` without one.
    pub field: RwSignal<Option<ListField>>,
    pub condition: RwSignal<Condition>,
    /// The text that the field contains.
    pub contains: RwSignal<String>,
    /// The smallest value of the field, as it was typed.
    pub from: RwSignal<String>,
    /// The largest value of the field, as it was typed.
    pub to: RwSignal<String>,
    pub sort: RwSignal<RecordSort>,
}

/// A field or an attribute by which records are filtered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListField {
    pub id: String,
    pub name: String,
    pub field_type: FieldType,
}

/// What the filter by a field asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// A value in a range, or one that contains a text.
    #[default]
    Value,
    Blank,
    NotBlank,
}

impl RecordSearch {
    /// Shows all records, sorted by key.
    pub fn new() -> Self {
        Self {
            text: RwSignal::default(),
            status: RwSignal::new(None),
            field: RwSignal::new(None),
            condition: RwSignal::default(),
            contains: RwSignal::default(),
            from: RwSignal::default(),
            to: RwSignal::default(),
            sort: RwSignal::new(RecordSort { field: Field::Key.to_string(), descending: false }),
        }
    }

    /// The request for the first records. A filter that is not complete is left out. The signals are tracked.
    pub fn request(&self) -> RecordQueryRequest {
        let filters = self.status.get().into_iter().chain(self.field_filter());
        RecordQueryRequest {
            q: self.text.get().trim().to_owned(),
            sort: Some(self.sort.get()),
            filters: filters.collect(),
            ..RecordQueryRequest::default()
        }
    }

    /// Drops the search and the filters. The order stays.
    pub fn show_all(&self) {
        self.status.set(None);
        self.field.set(None);
        self.condition.set(Condition::default());
        for text in [self.text, self.contains, self.from, self.to] {
            text.set(String::new());
        }
    }

    /// Sorts by a field, or the other way round if the list is sorted by it already.
    pub fn sort_by(&self, field: &str) {
        self.sort.update(|sort| {
            sort.descending = sort.field == field && !sort.descending;
            field.clone_into(&mut sort.field);
        });
    }

    /// Why the typed bound of the range cannot be used; `None` if it can. The signals are tracked.
    pub fn wrong_bound(&self, bound: RwSignal<String>) -> Option<String> {
        let field_type = self.field.get()?.field_type;
        let is_wrong = !bound.with(|text| text.trim().is_empty()) && value(bound, field_type).is_none();
        is_wrong.then(|| terms::written(field_type))
    }

    fn field_filter(&self) -> Option<RecordFilter> {
        let ListField { id, field_type, .. } = self.field.get()?;
        let all = RecordFilter { field: id, ..RecordFilter::default() };
        match self.condition.get() {
            Condition::Blank => Some(RecordFilter { blank: Some(true), ..all }),
            Condition::NotBlank => Some(RecordFilter { blank: Some(false), ..all }),
            Condition::Value if field_type.is_ordered() => {
                let (from, to) = (value(self.from, field_type), value(self.to, field_type));
                (from.is_some() || to.is_some()).then_some(RecordFilter { from, to, ..all })
            }
            Condition::Value => {
                let contains = Some(self.contains.get()).filter(|text| !text.trim().is_empty());
                contains.is_some().then_some(RecordFilter { contains, ..all })
            }
        }
    }
}

/// The filters by status, with their words. The first selects every record.
pub fn status_filters(any: String, none: String) -> Vec<(Option<RecordFilter>, String)> {
    let filter = RecordFilter { field: Field::Status.to_string(), ..RecordFilter::default() };
    let of_status = |status: Status| {
        let any_of = Some(vec![status.id().to_owned()]);
        (Some(RecordFilter { any_of, ..filter.clone() }), terms::status(status))
    };
    let blank = (Some(RecordFilter { blank: Some(true), ..filter.clone() }), none);
    std::iter::once((None, any)).chain(Status::ALL.map(of_status)).chain([blank]).collect()
}

/// The fields by which records of a kind are filtered, besides the status.
pub fn list_fields(kind: RecordKind, fields: &[FieldView]) -> Vec<ListField> {
    let attributes = Attribute::of(kind).iter().map(|attribute| ListField {
        id: attribute.id().to_owned(),
        name: tr(&attribute_column(*attribute)),
        field_type: FieldType::Text,
    });
    let fields = fields.iter().filter(|field| field.id != Field::Status).map(|field| ListField {
        id: field.id.to_string(),
        name: field.name.clone(),
        field_type: field.field_type,
    });
    attributes.chain(fields).collect()
}

/// The canonical text of a value that was typed; `None` if it is not a value of the type.
fn value(typed: RwSignal<String>, field_type: FieldType) -> Option<String> {
    let value = typed.with(|text| Value::from_text(field_type, text.trim()));
    value.map(|value| value.text().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters(search: RecordSearch) -> Vec<RecordFilter> {
        search.request().filters
    }

    #[test]
    fn a_filter_is_sent_when_it_is_complete() {
        let owner = Owner::new();
        owner.set();
        let search = RecordSearch::new();
        let field = |field_type| ListField { id: "id".to_owned(), name: "Name".to_owned(), field_type };
        let filter = RecordFilter { field: "id".to_owned(), ..RecordFilter::default() };
        search.field.set(Some(field(FieldType::Amount)));
        assert_eq!(filters(search), []);
        search.from.set("46".to_owned());
        assert_eq!(filters(search), []);
        assert!(search.wrong_bound(search.from).is_some() && search.wrong_bound(search.to).is_none());
        search.from.set(" 46.00 ".to_owned());
        assert_eq!(filters(search), [RecordFilter { from: Some("46.00".to_owned()), ..filter.clone() }]);
        assert_eq!(search.wrong_bound(search.from), None);
        search.field.set(Some(field(FieldType::Choice)));
        assert_eq!(filters(search), []);
        search.contains.set("oak".to_owned());
        assert_eq!(filters(search), [RecordFilter { contains: Some("oak".to_owned()), ..filter.clone() }]);
        search.condition.set(Condition::Blank);
        assert_eq!(filters(search), [RecordFilter { blank: Some(true), ..filter }]);
        search.show_all();
        assert_eq!(filters(search), []);
    }

    #[test]
    fn a_second_press_turns_the_order_round() {
        let owner = Owner::new();
        owner.set();
        let search = RecordSearch::new();
        let order = move |field: &str| {
            search.sort_by(field);
            let sort = search.sort.get();
            (sort.field, sort.descending)
        };
        assert_eq!(order("key"), ("key".to_owned(), true));
        assert_eq!(order("name"), ("name".to_owned(), false));
        assert_eq!(order("name"), ("name".to_owned(), true));
        assert_eq!(order("name"), ("name".to_owned(), false));
    }
}
