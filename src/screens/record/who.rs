use crate::screens::addresses;
use crate::steps::StatusBadge;
use crate::ui::{Fact, FactList};
use crate::words::{record as words, records, terms};
use coverlist_api::{RecordView, RelatedRecord};
use coverlist_core::record::{Attribute, RecordKind};
use leptos::prelude::*;

/// Who the record is, and the records that belong to it.
#[component]
pub fn Who(record: RecordView) -> impl IntoView {
    let RecordView { kind, content, related, .. } = record;
    let key = Fact::data(records::key(kind), content.key);
    let attributes = Attribute::of(kind).iter().filter_map(|attribute| {
        let value = content.attributes.get(attribute.id())?;
        Some(Fact::data(terms::attribute(*attribute), value))
    });
    let facts = [key].into_iter().chain(attributes).collect();
    let other = kind.other();
    let list = match related.is_empty() {
        true => view! { <p class="soft">{words::no_related(kind)}</p> }.into_any(),
        false => {
            let rows = related.into_iter().map(|related| related_row(related, other)).collect_view();
            view! { <ul class="record-related">{rows}</ul> }.into_any()
        }
    };
    view! {
        <aside class="record-who" aria-label=t!(record_who)>
            <h2>{words::noun(kind)}</h2>
            <FactList facts />
            <h2>{words::related(kind)}</h2>
            {list}
        </aside>
    }
}

fn related_row(related: RelatedRecord, kind: RecordKind) -> impl IntoView {
    let RelatedRecord { id, key, label, status } = related;
    view! {
        <li>
            <a href=addresses::record(kind, id) translate="no">{key}</a>
            <span class="soft" translate="no">{label}</span>
            <StatusBadge status />
        </li>
    }
}
