//! The row of stages above a screen.

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

    fn word(self) -> String {
        match self {
            Self::Choose => t!(rail_choose),
            Self::Validate => t!(rail_validate),
            Self::Stage => t!(rail_stage),
            Self::Plan => t!(rail_plan),
            Self::Process => t!(rail_process),
            Self::Report => t!(rail_report),
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
                    <span class="visually-hidden">{t!(rail_done)}</span>
                </Show>
            </li>
        }
    });
    view! {
        // Part `stages`: the list of the stages, from Choose to Report.
        <ol class="rail" part="stages" aria-label=t!(rail_label)>
            {stages.collect_view()}
        </ol>
    }
}
