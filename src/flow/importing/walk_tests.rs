//! Properties of every transition of the import screen.

use super::tests::{
    clean, file, header, import, problem, processed_before, saved_source, sheet, source, templates,
    with_rejected,
};
use super::*;
use crate::client::{Failure, Sent};
use crate::flow::walk::walk;
use coverlist_api::ProblemCode;
use coverlist_core::map::{ColumnMapping, HeaderChoice};
use coverlist_core::read::{Delimiter, Encoding, HiddenRows};
use coverlist_core::record::Field;
use coverlist_core::sheet::{DecisionFault, DecisionRule, Decisions};
use coverlist_core::validate::Limits;
use coverlist_core::value::DateOrder;
use coverlist_worker::{
    DownloadContent, EngineAnswer, EngineFailure, Filter, Progress, SavedSources, Summary, Window,
};

fn answers(run: u32) -> Vec<Event> {
    let blocked = Summary { blocked: true, ..clean() };
    let verdict = |summary| EngineAnswer::Verdict { run, summary: Box::new(summary) };
    [
        header(run),
        EngineAnswer::Progress {
            run,
            progress: Progress { bytes: 5, rows: 1, validated: 0, is_of_workbook: false },
        },
        verdict(clean()),
        verdict(with_rejected()),
        verdict(blocked),
        EngineAnswer::Failed { run, failure: EngineFailure::FileUnreadable },
        EngineAnswer::Failed { run, failure: EngineFailure::FileChanged },
        EngineAnswer::Failed { run, failure: wrong_decision() },
        source(run, "ab12"),
        EngineAnswer::MadeSource { run, source: None },
        EngineAnswer::MadeSource { run, source: Some(Box::new(saved_source("Insurer"))) },
        sheet(run),
        EngineAnswer::Download { run, columns: vec![] },
        EngineAnswer::Counted { run, field: Field::Key, find: "7".to_owned(), cells: 3 },
        EngineAnswer::Keys { run, keys: vec!["7".to_owned()] },
        EngineAnswer::Matched { run, keys: Box::default() },
        EngineAnswer::Window(Window { run, number: 1, total: 1, ..Window::default() }),
    ]
    .map(Event::Answered)
    .into_iter()
    .chain([Ok(LookedUp::default()), Err(Failure::Unreachable)].map(|answer| Event::LookedUp { run, answer }))
    .collect()
}

fn wrong_decision() -> EngineFailure {
    let fault = DecisionFault { pointer: "/columns/User ID".to_owned(), rule: DecisionRule::NotInFile };
    EngineFailure::WrongDecision(fault)
}

fn decisions() -> Vec<Event> {
    vec![
        Event::Decided(Decision::Encoding(Some(Encoding::Windows1252))),
        Event::Decided(Decision::Delimiter(Some(Delimiter::Semicolon))),
        Event::Decided(Decision::Worksheet("Fall".to_owned())),
        Event::Decided(Decision::HiddenRows(HiddenRows::Include)),
        Event::Decided(Decision::Header(Some(HeaderChoice::Line(3)))),
        Event::Decided(Decision::Columns(vec![ColumnMapping { column: 1, field: Field::Key }])),
        Event::Decided(Decision::ColumnOpen(Field::Key)),
        Event::Decided(Decision::NoColumn(Field::CoverageType)),
        Event::Decided(Decision::DateOrder(vec![Field::CoverageEnd], DateOrder::DayFirst)),
        Event::Decided(Decision::Constant(Field::Status, "Enrolled".to_owned())),
        Event::SourceChosen(SourceChoice::Off),
        Event::SourceChosen(SourceChoice::Named("Insurer".to_owned())),
        Event::Undone,
        Event::Redone,
        Event::Canceled,
        Event::Restarted,
    ]
}

/// A draft under a template, whose only answer fits every template.
fn offered(template: &str) -> Box<OfferedDraft> {
    let decisions = Decisions { encoding: Some(Encoding::Windows1252), ..Decisions::default() };
    let (template, saved_source) = (template.to_owned(), SourceChoice::default());
    let draft = Draft { template, decisions, saved_source };
    Box::new(OfferedDraft { draft, stored_at: "2026-08-24T12:00:00Z".to_owned() })
}

