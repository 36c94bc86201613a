use super::planned_change::PlannedChange;
use crate::client::Failure;
use crate::flow::Request;
use crate::flow::changing::{Changer, Event, Shown, Step};
use crate::ui::{Button, ButtonKind, FailureNotice, Notice, Tone, Waiting, focus_in_next_frame, unique_id};
use crate::words::wire;
use coverlist_api::ColumnView;
use leptos::html;
use leptos::prelude::*;

/// A panel that changes records: what changes, then the plan, then one press. It opens in place, and takes
/// the focus.
#[component]
pub fn PanelSteps(
    title: String,
    /// The button that consents.
    verb: String,
    changer: Changer,
    close: UnsyncCallback<()>,
    /// The columns of the chosen template.
    columns: UnsyncCallback<(), Vec<ColumnView>>,
    /// Asks what changes.
    asking: UnsyncCallback<(), AnyView>,
) -> impl IntoView {
    let id = unique_id("panel");
    let own = id.clone();
    let heading = NodeRef::<html::H2>::new();
    let step = changer.state();
    let scene = changer.watch(Scene::of);
    Effect::new(move || {
        scene.get();
        focus_in_next_frame(heading);
    });
    let draw = move || match (scene.get(), step.get_untracked()) {
        (_, Step::Asking(failure)) => {
            let refused = failure.map(|failure| view! { <Refused failure /> });
            view! { {refused} {asking.run(())} }.into_any()
        }
        (_, Step::Shown(shown)) => {
            let (columns, verb) = (columns.run(()), verb.clone());
            view! { <Planned shown=*shown columns verb changer close /> }.into_any()
        }
        (_, Step::Looking { .. } | Step::Done) => view! { <Waiting /> }.into_any(),
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && changer.now(Step::request) != Request::Sent {
            close.run(());
        }
    };
    view! {
        <section class="card record-panel" aria-labelledby=own on:keydown=on_key>
            <h2 id=id tabindex="-1" node_ref=heading>{title}</h2>
            {draw}
        </section>
    }
}

/// The part of the state that decides what is drawn.
#[derive(Clone, PartialEq)]
enum Scene {
    Asking(Option<Failure>),
    Waiting,
    Shown { seen: String, is_stale: bool },
}

impl Scene {
    fn of(step: &Step) -> Self {
        match step {
            Step::Asking(failure) => Self::Asking(failure.clone()),
            Step::Looking { .. } | Step::Done => Self::Waiting,
            Step::Shown(shown) => Self::Shown { seen: shown.preview.seen.clone(), is_stale: shown.is_stale },
        }
    }
}

#[component]
fn Planned(
    shown: Shown,
    columns: Vec<ColumnView>,
    verb: String,
    changer: Changer,
    close: UnsyncCallback<()>,
) -> impl IntoView {
    let request = changer.watch(Step::request);
    let busy = Signal::derive(move || request.get() == Request::Sent);
    let failure = move || request.get().failure().map(|failure| view! { <Refused failure /> });
    let counts = shown.preview.plan.counts;
    let nothing = (counts.updated == 0 && counts.unchanged == counts.total())
        .then(|| view! { <Notice tone=Tone::Info><p>{t!(record_nothing_changes)}</p></Notice> });
    let stale = shown.is_stale.then(|| {
        view! {
            <Notice tone=Tone::Warning title=t!(record_stale)><p>{t!(record_stale_help)}</p></Notice>
        }
    });
    let consent = shown.can_be_done().then(|| {
        view! {
            <Button kind=ButtonKind::Primary busy on_press=move || changer.send(Event::Consented)>
                {verb}
            </Button>
        }
    });
    view! {
        {stale} {nothing}
        <PlannedChange preview=shown.preview columns />
        {failure}
        <div class="actions">
            <Button disabled=busy on_press=close>{t!(record_cancel)}</Button>
            <Button disabled=busy on_press=move || changer.send(Event::WentBack)>{t!(record_back)}</Button>
            {consent}
        </div>
    }
}

/// Why nothing was changed, with the findings about the values.
#[component]
fn Refused(failure: Failure) -> impl IntoView {
    let findings = failure.details().findings;
    let listed = findings.iter().map(|finding| view! { <li>{wire::finding(finding)}</li> }).collect_view();
    view! {
        <FailureNotice failure />
        {(!findings.is_empty()).then(|| view! { <ul class="questions">{listed}</ul> })}
    }
}
