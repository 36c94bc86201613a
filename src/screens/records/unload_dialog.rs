use crate::client::{Client, Direction, Failure};
use crate::flow::Request;
use crate::flow::unloading::{Event, Step, Unloader};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, FocusKept, Notice, Tone, Waiting};
use crate::words::{loads as words, wire};
use coverlist_api::{LoadReversalRow, LoadReversalView, LoadView};
use leptos::prelude::*;

/// A button that undoes a load, or its undo, after a preview. `on_done` gets the undo, or the redo.
#[component]
pub fn UnloadDialog(
    /// The id of the load.
    load: i64,
    undone: bool,
    on_done: UnsyncCallback<LoadView>,
) -> impl IntoView {
    let client = expect_context::<Client>();
    let direction = if undone { Direction::Redo } else { Direction::Undo };
    let open = RwSignal::new(false);
    let done = UnsyncCallback::new(move |load| {
        // The new list draws another button.
        open.set(false);
        on_done.run(load);
    });
    let unloader = Unloader::open(client, load, direction, done);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        match (was_open, is_open) {
            (_, true) => unloader.send(Event::Opened),
            (Some(true), false) => unloader.send(Event::Closed),
            _ => {}
        }
        is_open
    });
    let held = unloader.watch(|step| step.request() == Request::Sent);
    let scene = unloader.watch(Scene::of);
    let draw = move || match scene.get() {
        Scene::Looking => view! { <Waiting /> }.into_any(),
        Scene::Failed(failure) => view! {
            <FailureNotice failure again=move || unloader.send(Event::Opened) />
            <div class="actions"><Button on_press=move || open.set(false)>{t!(records_close)}</Button></div>
        }
        .into_any(),
        Scene::Shown(preview, is_stale) => {
            view! { <Preview preview=*preview is_stale undone unloader open /> }.into_any()
        }
    };
    view! {
        <Button on_press=move || open.set(true)>{words::button(undone)}</Button>
        <Dialog open title=words::question(undone) held><FocusKept draw /></Dialog>
    }
}

/// The part of the state that decides what is drawn.
#[derive(Clone, PartialEq)]
enum Scene {
    Looking,
    Failed(Failure),
    Shown(Box<LoadReversalView>, bool),
}

impl Scene {
    fn of(step: &Step) -> Self {
        match step {
            Step::Closed | Step::Looking { .. } => Self::Looking,
            Step::LookFailed(failure) => Self::Failed(failure.clone()),
            Step::Shown(shown) => Self::Shown(Box::new(shown.preview.clone()), shown.is_stale),
        }
    }
}

/// What would be removed, restored and kept, and the button that consents.
#[component]
fn Preview(
    preview: LoadReversalView,
    is_stale: bool,
    undone: bool,
    unloader: Unloader,
    open: RwSignal<bool>,
) -> impl IntoView {
    let counts = preview.counts;
    let request = unloader.watch(Step::request);
    let busy = Signal::derive(move || request.get() == Request::Sent);
    let failure = move || request.get().failure().map(|failure| view! { <FailureNotice failure /> });
    let stale = is_stale.then(
        || view! { <Notice tone=Tone::Warning title=t!(loads_stale)><p>{t!(loads_stale_help)}</p></Notice> },
    );
    let listed = preview.rows.len();
    let kept = preview.rows.iter().filter_map(kept_row).collect_view();
    let cut = (listed < counts.kept as usize)
        .then(|| view! { <p class="soft">{t!(records_first_rows, listed as u64, counts.kept)}</p> });
    let kept = (counts.kept > 0)
        .then(|| view! { <p>{t!(loads_kept, counts.kept)}</p> <ul class="questions">{kept}</ul> {cut} });
    let consent = (counts.reverted() > 0).then(|| {
        view! {
            <Button kind=ButtonKind::Primary busy on_press=move || unloader.send(Event::Consented)>
                {words::consent(undone, counts.reverted())}
            </Button>
        }
    });
    view! {
        {stale}
        <p>{words::returns(counts)}</p>
        {kept}
        <p class="soft">{t!(loads_means)}</p>
        {failure}
        <div class="actions">
            <Button disabled=busy on_press=move || open.set(false)>{t!(records_cancel)}</Button>
            {consent}
        </div>
    }
}

/// A record that stays as it is, with the reason.
fn kept_row(row: &LoadReversalRow) -> Option<impl IntoView + use<>> {
    let reason = row.reason.as_ref().map(wire::sentence)?;
    let key = row.new.as_ref().or(row.old.as_ref()).map(|content| content.key.clone());
    Some(view! { <li><b translate="no">{key}</b> ": " {reason}</li> })
}
