use super::change_form::ChangeForm;
use super::panel_steps::PanelSteps;
use crate::client::Client;
use crate::flow::changing::Changer;
use crate::ui::SelectField;
use coverlist_api::{ColumnView, ImportView, RecordView};
use coverlist_core::template::Template;
use leptos::prelude::*;
use std::sync::Arc;

/// Changes the insurance of the record under a template.
#[component]
pub fn ChangePanel(
    record: RecordView,
    templates: Arc<[Template]>,
    close: UnsyncCallback<()>,
    on_done: UnsyncCallback<ImportView>,
) -> impl IntoView {
    let changer = Changer::open(expect_context::<Client>(), record.kind, on_done);
    let template = RwSignal::new(0_usize);
    let columns = columns_of(Arc::clone(&templates), template);
    let form = ChangeForm::new(record, templates, template, changer, close);
    let asking = UnsyncCallback::new(move |()| form.draw().into_any());
    view! {
        <PanelSteps title=t!(record_change) verb=t!(record_change) changer close columns asking />
    }
}

/// The columns of the chosen template.
pub fn columns_of(
    templates: Arc<[Template]>,
    chosen: RwSignal<usize>,
) -> UnsyncCallback<(), Vec<ColumnView>> {
    UnsyncCallback::new(move |()| {
        let template = templates.get(chosen.get_untracked());
        let columns = template.into_iter().flat_map(|template| &template.columns);
        let column = columns.map(|column| ColumnView { field: column.field, header: column.header.clone() });
        column.collect()
    })
}

/// Chooses among several templates; draws nothing if there is only one.
#[component]
pub fn TemplateField(templates: Arc<[Template]>, chosen: RwSignal<usize>) -> impl IntoView {
    let options: Vec<(usize, String)> =
        templates.iter().enumerate().map(|(place, template)| (place, template.name.clone())).collect();
    (options.len() > 1).then(|| {
        view! { <SelectField label=t!(record_template) options value=chosen is_data=|_| true /> }
    })
}
