use crate::words::terms;
use coverlist_api::RecordFilter;
use coverlist_core::record::{FieldType, Value};
use leptos::prelude::*;

/// A filter by one field of a list.
#[derive(Clone, Copy)]
pub struct FieldFilter {
    /// `None` shows all.
    pub field: RwSignal<Option<ListField>>,
    pub condition: RwSignal<Condition>,
    /// The text that the field contains.
    pub contains: RwSignal<String>,
    /// The smallest value of the field, as it was typed.
    pub from: RwSignal<String>,
    /// The largest value of the field, as it was typed.
    pub to: RwSignal<String>,
}

/// A field or an attribute by which a list is filtered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListField {
    pub id: String,
    pub name: String,
    pub field_type: FieldType,
}

/// What the filter asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// A value in a range, or one that contains a text.
    #[default]
    Value,
    Blank,
    NotBlank,
}

impl FieldFilter {
    /// Shows all.
    pub fn new() -> Self {
        Self {
            field: RwSignal::new(None),
            condition: RwSignal::default(),
            contains: RwSignal::default(),
            from: RwSignal::default(),
            to: RwSignal::default(),
        }
    }

    /// The filter of a request; `None` while it is not complete. The signals are tracked.
    pub fn request(&self) -> Option<RecordFilter> {
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

    /// Shows all again.
    pub fn clear(&self) {
        self.field.set(None);
        self.condition.set(Condition::default());
        for text in [self.contains, self.from, self.to] {
            text.set(String::new());
        }
    }

    /// Why the typed bound of the range cannot be used; `None` if it can. The signals are tracked.
    pub(super) fn wrong_bound(&self, bound: RwSignal<String>) -> Option<String> {
        let field_type = self.field.get()?.field_type;
        let is_wrong = !bound.with(|text| text.trim().is_empty()) && value(bound, field_type).is_none();
        is_wrong.then(|| terms::written(field_type))
    }
}

/// The canonical text of a value that was typed; `None` if it is not a value of the type.
fn value(typed: RwSignal<String>, field_type: FieldType) -> Option<String> {
    let value = typed.with(|text| Value::from_text(field_type, text.trim()));
    value.map(|value| value.text().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_sent_when_it_is_complete() {
        let owner = Owner::new();
        owner.set();
        let filter = FieldFilter::new();
        let field = |field_type| ListField { id: "id".to_owned(), name: "Name".to_owned(), field_type };
        let sent = RecordFilter { field: "id".to_owned(), ..RecordFilter::default() };
        filter.field.set(Some(field(FieldType::Amount)));
        assert_eq!(filter.request(), None);
        filter.from.set("46".to_owned());
        assert_eq!(filter.request(), None);
        assert!(filter.wrong_bound(filter.from).is_some() && filter.wrong_bound(filter.to).is_none());
        filter.from.set(" 46.00 ".to_owned());
        assert_eq!(filter.request(), Some(RecordFilter { from: Some("46.00".to_owned()), ..sent.clone() }));
        assert_eq!(filter.wrong_bound(filter.from), None);
        filter.field.set(Some(field(FieldType::Choice)));
        assert_eq!(filter.request(), None);
        filter.contains.set("oak".to_owned());
        let contains = RecordFilter { contains: Some("oak".to_owned()), ..sent.clone() };
        assert_eq!(filter.request(), Some(contains));
        filter.condition.set(Condition::Blank);
        assert_eq!(filter.request(), Some(RecordFilter { blank: Some(true), ..sent }));
        filter.clear();
        assert_eq!(filter.request(), None);
    }
}
