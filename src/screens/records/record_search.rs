use crate::steps::{FieldFilter, ListField, Sorting};
use crate::words::{terms, tr};
use coverlist_api::{FieldView, RecordFilter, RecordQueryRequest, RecordSort};
use coverlist_core::record::{Attribute, Field, FieldType, RecordKind, Status};
use coverlist_messages::attribute_column;
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
    /// Shows all records, sorted by key.
    pub fn new() -> Self {
        Self {
            text: RwSignal::default(),
            status: RwSignal::new(None),
            filter: FieldFilter::new(),
            sorting: Sorting::new(Some(RecordSort { field: Field::Key.to_string(), descending: false })),
        }
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
