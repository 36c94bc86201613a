use crate::flow::processing::{PlanCounts, Planned, Processor, Step};
use crate::steps::rows::Tally;
use coverlist_api::WarningCount;
use leptos::prelude::*;

/// The numbers of the plan that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenPlan {
    pub generation: i64,
    pub tally: Tally,
    /// The numbers of the plan that it replaces.
    pub before: Option<Tally>,
    pub warnings: Vec<WarningCount>,
}

impl SeenPlan {
    /// The plan as it is now: decisions change it in place.
    pub fn follow(processor: Processor, planned: &Planned) -> Memo<Self> {
        let (first, step) = (Self::of(planned), processor.state());
        Memo::new(move |last: Option<&Self>| {
            step.with(|step| match step {
                Step::Planned(planned) => Self::of(planned),
                _ => last.unwrap_or(&first).clone(),
            })
        })
    }

    fn of(planned: &Planned) -> Self {
        Self {
            generation: planned.plan.generation,
            tally: tally(planned.counts()),
            before: planned.before.map(tally),
            warnings: planned.plan.warnings.clone(),
        }
    }
}

const fn tally(PlanCounts { outcomes, effects }: PlanCounts) -> Tally {
    Tally { outcomes, effects: Some(effects) }
}
