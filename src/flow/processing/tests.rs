//! Drives the process screen with events and checks its steps and effects.

use super::*;
use crate::client::Failure;
pub(super) use crate::flow::sample::import;
use crate::flow::sample::{admin, run};
use coverlist_api::{DecisionsRequest, DecisionsView, PlanView, Problem, ProblemCode};
use coverlist_core::lifecycle::{RunState, State};
use coverlist_core::plan::{Counts, EffectCounts, RowDecision, Sample};

pub(super) fn plan_view(generation: i64) -> Box<PlanView> {
    let counts = Counts { updated: 2, ..Counts::default() };
    Box::new(PlanView {
        sha256: "cd34".to_owned(),
        generation,
        counts,
        effects: EffectCounts::default(),
        warnings: vec![],
        rows: vec![],
        next: None,
    })
}

pub(super) fn problem(code: ProblemCode, plan: Option<Box<PlanView>>) -> Failure {
    let problem = Problem {
        code,
        title: String::new(),
        detail: String::new(),
        reason: String::new(),
        params: coverlist_messages::Params::default(),
        request_id: String::new(),
        findings: vec![],
        questions: Vec::new(),
        counts: None,
        open: None,
        plan,
        #[cfg(not(target_arch = "wasm32"))]
        reversal: None,
        #[cfg(not(target_arch = "wasm32"))]
        other_names: None,
        template: None,
        pointer: None,
        retry_after: None,
    };
    Failure::of_answer(409, &serde_json::to_string(&problem).unwrap_or_default())
}

/// The step after `events`, and all effects.
fn after(events: impl IntoIterator<Item = Event>) -> (Step, Vec<Effect>) {
    events.into_iter().fold((Step::Loading, vec![]), |(step, mut done), event| {
        let (step, due) = advance(step, event);
        done.extend(due);
        (step, done)
    })
}

fn seen() -> [Event; 2] {
    [Event::OpenFetched(Ok(Some(import(7, State::Staged)))), Event::PlanFetched(7, Ok(plan_view(1)))]
}

#[test]
fn a_staged_import_is_planned_and_watched() {
    let (step, done) = after(seen());
    assert!(matches!(step, Step::Planned(_)));
    assert_eq!(done, [Effect::Watch(7), Effect::FetchPlan(7), Effect::Announce(Announcement::Planned)]);
}

#[test]
fn consent_names_what_was_seen_and_is_sent_once() {
    let (_, done) = after(seen().into_iter().chain([Event::Consented(None), Event::Consented(None)]));
    let consents: Vec<_> = done.iter().filter(|effect| matches!(effect, Effect::Process(..))).collect();
    let [Effect::Process(7, request)] = consents[..] else { panic!("{consents:?}") };
    assert_eq!((request.sha256.as_str(), request.generation, request.counts.updated), ("cd34", 1, 2));
}

#[test]
fn a_stale_plan_is_replaced_and_needs_new_consent() {
    let stale = problem(ProblemCode::PlanStale, Some(plan_view(2)));
    let (step, done) =
        after(seen().into_iter().chain([Event::Consented(None), Event::ProcessEnded(7, Err(stale))]));
    let Step::Planned(planned) = step else { panic!("{step:?}") };
    assert_eq!(
        (planned.plan.generation, planned.news, &planned.request),
        (2, Some(News::Stale), &Request::None)
    );
    assert_eq!(done.last(), Some(&Effect::Announce(Announcement::Stale)));
}

#[test]
fn records_that_change_after_consent_bring_the_new_plan() {
    let queued = import(7, State::Queued);
    let events = [Event::Consented(None), Event::ProcessEnded(7, Ok(queued))];
    let back = [Event::Watched(7, Ok(import(7, State::Staged))), Event::PlanFetched(7, Ok(plan_view(2)))];
    let (step, _) = after(seen().into_iter().chain(events).chain(back));
    assert!(matches!(step, Step::Planned(planned) if planned.news == Some(News::Stale)));
}

#[test]
fn a_run_that_failed_or_was_withdrawn_leads_back_to_the_plan_with_its_reason() {
    for (run, news) in [
        (run(RunState::Failed, None), News::Failed),
        (run(RunState::Withdrawn, Some(admin())), News::Withdrawn),
        (run(RunState::Withdrawn, None), News::Stale),
    ] {
        let mut back = import(7, State::Staged);
        back.run = Some(Box::new(run));
        let events = [Event::Consented(None), Event::ProcessEnded(7, Ok(import(7, State::Queued)))];
        let events = seen().into_iter().chain(events).chain([Event::Watched(7, Ok(back))]);
        let (step, _) = after(events.chain([Event::PlanFetched(7, Ok(plan_view(1)))]));
        assert!(matches!(step, Step::Planned(planned) if planned.news == Some(news)), "{news:?}");
    }
}

