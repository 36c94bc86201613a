//! Plan, process and report on one screen.

use crate::flow::HostEvent;
use crate::flow::processing::{Event, News, Processor, Step};
use crate::steps::plan::{NothingStaged, PlannedImport};
use crate::steps::process::ProcessProgress;
use crate::steps::{Destination, Host};
use crate::ui::FailureNotice;
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use leptos::html;
use leptos::prelude::*;

/// Shows the plan of the staged import, then its progress, and then leads to its report.
#[component]
pub fn ProcessSteps() -> impl IntoView {
    let Host { client, announcer, tell, go, .. } = Host::here();
    let processor = Processor::open(client, announcer);
    let step = processor.state();
    let ended = processor.watch(ended);
    Effect::new(move || {
        if let Some(Ended { import, state, report }) = ended.get() {
            if state == State::Processed {
                tell.host(HostEvent::Processed { import });
            }
            go.run(Destination::Report(report));
        }
    });
    let scene = Memo::new(move |_| step.with(Scene::of));
    let again = move || processor.send(Event::Opened);
    let draw = move || {
        // A memo that is only tracked is never computed.
        scene.get();
        match step.get_untracked() {
            Step::Loading => waiting(t!(plan_looking)),
            Step::LoadFailed(failure) | Step::PlanFailed { failure, .. } => {
                alone(view! { <FailureNotice failure again /> })
            }
            Step::Nothing(news) => alone(view! { <NothingStaged news /> }),
            Step::Planning { .. } => waiting(t!(plan_planning)),
            Step::Planned(planned) => view! { <PlannedImport processor planned=*planned /> }.into_any(),
            Step::Processing { import, .. } => alone(view! { <ProcessProgress step import=*import /> }),
            Step::Ended(import) => alone(view! { <Done report=report_of(&import) /> }),
        }
    };
    view! {
        // Part `workspace`: the area in which a file is chosen, validated and staged, planned and reported.
        <div class="workspace" part="workspace">
            <Focused when=scene>{draw}</Focused>
        </div>
    }
}

/// An import that was processed, or closed otherwise, while this screen was open.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ended {
    import: i64,
    state: State,
    /// The import in whose report its rows are: the one that it corrects, or itself.
    report: i64,
}

fn ended(step: &Step) -> Option<Ended> {
    match step {
        Step::Ended(import) => {
            Some(Ended { import: import.id, state: import.state, report: report_of(import) })
        }
        _ => None,
    }
}

/// The id of the import in whose report the rows of an import are.
fn report_of(import: &ImportView) -> i64 {
    import.merges.unwrap_or(import.id)
}

/// Leads to the report, unless the page around the steps has gone there already.
#[component]
fn Done(report: i64) -> impl IntoView {
    let report = (Host::here().links.report)(report);
    view! {
        <p role="status">{t!(process_done)}</p>
        <p><a href=report class="button" part="button">{t!(process_to_report)}</a></p>
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
    Planned { id: i64, news: Option<News> },
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
            Step::Planned(planned) => Self::Planned { id: planned.import.id, news: planned.news },
            Step::Processing { import, .. } => Self::Processing { id: import.id },
            Step::Ended(import) => Self::Ended { id: import.id },
        }
    }

    /// Whether the scene takes the focus when it appears: it has something to read or to press.
    const fn takes_focus(self) -> bool {
        matches!(self, Self::Nothing(_) | Self::Planned { .. } | Self::Processing { .. })
    }
}

fn waiting(sentence: String) -> AnyView {
    alone(view! { <p class="waiting" role="status">{sentence}</p> })
}

/// The content of a screen without rows.
fn alone(content: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="workspace-head">
            <h2 class="workspace-title">{t!(utilities_process)}</h2>
        </div>
        <div class="workspace-alone">{content}</div>
    }
    .into_any()
}

/// Takes the focus when another scene appears, because the element that had the focus is gone.
#[component]
fn Focused(when: Memo<Scene>, children: Children) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Scene>| {
        let now = when.get();
        let had_focus = before.filter(|before| before.takes_focus());
        // A scene that only waits leaves the focus to the next one.
        if !now.takes_focus() {
            return had_focus.unwrap_or(now);
        }
        if let (Some(before), Some(place)) = (had_focus, place.get_untracked())
            && before != now
        {
            // An element with a tab index takes the focus.
            let _ = place.focus();
        }
        now
    });
    view! { <div class="process-steps" node_ref=place tabindex="-1">{children()}</div> }
}
