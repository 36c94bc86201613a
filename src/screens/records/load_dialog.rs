use super::load_plan::LoadPlan;
use super::load_result::{LoadResult, QuestionList};
use crate::client::Client;
use crate::flow::loading::{Loader, Loading, Refused};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, FocusKept, Notice, Tone, unique_id};
use crate::words::records as words;
use coverlist_api::QuestionView;
use coverlist_core::record::RecordKind;
use leptos::html;
use leptos::prelude::*;

/// Asks for a file, shows what loading it would do, loads it and shows the result.
#[component]
pub fn LoadDialog(kind: RecordKind, open: RwSignal<bool>, on_load: UnsyncCallback<()>) -> impl IntoView {
    let held = RwSignal::new(false);
    view! {
        <Dialog open title=words::load(kind) held>
            <LoadSteps kind open held on_load />
        </Dialog>
    }
}

#[component]
fn LoadSteps(
    kind: RecordKind,
    open: RwSignal<bool>,
    held: RwSignal<bool>,
    on_load: UnsyncCallback<()>,
) -> impl IntoView {
    let client = expect_context::<Client>();
    let loader = Loader::open(client, kind, on_load);
    let busy = loader.watch(Loading::is_busy);
    Effect::new(move || held.set(busy.get()));
    let state = loader.state();
    let scene = loader.watch(Scene::of);
    let draw = move || match (scene.get(), state.get_untracked()) {
        (_, Loading::Planned(plan)) => {
            view! { <LoadPlan plan=*plan loader confirm=move || loader.confirm() /> }.into_any()
        }
        (_, Loading::Done(loaded)) => {
            view! { <LoadResult loaded=*loaded open on_change=on_load /> }.into_any()
        }
        (_, Loading::Choosing(_) | Loading::Reading { .. }) => {
            view! { <LoadForm kind open loader busy /> }.into_any()
        }
    };
    view! { <FocusKept draw /> }
}

/// The part of the state that decides what is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scene {
    Choosing,
    Planned,
    Done,
}

impl Scene {
    const fn of(state: &Loading) -> Self {
        match state {
            Loading::Choosing(_) | Loading::Reading { .. } => Self::Choosing,
            Loading::Planned(_) => Self::Planned,
            Loading::Done(_) => Self::Done,
        }
    }
}

#[component]
fn LoadForm(kind: RecordKind, open: RwSignal<bool>, loader: Loader, busy: Memo<bool>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let state = loader.state();
    let send = move || {
        let files = input.get_untracked().and_then(|input| input.files());
        loader.submit(files.and_then(|files| files.get(0)), false);
    };
    // The pressed button is gone with what was refused. The file stays, and takes the focus before that.
    let keep_focus = move || {
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let again = move || {
        keep_focus();
        loader.again();
    };
    let confirm = move || {
        keep_focus();
        loader.confirm();
    };
    let accepted = match kind {
        RecordKind::User => ".csv,.txt,.xlsx,.xlsb,.xls,.ods,.zip,text/csv",
        RecordKind::Device => ".csv,.txt,.xlsx,.xlsb,.xls,.ods,text/csv",
    };
    let id = unique_id("file");
    let refused = move || match state.get() {
        Loading::Choosing(Some(Refused::NoFile)) => {
            view! { <Notice tone=Tone::Bad><p>{t!(records_no_file)}</p></Notice> }.into_any()
        }
        Loading::Choosing(Some(Refused::Failed { failure, .. })) => {
            let questions = failure.details().questions;
            match questions.is_empty() {
                true => view! { <FailureNotice failure again /> }.into_any(),
                false => view! { <OpenQuestions questions confirm /> }.into_any(),
            }
        }
        _ => ().into_any(),
    };
    view! {
        <p class="soft">{words::takes(kind)}</p>
        {refused}
        <div class="field">
            <label for=id.clone()>{words::file_label(kind)}</label>
            <input id=id.clone() node_ref=input type="file" accept=accepted />
        </div>
        <p class="soft">{t!(loads_preview_means)}</p>
        <div class="actions">
            <Button busy on_press=move || open.set(false)>{t!(records_cancel)}</Button>
            <Button kind=ButtonKind::Primary busy on_press=send>{t!(loads_preview)}</Button>
        </div>
    }
}

/// The questions without whose answers nothing is loaded. Proposals can be accepted here.
#[component]
fn OpenQuestions(questions: Vec<QuestionView>, #[prop(into)] confirm: UnsyncCallback<()>) -> impl IntoView {
    view! {
        <Notice tone=Tone::Bad title=t!(records_nothing_loaded)>
            <QuestionList questions />
            <p class="soft">{t!(records_questions_help)}</p>
            <Button on_press=confirm>{t!(loads_confirm)}</Button>
        </Notice>
    }
}
