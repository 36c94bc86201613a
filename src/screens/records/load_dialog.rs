use super::load_result::{LoadResult, QuestionList};
use crate::client::Client;
use crate::flow::loading::{Loader, Loading, Refused};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, Notice, Tone, unique_id};
use crate::words::records as words;
use coverlist_api::QuestionView;
use coverlist_core::record::RecordKind;
use leptos::html;
use leptos::prelude::*;

/// Asks for a file, loads it and shows the result.
#[component]
pub fn LoadDialog(kind: RecordKind, open: RwSignal<bool>, on_load: UnsyncCallback<()>) -> impl IntoView {
    let held = RwSignal::new(false);
    view! {
        <Dialog open title=words::load(kind) held>
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
    let loader = Loader::open(client, kind, on_load);
    let state = loader.state();
    let input = NodeRef::<html::Input>::new();
    let busy = loader.watch(|state| *state == Loading::Sending);
    Effect::new(move || held.set(busy.get()));
    let send = move || {
        let files = input.get_untracked().and_then(|input| input.files());
        loader.submit(files.and_then(|files| files.get(0)), false);
    };
    let confirm = move || loader.confirm();

    let accepted = match kind {
        RecordKind::User => ".csv,.txt,.xlsx,.xlsb,.xls,.ods,.zip,text/csv",
        RecordKind::Device => ".csv,.txt,.xlsx,.xlsb,.xls,.ods,text/csv",
    };
    let id = unique_id("file");
    let choosing = {
        let id = id.clone();
        move || {
            view! {
                <p class="soft">{words::takes(kind)}</p>
                {move || match state.get() {
                    Loading::Choosing(Some(Refused::NoFile)) => {
                        view! { <Notice tone=Tone::Bad><p>{t!(records_no_file)}</p></Notice> }.into_any()
                    }
                    Loading::Choosing(Some(Refused::Failed(failure))) => {
                        let questions = failure.details().questions;
                        match questions.is_empty() {
                            true => view! { <FailureNotice failure again=send /> }.into_any(),
                            false => view! { <OpenQuestions questions confirm /> }.into_any(),
                        }
                    }
                    _ => ().into_any(),
                }}
                <div class="field">
                    <label for=id.clone()>{words::file_label(kind)}</label>
                    <input id=id.clone() node_ref=input type="file" accept=accepted />
                </div>
                <p class="soft">{t!(records_load_means)}</p>
                <div class="actions">
                    <Button busy on_press=move || open.set(false)>{t!(records_cancel)}</Button>
                    <Button kind=ButtonKind::Primary busy on_press=send>{t!(records_load_now)}</Button>
                </div>
            }
        }
    };
    let done = move || match state.get() {
        Loading::Done(loaded) => Some(view! {
            <LoadResult loaded=*loaded />
            <div class="actions">
                <Button kind=ButtonKind::Primary on_press=move || open.set(false)>{t!(records_close)}</Button>
            </div>
        }),
        _ => None,
    };
    let is_done = loader.watch(|state| matches!(state, Loading::Done(_)));
    move || if is_done.get() { done().into_any() } else { choosing().into_any() }
}

/// The questions without whose answers nothing is loaded. Proposals can be accepted here.
#[component]
fn OpenQuestions(questions: Vec<QuestionView>, #[prop(into)] confirm: UnsyncCallback<()>) -> impl IntoView {
    view! {
        <Notice tone=Tone::Bad title=t!(records_nothing_loaded)>
            <QuestionList questions />
            <p class="soft">{t!(records_questions_help)}</p>
            <Button on_press=confirm>{t!(records_confirm)}</Button>
        </Notice>
    }
}