#[test]
fn another_browser_follows_from_plan_to_bar_to_report() {
    let mut bar = import(7, State::Queued);
    bar.progress = Some(coverlist_api::Progress { done: 1, total: 2, left_ms: None });
    let (step, _) = after(seen().into_iter().chain([Event::Watched(7, Ok(bar.clone()))]));
    assert_eq!(step, Step::Processing { import: bar, lost_touch: None });
    let (step, done) = advance(step, Event::Watched(7, Ok(import(7, State::Processed))));
    assert!(matches!(step, Step::Ended(import) if import.state == State::Processed));
    assert_eq!(done, [Effect::Unwatch, Effect::Announce(Announcement::Processed)]);
}

#[test]
fn an_import_is_watched_once_from_plan_to_report() {
    let (step, done) = after(seen().into_iter().chain([
        Event::Consented(None),
        Event::ProcessEnded(7, Ok(import(7, State::Queued))),
        Event::Watched(7, Ok(import(7, State::Processed))),
    ]));
    assert!(matches!(step, Step::Ended(_)));
    let watches: Vec<_> =
        done.iter().filter(|effect| matches!(effect, Effect::Watch(_) | Effect::Unwatch)).collect();
    assert_eq!(watches, [&Effect::Watch(7), &Effect::Unwatch]);
}

#[test]
fn a_reload_in_the_middle_finds_the_bar() {
    let (step, done) = after([Event::OpenFetched(Ok(Some(import(7, State::Queued))))]);
    assert!(matches!(step, Step::Processing { .. }));
    assert!(done.contains(&Effect::Watch(7)));
}

#[test]
fn an_unreachable_server_keeps_the_bar_with_a_notice() {
    let (step, _) = after([
        Event::OpenFetched(Ok(Some(import(7, State::Queued)))),
        Event::Watched(7, Err(Failure::Unreachable)),
    ]);
    let Step::Processing { lost_touch: Some(Failure::Unreachable), .. } = &step else { panic!("{step:?}") };
    let (step, _) = advance(step, Event::Watched(7, Ok(import(7, State::Queued))));
    assert!(matches!(step, Step::Processing { lost_touch: None, .. }));
}

#[test]
fn a_file_deleted_elsewhere_and_one_deleted_here_have_different_news() {
    let (step, _) = after(seen().into_iter().chain([Event::Watched(7, Ok(import(7, State::Deleted)))]));
    assert_eq!(step, Step::Nothing(Some(News::DeletedElsewhere)));
    // The watch may see the deletion before its answer arrives.
    let here = [
        Event::DeleteRequested,
        Event::Watched(7, Ok(import(7, State::Deleted))),
        Event::DeleteEnded(7, Ok(State::Deleted)),
    ];
    assert_eq!(after(seen().into_iter().chain(here)).0, Step::Nothing(Some(News::Deleted)));
}

#[test]
fn an_import_processed_by_another_admin_leads_to_the_report() {
    let late = problem(ProblemCode::WrongState, None);
    let (step, done) =
        after(seen().into_iter().chain([Event::Consented(None), Event::ProcessEnded(7, Err(late))]));
    assert_eq!(done.last(), Some(&Effect::Watch(7)));
    let (step, _) = advance(step, Event::Watched(7, Ok(import(7, State::Processed))));
    assert!(matches!(step, Step::Ended(import) if import.id == 7));
}

#[test]
fn a_missing_import_makes_the_screen_load_again() {
    let gone = problem(ProblemCode::NotFound, None);
    let (step, done) =
        after(seen().into_iter().chain([Event::Consented(None), Event::ProcessEnded(7, Err(gone))]));
    assert_eq!(step, Step::Loading);
    assert_eq!(done.last(), Some(&Effect::FetchOpen));
}

#[test]
fn an_import_that_the_watch_does_not_find_was_deleted_elsewhere() {
    let gone = || Event::Watched(7, Err(problem(ProblemCode::NotFound, None)));
    assert_eq!(after(seen().into_iter().chain([gone()])).0, Step::Nothing(Some(News::DeletedElsewhere)));
    let (step, _) = after(seen().into_iter().chain([Event::DeleteRequested, gone()]));
    assert!(matches!(step, Step::Planned(_)), "the answer to the deletion follows: {step:?}");
}

