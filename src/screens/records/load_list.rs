use super::unload_dialog::UnloadDialog;
use crate::client::{Client, ListQuery};
use crate::screens::addresses;
use crate::ui::{Badge, EmptyState, Icon, PagedList, Pages, TableBox, Tone, column_heads};
use crate::words::{date_time, loads as words};
use coverlist_api::LoadView;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::LoadKind;
use leptos::prelude::*;
use std::sync::Arc;

/// The loads of lists and their undos, the newest first.
#[component]
pub fn LoadList() -> impl IntoView {
    let client = expect_context::<Client>();
    let pages = Pages::<LoadView>::new(move |cursor| async move {
        client.loads(&ListQuery { limit: Some(Pages::<LoadView>::LIMIT), cursor }).await
    });
    pages.restart();
    let on_done = UnsyncCallback::new(move |_| pages.restart());
    let draw = move |rows: Arc<Vec<LoadView>>| match rows.is_empty() {
        true => no_loads(),
        false => {
            let rows = rows.iter().cloned().map(|load| load_row(load, on_done)).collect_view();
            table(rows.into_any())
        }
    };
    view! { <PagedList pages draw /> }
}

fn no_loads() -> AnyView {
    view! {
        <EmptyState title=t!(loads_none)>
            <p>{t!(loads_none_help)}</p>
            <p><a class="button" href=addresses::records(RecordKind::User)>{t!(loads_none_next)}</a></p>
        </EmptyState>
    }
    .into_any()
}

fn table(rows: AnyView) -> AnyView {
    let heads = column_heads([t!(loads_when), t!(loads_what), t!(loads_counts), t!(loads_state)]);
    view! {
        <TableBox name=t!(loads_tab) heads rows />
    }
    .into_any()
}

fn load_row(load: LoadView, on_done: UnsyncCallback<LoadView>) -> impl IntoView {
    let what = words::what(&load);
    let source =
        load.source.clone().map(|source| view! { " " <span class="soft" translate="no">{source}</span> });
    let counts = words::counts(&load);
    let state = (load.kind == LoadKind::Load).then(|| load_state(&load, on_done));
    view! {
        <tr>
            <th scope="row" data-label=t!(loads_when)>
                {date_time(&load.at)} " "
                <span class="soft" translate="no">{load.by.name}</span>
            </th>
            <td data-label=t!(loads_what)>{what} {source}</td>
            <td data-label=t!(loads_counts)>{counts}</td>
            <td data-label=t!(loads_state)>{state}</td>
        </tr>
    }
}

/// Whether the load is undone, and the button that undoes it as long as its changes are kept.
fn load_state(load: &LoadView, on_done: UnsyncCallback<LoadView>) -> impl IntoView + use<> {
    let badge =
        load.undone.then(|| view! { <Badge tone=Tone::Warning icon=Icon::Bar word=t!(loads_undone) /> " " });
    let (list, undone) = (load.list, load.undone);
    let undo = match load.expired {
        Some(days) => view! { <span class="soft">{t!(retention_deleted, days)}</span> }.into_any(),
        None => view! { <UnloadDialog load=list undone on_done /> }.into_any(),
    };
    view! { {badge} {undo} }
}
