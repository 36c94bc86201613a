use super::column_panel::ColumnPanel;
use super::desk::Desk;
use super::editor_head::EditorHead;
use super::example_file::ExampleFile;
use super::field_table::FieldTable;
use super::name_fields::NameFields;
use super::template_list::TemplateList;
use super::version_list::VersionList;
use crate::client::ListQuery;
use crate::flow::drafting::{Drafting, Event, TemplateDraft};
use crate::steps::Host;
use crate::ui::Pages;
use coverlist_api::TemplateVersionView;
use coverlist_core::template::{Template, TemplateSet};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows and changes a template.
#[component]
pub fn TemplateEditor(template: Template, templates: Arc<TemplateSet>) -> impl IntoView {
    let Host { client, account, announcer, .. } = Host::here();
    let id = StoredValue::new(template.id.clone());
    let versions = Pages::new(move |cursor| async move {
        let query = ListQuery { limit: Some(Pages::<TemplateVersionView>::LIMIT), cursor };
        client.template_versions(&id.get_value(), &query).await
    });
    versions.restart();
    let on_save = UnsyncCallback::new(move |version: u32| {
        announcer.say(t!(editor_saved, u64::from(version)));
        versions.restart();
    });
    let account = account.get_untracked().account;
    let editor = TemplateDraft::open(client, template, &account, on_save);
    let desk = Desk::new(editor);
    provide_context(desk);
    ask_before_leaving(editor);
    let press = move |event: web_sys::KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "s" {
            event.prevent_default();
            editor.send(Event::SaveRequested);
        }
    };
    view! {
        <div class="template-editor" on:keydown=press>
            <EditorHead />
            <div class="editor-body">
                <div class="editor-side">
                    <TemplateList templates id=id.get_value() />
                    <VersionList versions />
                </div>
                <div class="editor-main">
                    <NameFields />
                    <FieldTable />
                    <ExampleFile />
                </div>
                {move || view! { <ColumnPanel field=desk.chosen.get() /> }}
            </div>
        </div>
    }
}

/// Lets the browser ask before it leaves a page with changes that are not saved.
fn ask_before_leaving(editor: TemplateDraft) {
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if editor.now(Drafting::is_changed) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
