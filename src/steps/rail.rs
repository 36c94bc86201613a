//! The row of stages above a screen.

use crate::words::rail as words;
use leptos::prelude::*;

/// A stage, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RailStage {
    Choose,
    Validate,
    Stage,
    Plan,
    Process,
    Report,
}

impl RailStage {
    const ALL: [Self; 6] =
        [Self::Choose, Self::Validate, Self::Stage, Self::Plan, Self::Process, Self::Report];

    const fn word(self) -> &'static str {
        match self {
            Self::Choose => words::CHOOSE,
            Self::Validate => words::VALIDATE,
            Self::Stage => words::STAGE,
            Self::Plan => words::PLAN,
            Self::Process => words::PROCESS,
            Self::Report => words::REPORT,
        }
    }
}

/// Shows the stages in a row and marks the current one.
#[component]
pub fn Rail(#[prop(into)] now: Signal<RailStage>) -> impl IntoView {
    let stages = RailStage::ALL.map(|stage| {
        let is_now = move || now.get() == stage;
        let is_done = move || stage < now.get();
        view! {
            <li class="rail-stage" class:rail-done=is_done aria-current=move || is_now().then_some("step")>
                <span class="rail-mark" aria-hidden="true"></span>
                <span class="rail-word" class:visually-hidden-on-phone=move || !is_now()>{stage.word()}</span>
                <Show when=is_done>
                    <span class="visually-hidden">{words::DONE}</span>
                </Show>
            </li>
        }
    });
    view! {
        <ol class="rail" aria-label=words::LABEL>
            {stages.collect_view()}
        </ol>
    }
}