#[test]
fn a_request_without_an_answer_can_be_repeated() {
    let (step, _) = after(
        seen().into_iter().chain([Event::Consented(None), Event::ProcessEnded(7, Err(Failure::Unreachable))]),
    );
    let Step::Planned(planned) = &step else { panic!("{step:?}") };
    assert_eq!(planned.request, Request::Failed(Failure::Unreachable));
    let (_, done) = advance(step, Event::Consented(None));
    assert!(matches!(done[..], [Effect::Process(7, _)]));
}

#[test]
fn answers_about_another_import_are_ignored() {
    let before = after(seen()).0;
    for late in [
        Event::PlanFetched(6, Ok(plan_view(9))),
        Event::Watched(6, Ok(import(6, State::Processed))),
        Event::DeleteEnded(6, Ok(State::Deleted)),
        Event::ProcessEnded(6, Ok(import(6, State::Queued))),
    ] {
        assert_eq!(advance(before.clone(), late), (before.clone(), vec![]));
    }
}

#[test]
fn a_plan_that_changes_while_it_is_shown_is_fetched_again() {
    let (step, done) = after(seen().into_iter().chain([Event::PlanChanged(7)]));
    assert!(matches!(step, Step::Planning { news: Some(News::Moved), .. }));
    assert_eq!(done.last(), Some(&Effect::FetchPlan(7)));
}

fn decided(generation: i64) -> Box<DecisionsView> {
    let counts = Counts { updated: 1, ..Counts::default() };
    let effects = EffectCounts { renewed: 1, ..EffectCounts::default() };
    Box::new(DecisionsView { generation, counts, effects, warnings: vec![], rows: vec![] })
}

#[test]
fn a_decision_names_the_plan_that_was_seen_and_changes_it_in_place() {
    let decision = RowDecision::LeaveOut { line: 3 };
    let (step, done) = after(seen().into_iter().chain([Event::Decided(vec![decision])]));
    let request = DecisionsRequest { generation: 1, decisions: vec![decision] };
    assert_eq!(done.last(), Some(&Effect::Decide(7, request)));
    // One request at a time.
    assert_eq!(advance(step.clone(), Event::Consented(None)), (step.clone(), vec![]));

    let (step, done) = advance(step, Event::DecisionsEnded(7, Ok(decided(2))));
    assert_eq!(done, [Effect::Announce(Announcement::Decided)]);
    let Step::Planned(planned) = &step else { panic!("{step:?}") };
    assert_eq!((planned.plan.generation, planned.plan.counts.updated), (2, 1));
    assert_eq!((planned.plan.effects.renewed, planned.news, planned.is_idle()), (1, None, true));

    // The watch may have asked before the decision.
    let (step, done) = advance(step, Event::Watched(7, Ok(import(7, State::Staged))));
    assert!(matches!(step, Step::Planned(_)) && done.is_empty());
}

#[test]
fn a_decision_about_a_plan_that_has_changed_brings_the_new_plan() {
    let decide = Event::Decided(vec![RowDecision::LeaveOut { line: 3 }]);
    let stale = Event::DecisionsEnded(7, Err(problem(ProblemCode::PlanStale, None)));
    let (step, done) = after(seen().into_iter().chain([decide, stale]));
    assert!(matches!(&step, Step::Planning { news: Some(News::Moved), .. }), "{step:?}");
    assert_eq!(done.last(), Some(&Effect::FetchPlan(7)));
    let (step, _) = advance(step, Event::PlanFetched(7, Ok(plan_view(2))));
    let Step::Planned(planned) = step else { panic!("{step:?}") };
    assert_eq!(planned.before.map(|before| before.outcomes.updated), Some(2));
}

#[test]
fn a_decision_without_an_answer_can_be_repeated() {
    let decide = || Event::Decided(vec![RowDecision::Reject { line: 3 }]);
    let failed = Event::DecisionsEnded(7, Err(Failure::Unreachable));
    let (step, _) = after(seen().into_iter().chain([decide(), failed]));
    let (_, done) = advance(step, decide());
    assert!(matches!(done[..], [Effect::Decide(7, _)]));
}

#[test]
fn consent_to_a_sample_names_it() {
    let (_, done) = after(seen().into_iter().chain([Event::Consented(Some(Sample::Draw(20)))]));
    let Some(Effect::Process(7, request)) = done.last() else { panic!("{done:?}") };
    assert_eq!(request.sample, Some(Sample::Draw(20)));
}
