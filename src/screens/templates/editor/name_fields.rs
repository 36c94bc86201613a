use super::desk::Desk;
use crate::flow::drafting::Edit;
use crate::ui::Field;
use leptos::prelude::*;

/// The name and the description of the template.
#[component]
pub fn NameFields() -> impl IntoView {
    let desk = Desk::here();
    let name = desk.bound(|draft| draft.name.clone(), Edit::Name);
    let description = desk.bound(|draft| draft.description.clone(), Edit::Description);
    let wrong_name = desk.fault(|_| Some("/title".to_owned()));
    let wrong_description = desk.fault(|_| Some("/description".to_owned()));
    view! {
        <div class="editor-names">
            <Field label=t!(templates_name) value=name wrong=wrong_name required=true />
            <Field label=t!(editor_description) value=description wrong=wrong_description />
        </div>
    }
}
