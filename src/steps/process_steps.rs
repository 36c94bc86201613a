//! Plan, process and report on one screen.

use crate::flow::HostEvent;
use crate::flow::processing::{Event, News, Processor, Step};
use crate::steps::Host;
use crate::steps::plan::{NothingStaged, PlannedImport};
use crate::steps::process::ProcessProgress;
use crate::steps::rail::{Rail, RailStage};
use crate::steps::report::Report;
use crate::ui::FailureNotice;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use leptos::html;
use leptos::prelude::*;

/// Shows the plan of the staged import, then its progress, then its report.
#[component]
pub fn ProcessSteps() -> impl IntoView {
    let Host { client, announcer, tell, .. } = Host::here();
    let processor = Processor::open(client, announcer);
    let step = processor.state();
    let processed = processor.watch(processed);
    Effect::new(move || {
        if let Some(import) = processed.get() {
            tell.host(HostEvent::Processed { import });
        }
    });
    let scene = Memo::new(move |_| step.with(Scene::of));
    let stage = Signal::derive(move || scene.get().stage());
    let again = move || processor.send(Event::Opened);
    let draw = move || {
        scene.track();
        match step.get_untracked() {
            Step::Loading => waiting(t!(plan_looking)),
            Step::LoadFailed(failure) => view! { <FailureNotice failure again /> }.into_any(),
            Step::Nothing(news) => view! { <NothingStaged news /> }.into_any(),
            Step::Planning { .. } => waiting(t!(plan_planning)),
            Step::PlanFailed { failure, .. } => view! { <FailureNotice failure again /> }.into_any(),
            Step::Planned(planned) => view! { <PlannedImport processor planned=*planned /> }.into_any(),
            Step::Processing { import, .. } => view! { <ProcessProgress step import=*import /> }.into_any(),
            Step::Ended(import) => view! { <Report import=*import /> }.into_any(),
        }
    };
    let is_under_way = Signal::derive(move || scene.get().is_under_way());
    view! {
        <div class="stack">
            <Show when=move || is_under_way.get()><Rail now=stage /></Show>
            <Focused when=stage>{draw}</Focused>
        </div>
    }
}

/// The id of the import that was processed while this screen was open.
fn processed(step: &Step) -> Option<i64> {
    match step {
        Step::Ended(import) if import.state == State::Processed => Some(import.id),
        _ => None,
    }
}

/// The part of the state that decides what is drawn. While it stays the same, the drawn component updates
/// itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scene {
    Looking,
    Unseen,
    Nothing(Option<News>),
    Planning,
    Unplanned,
    Planned { id: i64, generation: i64, counts: Counts, news: Option<News> },
    Processing { id: i64 },
    Ended { id: i64 },
}

impl Scene {
    fn of(step: &Step) -> Self {
        match step {
            Step::Loading => Self::Looking,
            Step::LoadFailed(_) => Self::Unseen,
            Step::Nothing(news) => Self::Nothing(*news),
            Step::Planning { .. } => Self::Planning,
            Step::PlanFailed { .. } => Self::Unplanned,
            Step::Planned(planned) => Self::Planned {
                id: planned.import.id,
                generation: planned.plan.generation,
                counts: planned.plan.counts,
                news: planned.news,
            },
            Step::Processing { import, .. } => Self::Processing { id: import.id },
            Step::Ended(import) => Self::Ended { id: import.id },
        }
    }

    const fn is_under_way(self) -> bool {
        !matches!(self, Self::Looking | Self::Unseen | Self::Nothing(_))
    }

    const fn stage(self) -> RailStage {
        match self {
            Self::Processing { .. } => RailStage::Process,
            Self::Ended { .. } => RailStage::Report,
            _ => RailStage::Plan,
        }
    }
}

fn waiting(sentence: String) -> AnyView {
    view! { <p class="waiting" role="status">{sentence}</p> }.into_any()
}

/// Takes the focus when the stage changes, because the element that had it is gone.
#[component]
fn Focused(when: Signal<RailStage>, children: Children) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let stage = Memo::new(move |_| when.get());
    Effect::new(move |before: Option<RailStage>| {
        let now = stage.get();
        if let (Some(before), Some(place)) = (before, place.get_untracked())
            && before != now
        {
            // An element with a tab index takes the focus.
            let _ = place.focus();
        }
        now
    });
    view! { <div class="stack process-steps" node_ref=place tabindex="-1">{children()}</div> }
}
