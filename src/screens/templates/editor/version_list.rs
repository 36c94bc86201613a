use super::desk::Desk;
use crate::flow::Sending;
use crate::flow::drafting::Edit;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, FailureNotice, PagedList, Pages, unique_id};
use crate::words::{self, date_time};
use coverlist_api::TemplateVersionView;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the versions, each with what it changed. An earlier one can be taken into the draft.
#[component]
pub fn VersionList(versions: Pages<TemplateVersionView>) -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let desk = Desk::here();
    let id = StoredValue::new(desk.editor.now(|state| state.saved.id.clone()));
    let current = desk.editor.watch(|state| state.saved.version);
    let sending = Sending::new();
    let restore = UnsyncCallback::new(move |version: u32| {
        let answer = async move { client.template_version(&id.get_value(), version).await };
        sending.send(answer, move |template| {
            desk.edit(Edit::Restore(Box::new(template)));
            announcer.say(t!(editor_restored, u64::from(version)));
        });
    });
    let draw = move |rows: Arc<Vec<TemplateVersionView>>| {
        let row = move |version: &TemplateVersionView| {
            let is_current = current.get() == version.version;
            let number = version.version;
            let press = move || restore.run(number);
            let restoring = (!is_current).then(|| view! {
                <Button kind=ButtonKind::Quiet on_press=press>{t!(editor_restore, u64::from(number))}</Button>
            });
            view! { <li>{about(version, is_current)} {restoring}</li> }
        };
        view! { <ol class="editor-versions">{rows.iter().map(row).collect_view()}</ol> }.into_any()
    };
    let title = unique_id("versions");
    let title_id = title.clone();
    view! {
        <section class="editor-list" aria-labelledby=title>
            <h2 id=title_id>{t!(editor_versions)}</h2>
            {move || sending.failure().map(|failure| view! { <FailureNotice failure /> })}
            <PagedList pages=versions draw />
        </section>
    }
}

fn about(version: &TemplateVersionView, is_current: bool) -> impl IntoView + use<> {
    let TemplateVersionView { version: number, by, at, imports, differences } = version.clone();
    let differences: Vec<String> = differences.iter().map(words::wire::sentence).collect();
    let differences = match differences.is_empty() {
        true => t!(editor_first),
        false => differences.join(" "),
    };
    let state = is_current.then(|| view! { <span class="badge">{t!(editor_current)}</span> });
    let by = by.map(|by| view! { <span translate="no">{by.name}</span> " · " });
    view! {
        <p class="editor-version">
            <strong>{t!(editor_version, u64::from(number))}</strong> {state}
        </p>
        <p>{differences}</p>
        <p class="soft">{by} {date_time(&at)} " · " {t!(editor_imports, u64::from(imports))}</p>
    }
}
