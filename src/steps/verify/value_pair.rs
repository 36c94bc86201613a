use crate::words::terms;
use coverlist_api::VerifiedValue;
use coverlist_core::record::Field;
use leptos::prelude::*;

/// How a value of the file stands to the value of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The record is as the row wants it, or the row was not applied.
    Quiet,
    /// The row was applied, and the record has another value now.
    Differs,
    /// The cell rejects the row.
    Wrong,
}

/// A cell with the value of the file above the value of the record.
#[component]
pub fn ValuePair(
    value: VerifiedValue,
    /// The header of the column.
    header: String,
    standing: Standing,
) -> impl IntoView {
    let VerifiedValue { field, file, record, .. } = value;
    let mark = match standing {
        Standing::Quiet => None,
        Standing::Differs => Some("differs"),
        Standing::Wrong => Some("wrong"),
    };
    let differs = (standing == Standing::Differs)
        .then(|| view! { <span class="visually-hidden">" " {t!(verify_differs)}</span> });
    view! {
        // The header is the template's, in every language.
        <td
            class="verify-pair"
            class:number=field.field_type().is_number()
            data-label=header
            data-mark=mark
            translate="no"
        >
            <div translate="yes">
                <p>
                    <span class="verify-side">{t!(verify_file)} " "</span>
                    {shown(field, file)}
                </p>
                <p class="verify-now">
                    <span class="verify-side">{t!(plan_record)} " "</span>
                    {shown(field, record)}
                    {differs}
                </p>
            </div>
        </td>
    }
}

/// A value as text, and a blank one as a dash.
fn shown(field: Field, value: Option<String>) -> AnyView {
    match value {
        Some(text) => match terms::known_value(field, &text) {
            Some(word) => word.into_any(),
            None => view! { <span translate="no">{text}</span> }.into_any(),
        },
        None => view! {
            <span class="soft" aria-hidden="true">"–"</span>
            <span class="visually-hidden">{t!(terms_blank)}</span>
        }
        .into_any(),
    }
}
