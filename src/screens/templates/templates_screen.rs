use super::field_section::FieldSection;
use super::template_import::TemplateImport;
use super::template_table::TemplateTable;
use crate::flow::templates::Catalog;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::steps::Host;
use coverlist_api::Permission;
use leptos::prelude::*;

/// Lists the district's templates and fields, and imports templates.
#[component]
pub fn TemplatesScreen() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(templates_title)>
            <Heading title=t!(templates_title) within=t!(shell_settings) />
            <p class="soft">{t!(templates_about)}</p>
            <Sections />
        </Permitted>
    }
}

#[component]
fn Sections() -> impl IntoView {
    let catalog = Catalog::open(Host::here().client);
    view! {
        <TemplateTable catalog />
        <TemplateImport catalog />
        <FieldSection />
    }
}
