//! The states and transitions of the days.

use crate::client::Failure;
use crate::flow::Listed;
use coverlist_api::{RetentionPeriods, RetentionPreview};

/// The days of the district, and a change of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    pub periods: Listed<RetentionPeriods>,
    pub step: Step,
}

/// A change of the days. It is only made after the person has seen what it deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `Some` says why the last attempt changed nothing.
    Editing(Option<Failure>),
    Previewing(RetentionPeriods),
    Asking(RetentionPeriods, RetentionPreview),
    Saving(RetentionPeriods, RetentionPreview),
}

impl Default for Step {
    fn default() -> Self {
        Self::Editing(None)
    }
}

impl Step {
    /// Whether an answer is awaited.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Previewing(_) | Self::Saving(..))
    }
}

/// Something that happened on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Opened,
    Fetched(Result<RetentionPeriods, Failure>),
    Submitted(RetentionPeriods),
    Previewed(Result<RetentionPreview, Failure>),
    Canceled,
    Confirmed,
    Saved(Result<RetentionPeriods, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Fetch,
    Preview(RetentionPeriods),
    Save(RetentionPeriods),
    /// The days are changed.
    Done,
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Retention, event: Event) -> (Retention, Vec<Effect>) {
    let Retention { periods, step } = state;
    let to = |step, effects| (Retention { periods: periods.clone(), step }, effects);
    match (step, event) {
        (step, Event::Opened) => (Retention { periods: periods.requested(), step }, vec![Effect::Fetch]),
        (step, Event::Fetched(answer)) => (Retention { periods: Listed::answered(answer), step }, vec![]),
        (Step::Editing(_), Event::Submitted(wanted)) => {
            to(Step::Previewing(wanted), vec![Effect::Preview(wanted)])
        }
        (Step::Previewing(wanted), Event::Previewed(Ok(seen))) => to(Step::Asking(wanted, seen), vec![]),
        (Step::Previewing(_), Event::Previewed(Err(failure))) => to(Step::Editing(Some(failure)), vec![]),
        (Step::Asking(..), Event::Canceled) => to(Step::Editing(None), vec![]),
        (Step::Asking(wanted, seen), Event::Confirmed) => {
            to(Step::Saving(wanted, seen), vec![Effect::Save(wanted)])
        }
        (Step::Saving(..), Event::Saved(Ok(saved))) => {
            (Retention { periods: Listed::Known(saved), step: Step::Editing(None) }, vec![Effect::Done])
        }
        (Step::Saving(..), Event::Saved(Err(failure))) => to(Step::Editing(Some(failure)), vec![]),
        (step, _) => to(step, vec![]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: RetentionPeriods = RetentionPeriods { file: Some(90), rows: None, report: None };
    const SEEN: RetentionPreview = RetentionPreview { file: 3, rows: 0, report: 0, loads: 0 };

    fn after(events: impl IntoIterator<Item = Event>) -> (Retention, Vec<Effect>) {
        let mut last = (Retention::default(), vec![]);
        for event in events {
            last = advance(last.0, event);
        }
        last
    }

    #[test]
    fn nothing_is_changed_before_the_person_has_seen_what_is_deleted() {
        let (state, effects) = after([Event::Submitted(WANTED), Event::Confirmed]);
        assert_eq!((state.step, effects), (Step::Previewing(WANTED), vec![]));
        let seen = || [Event::Submitted(WANTED), Event::Previewed(Ok(SEEN))];
        let (state, effects) = after(seen().into_iter().chain([Event::Confirmed]));
        assert_eq!((state.step, effects), (Step::Saving(WANTED, SEEN), vec![Effect::Save(WANTED)]));
        let (state, effects) = after(seen().into_iter().chain([Event::Canceled, Event::Confirmed]));
        assert_eq!((state.step, effects), (Step::Editing(None), vec![]));
    }

    #[test]
    fn saved_days_are_shown_and_a_refusal_is_said_where_they_are_typed() {
        let confirmed = || [Event::Submitted(WANTED), Event::Previewed(Ok(SEEN)), Event::Confirmed];
        let (state, effects) = after(confirmed().into_iter().chain([Event::Saved(Ok(WANTED))]));
        assert_eq!((state.periods, effects), (Listed::Known(WANTED), vec![Effect::Done]));
        for refused in [
            after([Event::Submitted(WANTED), Event::Previewed(Err(Failure::Unreachable))]),
            after(confirmed().into_iter().chain([Event::Saved(Err(Failure::Unreachable))])),
        ] {
            assert_eq!(refused.0.step, Step::Editing(Some(Failure::Unreachable)));
        }
    }
}