/// Events that need a file, besides answers and decisions.
fn about_a_file() -> Vec<Event> {
    vec![
        Event::StageRequested { without: 0 },
        Event::StageRequested { without: 3 },
        Event::LookUpRequested,
        Event::SaveRequested("Insurer".to_owned()),
        Event::CountRequested(Find { field: Field::Key, text: "7".to_owned() }),
        Event::DownloadRequested(Box::new(Download {
            name: "list.xlsx".to_owned(),
            format: DownloadFormat::Workbook,
            content: DownloadContent::Sheet,
        })),
        Event::DownloadEnded(Ok(())),
        Event::DownloadEnded(Err(DownloadFailure::NoWriter)),
        Event::Sent(Sent { bytes: 5, of: 9 }),
        Event::StageEnded(Ok(import(7))),
        Event::StageEnded(Err(Unsent::ImportOpen(Some(import(9))))),
        Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))),
        Event::StageEnded(Err(Unsent::TemplateChanged)),
        Event::ProcessedBefore { source_sha256: "ab12".to_owned(), before: processed_before() },
        Event::DraftSought { source_sha256: "ab12".to_owned(), found: None },
        Event::DraftSought { source_sha256: "ab12".to_owned(), found: Some(offered("user")) },
        Event::DraftSought { source_sha256: "ab12".to_owned(), found: Some(offered("device")) },
        Event::DraftTaken,
        Event::DraftDeleted,
        Event::WindowRequested(WindowRequest { number: 1, filter: Filter::default(), from: 0, count: 9 }),
    ]
}

fn all_events(state: &Importing) -> Vec<Event> {
    let others = vec![
        Event::RefreshRequested,
        Event::OpenFetched(Ok(None)),
        Event::OpenFetched(Ok(Some(import(3)))),
        Event::OpenFetched(Err(Failure::Unreachable)),
        Event::TemplatesRequested,
        Event::TemplatesFetched(Ok(templates(1))),
        Event::TemplatesFetched(Ok(templates(1))),
        Event::TemplatesFetched(Ok(templates(2))),
        Event::TemplatesFetched(Err(Failure::Unreachable)),
        Event::SourcesFetched(SavedSources::ByHeaders(vec![saved_source("Insurer")])),
        Event::SourcesFetched(SavedSources::Named(Box::new(saved_source("Insurer")))),
        Event::SaveEnded(Ok(Box::new(saved_source("Insurer")))),
        Event::SaveEnded(Err(Failure::Unreachable)),
        Event::TemplateChosen("user".to_owned()),
        Event::TemplateChosen("device".to_owned()),
        Event::FileChosen(file(500)),
        Event::FileChosen(file(5_000)),
        Event::WorkerCrashed,
        Event::DeleteRequested,
        Event::DeleteEnded(Ok(())),
        Event::DeleteEnded(Err(Failure::Unreachable)),
        Event::DeleteEnded(Err(problem(ProblemCode::NotFound))),
        Event::Left,
    ];
    let (now, late) = (answers(state.run()), answers(state.run().wrapping_sub(1)));
    let others = [others, vec![toward_the_end(state); 15].concat()].concat();
    [now.clone(), now, late, decisions(), about_a_file(), others].concat()
}

/// The events that bring a file closer to being staged. Without them, few walks would get there.
fn toward_the_end(state: &Importing) -> Vec<Event> {
    let verdict = |summary| EngineAnswer::Verdict { run: state.run(), summary: Box::new(summary) };
    match (state.upload(), &state.step) {
        (Some(UploadPhase::Writing), _) => vec![Event::Answered(sheet(state.run()))],
        (Some(UploadPhase::Sending(_)), _) => vec![
            Event::StageEnded(Ok(import(7))),
            Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))),
        ],
        (None, Step::Choose(_)) => {
            vec![Event::TemplatesFetched(Ok(templates(1))), Event::FileChosen(file(500))]
        }
        (None, Step::Validate(validate)) if validate.stageable().is_none() => {
            vec![Event::Answered(verdict(clean())), Event::Restarted]
        }
        (None, _) => vec![Event::StageRequested { without: 0 }],
    }
}

fn each_transition(check: impl FnMut(&Importing, &Event, &Importing, &[Effect])) {
    let start = Importing::new(Limits { max_bytes: 1_000, max_rows: 100 });
    let (start, _) = advance(start, Event::TemplatesRequested);
    walk(&start, all_events, advance, check);
}

#[test]
fn an_event_that_does_not_fit_the_state_changes_nothing() {
    let (decisions, about_a_file) = (decisions(), about_a_file());
    each_transition(|before, event, after, effects| {
        let is_late = match event {
            Event::Answered(answer) => answer.run() != Some(before.run()),
            Event::LookedUp { run, .. } => *run != before.run(),
            _ => false,
        };
        let lacks_file = before.validate().is_none()
            && (matches!(event, Event::Answered(_))
                || decisions.contains(event)
                || about_a_file.contains(event));
        let is_locked = before.is_uploading()
            && (decisions.contains(event) || matches!(event, Event::TemplateChosen(_) | Event::Left));
        if is_late || lacks_file || is_locked {
            assert_eq!((before, effects), (after, &[][..]), "{event:?}");
        }
    });
}

