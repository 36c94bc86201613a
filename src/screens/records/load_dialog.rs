//! The dialog that loads users or devices from a CSV file.

use super::load_result::LoadResult;
use crate::client::{Client, Failure, Retryable};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, Notice, Tone, unique_id};
use crate::words::records as words;
use coverlist_api::RecordsLoaded;
use coverlist_core::record::RecordKind;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The state of the dialog.
#[derive(Clone)]
enum Load {
    Choosing { failure: Option<Failure> },
    NoFile,
    Sending,
    Done(RecordsLoaded),
}

/// Asks for a CSV file, loads it and shows the result.
#[component]
pub fn LoadDialog(
    /// The kind of record.
    kind: RecordKind,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Called after records were loaded.
    on_load: UnsyncCallback<()>,
) -> impl IntoView {
    let held = RwSignal::new(false);
    view! {
        <Dialog open title=words::load_title(kind) held>
            <LoadForm kind open held on_load />
        </Dialog>
    }
}

#[component]
fn LoadForm(
    kind: RecordKind,
    open: RwSignal<bool>,
    held: RwSignal<bool>,
    on_load: UnsyncCallback<()>,
) -> impl IntoView {
    let client = expect_context::<Client>();
    let load = RwSignal::new(Load::Choosing { failure: None });
    let input = NodeRef::<html::Input>::new();
    let pending = StoredValue::new_local(Rc::<Retryable<_>>::default());
    Effect::new(move || held.set(matches!(load.get(), Load::Sending)));

    let send = move || {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return load.set(Load::NoFile) };
        load.set(Load::Sending);
        let pending = pending.get_value();
        spawn_local(async move {
            let request = (kind, file.name(), file.size() as u64, file.last_modified() as u64);
            let send = async |_: &_, key: &_| client.load(kind, &file, key).await;
            let answer = pending.send(request, send).await;
            load.set(match answer {
                Ok(loaded) => {
                    // The screen may be gone.
                    let _ = on_load.try_run(());
                    Load::Done(loaded)
                }
                Err(failure) => Load::Choosing { failure: Some(failure) },
            });
        });
    };

    let id = unique_id("file");
    let busy = Signal::derive(move || matches!(load.get(), Load::Sending));
    let choosing = {
        let id = id.clone();
        move || {
            view! {
                <p class="soft">{words::takes(kind)}</p>
                {move || match load.get() {
                    Load::NoFile => {
                        view! { <Notice tone=Tone::Bad><p>{words::NO_FILE}</p></Notice> }.into_any()
                    }
                    Load::Choosing { failure: Some(failure) } => {
                        view! { <FailureNotice failure again=send /> }.into_any()
                    }
                    _ => ().into_any(),
                }}
                <div class="field">
                    <label for=id.clone()>{words::file_label(kind)}</label>
                    <input id=id.clone() node_ref=input type="file" accept=".csv,.txt,text/csv" />
                </div>
                <p class="soft">{words::LOAD_MEANS}</p>
                <div class="actions">
                    <Button busy on_press=move || open.set(false)>{words::CANCEL}</Button>
                    <Button kind=ButtonKind::Primary busy on_press=send>{words::LOAD_NOW}</Button>
                </div>
            }
        }
    };
    let done = move || match load.get() {
        Load::Done(loaded) => Some(view! {
            <LoadResult loaded />
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=move || open.set(false)>{words::CLOSE}</Button>
            </div>
        }),
        _ => None,
    };
    let is_done = Memo::new(move |_| matches!(load.get(), Load::Done(_)));
    move || if is_done.get() { done().into_any() } else { choosing().into_any() }
}
