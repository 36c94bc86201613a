use crate::screens::address_query::AddressQuery;
use crate::steps::{Condition, FieldFilter, ListField, Sorting, parse_sort, sort_text};
use crate::words::terms;
use coverlist_api::{FieldView, RecordFilter, RecordQueryRequest, RecordSort};
use coverlist_core::record::{Attribute, Field, FieldType, RecordKind, Status};
use leptos::prelude::*;

/// What a list of records shows: the search, the filters and the order.
#[derive(Clone, Copy)]
pub struct RecordSearch {
    pub text: RwSignal<String>,
    /// The filter by status.
    pub status: RwSignal<Option<RecordFilter>>,
    /// The filter by another field.
    pub filter: FieldFilter,
    pub sorting: Sorting,
}

impl RecordSearch {
    /// Shows what a query string says; all records, sorted by key, if it says nothing.
    pub fn of_address(query: &AddressQuery, fields: &[ListField]) -> Self {
        let is_column = |id: &str| {
            [Field::Key, Field::Status].iter().any(|own| own.to_string() == id)
                || fields.iter().any(|field| field.id == id)
        };
        let sort = query.get("sort").and_then(|sort| parse_sort(sort, is_column)).unwrap_or_else(by_key);
        let filter = FieldFilter::new();
        filter.field.set(fields.iter().find(|field| query.get("field") == Some(&field.id)).cloned());
        filter.condition.set(match query.get("blank") {
            Some("yes") => Condition::Blank,
            Some("no") => Condition::NotBlank,
            _ => Condition::Value,
        });
        for (name, bound) in [("from", filter.from), ("to", filter.to)] {
            bound.set(query.get(name).unwrap_or_default().to_owned());
        }
        Self {
            text: RwSignal::default(),
            status: RwSignal::new(query.get("status").and_then(status_filter)),
            filter,
            sorting: Sorting::new(Some(sort)),
        }
    }

    /// The filters and the order as a query string. Texts that are searched for are never part of it. The
    /// signals are tracked.
    pub fn address(&self) -> AddressQuery {
        let status = self.status.get().map(|filter| match filter.any_of {
            Some(statuses) => statuses.concat(),
            None => NO_STATUS.to_owned(),
        });
        let sort = self.sorting.get().filter(|sort| *sort != by_key()).map(|sort| sort_text(&sort));
        let filter = self.filter.request().filter(|filter| filter.contains.is_none());
        let RecordFilter { field, from, to, blank, .. } = filter.unwrap_or_default();
        let field = Some(field).filter(|field| !field.is_empty());
        let blank = blank.map(|blank| if blank { "yes" } else { "no" }.to_owned());
        AddressQuery::default()
            .with("status", status)
            .with("field", field)
            .with("blank", blank)
            .with("from", from)
            .with("to", to)
            .with("sort", sort)
    }

    /// The request for the first records. A filter that is not complete is left out. The signals are tracked.
    pub fn request(&self) -> RecordQueryRequest {
        RecordQueryRequest {
            q: self.text.get().trim().to_owned(),
            sort: self.sorting.get(),
            filters: self.status.get().into_iter().chain(self.filter.request()).collect(),
            ..RecordQueryRequest::default()
        }
    }

    /// Drops the search and the filters. The order stays.
    pub fn show_all(&self) {
        self.status.set(None);
        self.filter.clear();
        self.text.set(String::new());
    }
}

fn by_key() -> RecordSort {
    RecordSort { field: Field::Key.to_string(), descending: false }
}

/// The records without a status, in a query string.
const NO_STATUS: &str = "none";

/// The filter by the status that a query string names.
fn status_filter(id: &str) -> Option<RecordFilter> {
    let filter = RecordFilter { field: Field::Status.to_string(), ..RecordFilter::default() };
    if id == NO_STATUS {
        return Some(RecordFilter { blank: Some(true), ..filter });
    }
    let any_of = Some(vec![Status::from_id(id)?.id().to_owned()]);
    Some(RecordFilter { any_of, ..filter })
}

/// The filters by status, with their words. The first selects every record.
pub fn status_filters(any: String, none: String) -> Vec<(Option<RecordFilter>, String)> {
    let of_status = |status: Status| (status_filter(status.id()), terms::status(status));
    let blank = (status_filter(NO_STATUS), none);
    std::iter::once((None, any)).chain(Status::ALL.map(of_status)).chain([blank]).collect()
}

/// The fields by which records of a kind are filtered, besides the status.
pub fn list_fields(kind: RecordKind, fields: &[FieldView]) -> Vec<ListField> {
    let attributes = Attribute::of(kind).iter().map(|attribute| ListField {
        id: attribute.id().to_owned(),
        name: terms::attribute(*attribute),
        field_type: FieldType::Text,
    });
    let fields = fields.iter().filter(|field| field.id != Field::Status).map(|field| ListField {
        id: field.id.to_string(),
        name: field.name.clone(),
        field_type: field.field_type,
    });
    attributes.chain(fields).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<ListField> {
        vec![
            ListField { id: "coverage_end".to_owned(), name: "Ends".to_owned(), field_type: FieldType::Date },
            ListField { id: "school".to_owned(), name: "School".to_owned(), field_type: FieldType::Text },
        ]
    }

    #[test]
    fn filters_and_order_are_in_the_address_and_read_back() {
        let owner = Owner::new();
        owner.set();
        for address in [
            "",
            "status=none&sort=-coverage_end",
            "status=declined&field=coverage_end&from=2026-08-01&to=2027-06-30",
            "field=school&blank=yes",
            "field=school&blank=no&sort=-school",
        ] {
            let search = RecordSearch::of_address(&AddressQuery::of(address), &fields());
            assert_eq!(search.address().to_string(), address);
        }
        let unknown = AddressQuery::of("status=x&field=nothing&from=1&sort=-nothing&after=2");
        assert_eq!(RecordSearch::of_address(&unknown, &fields()).address().to_string(), "");
    }

    #[test]
    fn a_text_that_is_searched_for_is_never_in_the_address() {
        let owner = Owner::new();
        owner.set();
        let search = RecordSearch::of_address(&AddressQuery::of("field=school"), &fields());
        search.text.set("Ana".to_owned());
        search.filter.contains.set("North".to_owned());
        assert_eq!(search.request().filters.len(), 1);
        assert_eq!(search.address().to_string(), "");
    }
}