#[test]
fn every_effect_fits_the_states_before_and_after_it() {
    each_transition(|before, event, after, effects| {
        for effect in effects {
            let fits = match effect {
                // No event has these effects.
                Effect::StartEngine | Effect::PrepareEngine | Effect::FetchSources => false,
                Effect::Start(job) | Effect::Revalidate(job) => {
                    let phase = after.validate().map(|validate| &validate.phase);
                    job.run == after.run()
                        && after.templates.chosen.as_ref() == Some(&job.template)
                        && job.run != before.run()
                        && matches!(phase, Some(Phase::Working { .. }))
                }
                Effect::FetchProcessedBefore { source_sha256 } => {
                    let source = after.validate().and_then(|validate| validate.source.as_ref());
                    source.is_some_and(|source| source.sha256 == *source_sha256)
                }
                Effect::FindDraft { source_sha256 } => {
                    let validate = after.validate().expect("a file");
                    let source = validate.source.as_ref().expect("a hash");
                    source.sha256 == *source_sha256 && validate.draft == EarlierDraft::Sought
                }
                Effect::KeepDraft { source_sha256, draft } => {
                    let of = before.validate().or(after.validate()).expect("a file");
                    let source = of.source.as_ref().or(after.validate().and_then(|it| it.source.as_ref()));
                    let is_decided = after.validate().is_none_or(|it| it.draft == EarlierDraft::None);
                    let answers = after.validate().map(|it| it.decisions.clone()).unwrap_or_default();
                    let kept = draft.as_ref().map(|draft| draft.decisions.clone()).unwrap_or_default();
                    source.is_some_and(|source| source.sha256 == *source_sha256)
                        && is_decided
                        && kept == answers
                }
                Effect::FetchKeys { run } | Effect::LookUp { run, .. } => {
                    *run == after.run() && after.validate().is_some()
                }
                Effect::MakeSource { run, .. } => {
                    let saving = after.validate().map(|validate| &validate.saving);
                    *run == after.run() && saving == Some(&Saving::UnderWay)
                }
                Effect::SaveSource(source) => {
                    let known = after.listed_sources().iter().find(|known| known.name == source.name);
                    let saving = after.validate().map(|validate| &validate.saving);
                    saving == Some(&Saving::UnderWay)
                        && source.version == known.map_or(0, |known| known.version)
                }
                Effect::CountCells { run, find } => {
                    let found = after.validate().and_then(|validate| validate.found.as_ref());
                    *run == after.run() && found.is_some_and(|found| found.find == *find)
                }
                Effect::WriteDownload { run, .. } => {
                    let downloading = after.validate().map(|validate| &validate.downloading);
                    *run == after.run() && matches!(downloading, Some(Downloading::Writing(_)))
                }
                Effect::SaveDownload { .. } => {
                    let downloading = |state: &Importing| Some(state.validate()?.downloading.clone());
                    matches!(downloading(before), Some(Downloading::Writing(_)))
                        && downloading(after) == Some(Downloading::Saving)
                }
                Effect::MatchKeys(_) => {
                    matches!(event, Event::LookedUp { run, answer: Ok(_) } if *run == after.run())
                }
                Effect::Stage { run, .. } => {
                    before.upload() == Some(UploadPhase::Writing)
                        && after.upload() == Some(UploadPhase::Sending(Sent::default()))
                        && *run == before.run()
                }
                Effect::WriteSheet { run } => {
                    let stageable = before.validate().and_then(Validate::stageable);
                    let rejected = stageable.map(|summary| summary.rejected);
                    matches!(event, Event::StageRequested { without } if rejected == Some(*without))
                        && before.open.is_none()
                        && before.templates.fetch == TemplateFetch::Idle
                        && after.upload() == Some(UploadPhase::Writing)
                        && *run == before.run()
                }
                Effect::AbortUpload => before.is_uploading() && !after.is_uploading(),
                Effect::Cancel { run } => *run == before.run() && *run != after.run(),
                Effect::FetchWindow(rows) => rows.run == after.run() && after.validate().is_some(),
                Effect::Delete { id } => {
                    before.open.as_ref().is_some_and(|open| open.id == *id)
                        && before.deleting != Some(Deleting::Requested)
                        && after.deleting == Some(Deleting::Requested)
                }
                Effect::FetchOpen => {
                    let has_ended = matches!(event, Event::OpenFetched(_));
                    after.refresh == Refresh::Fetching && (has_ended || before.refresh == Refresh::Idle)
                }
                Effect::FetchTemplates => {
                    before.templates.fetch != TemplateFetch::UnderWay
                        && after.templates.fetch == TemplateFetch::UnderWay
                        && !after.is_uploading()
                }
                Effect::Mark(_) => true,
            };
            assert!(fits, "{effect:?} after {event:?} in {before:?}");
        }
    });
}

#[test]
fn the_walks_reach_every_step() {
    let (mut staged, mut unsent, mut unreadable) = (0, 0, 0);
    each_transition(|_, _, state, _| {
        let validate = state.validate();
        staged += u32::from(state.staged().is_some());
        unsent += u32::from(validate.is_some_and(|validate| validate.unsent.is_some()));
        let phase = validate.map(|validate| &validate.phase);
        unreadable += u32::from(matches!(phase, Some(Phase::Unreadable(_))));
    });
    assert!(staged > 0 && unsent > 0 && unreadable > 0, "{staged} {unsent} {unreadable}");
}
