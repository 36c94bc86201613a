//! The first line of the workspace.

use super::template_choice::TemplateChoice;
use crate::flow::importing::{Importer, Importing};
use crate::steps::parts;
use crate::ui::part;
use leptos::prelude::*;

/// Names the file, or asks for one, and contains the choice of a template.
#[component]
pub fn WorkspaceHead() -> impl IntoView {
    let importer = Importer::here();
    let name = importer.watch(name);
    let is_staged = importer.watch(|importing| importing.staged().is_some());
    // The code of the downloads waits for the templates, as everything does that is not needed first.
    let has_templates = importer.watch(|importing| importing.templates.chosen.is_some());
    let title = move || name.get().unwrap_or_else(|| t!(choose_title));
    view! {
        <div class="workspace-head">
            <p class="workspace-name">{t!(utilities_import)}</p>
            <h2 class="workspace-title" translate=move || name.with(Option::is_some).then_some("no")>
                {title}
            </h2>
            <Show when=move || !is_staged.get()>
                <TemplateChoice />
            </Show>
            <Show when=move || name.with(Option::is_none) && has_templates.get()>
                {part(parts::downloads, ())}
            </Show>
            <Show when=move || name.with(Option::is_none)>
                <p class="workspace-lead">{t!(choose_lead)}</p>
            </Show>
        </div>
    }
}

/// The name of the file, once there is one.
fn name(importing: &Importing) -> Option<String> {
    let validated = importing.validate().map(|validate| &validate.file.name);
    validated.or_else(|| importing.staged().map(|import| &import.name)).cloned()
}
