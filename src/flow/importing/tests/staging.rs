//! Staging a file, its upload, and deleting the open import.

use super::*;

#[test]
fn a_clean_file_is_staged_as_the_sheet_that_the_engine_writes() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    assert_eq!(screen.request(), [Effect::WriteSheet { run }]);
    assert_eq!(screen.importing.upload(), Some(UploadPhase::Writing));
    assert_eq!(screen.request(), [], "once is enough");

    let request = StageRequest { provenance: Box::new(provenance()), rejected: 0, merges: None };
    assert_eq!(screen.answer(sheet(run)), [Effect::Stage { run, request }]);
    assert_eq!(screen.answer(sheet(run)), [], "once is enough");
    assert!(screen.importing.is_uploading());

    let staged = screen.send(Event::StageEnded(Ok(import(7)))).to_vec();
    assert_eq!(staged, [Effect::Mark(TimingMark::Staged)]);
    assert_eq!(screen.importing.staged().map(|import| import.id), Some(7));
    assert_eq!(screen.importing.open.as_ref().map(|import| import.id), Some(7));
}

#[test]
fn rejected_rows_need_consent_and_their_number_is_sent() {
    let mut screen = Screen::validated(with_rejected());
    for without in [0, 2, 4] {
        assert_eq!(screen.send(Event::StageRequested { without }), []);
    }
    assert!(matches!(screen.stage(), [Effect::Stage { request: StageRequest { rejected: 3, .. }, .. }]));
}

#[test]
fn a_sheet_of_another_run_and_one_that_nobody_asked_for_are_not_sent() {
    let mut screen = Screen::writing(clean());
    let run = screen.importing.run();
    assert_eq!(screen.answer(sheet(run.wrapping_sub(1))), []);
    assert_eq!(screen.importing.upload(), Some(UploadPhase::Writing));

    let mut screen = Screen::validated(clean());
    assert_eq!(screen.answer(sheet(screen.importing.run())), []);
    assert!(!screen.importing.is_uploading());
}

#[test]
fn a_file_that_changed_after_it_was_validated_is_not_staged() {
    let changed = |run| EngineAnswer::Failed { run, failure: EngineFailure::FileChanged };
    for mut screen in [Screen::validated(clean()), Screen::writing(clean())] {
        let run = screen.importing.run();
        assert_eq!(screen.answer(changed(run)), []);
        assert_eq!(screen.phase(), &Phase::Unreadable(EngineFailure::FileChanged));
        assert!(matches!(screen.importing.step, Step::Validate(_)));
        assert_eq!(screen.request(), []);
        assert!(
            matches!(screen.send(Event::Restarted), [Effect::Start(_)]),
            "it can be checked as it is now"
        );
    }
}

#[test]
fn a_worker_that_crashes_while_it_writes_the_sheet_leads_back_to_the_file() {
    let mut screen = Screen::writing(with_rejected());
    assert_eq!(screen.send(Event::WorkerCrashed), []);
    assert!(matches!(screen.phase(), Phase::Working { before: Some(_), .. }));
    screen.answer(verdict(&screen, with_rejected()));
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]));
}

#[test]
fn a_worker_that_crashes_during_the_upload_does_not_end_it() {
    let mut screen = Screen::uploading();
    screen.send(Event::WorkerCrashed);
    assert!(screen.importing.is_uploading());
    screen.answer(verdict(&screen, clean()));
    screen.send(Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))));
    assert!(matches!(screen.phase(), Phase::Done { .. }), "the main thread validated it meanwhile");
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]));
}

#[test]
fn a_blocked_or_empty_or_unfinished_file_is_not_staged() {
    let blocked = Summary { blocked: true, ..clean() };
    let empty = Summary { accepted: 0, rejected: 10, ..clean() };
    for summary in [blocked, empty] {
        let mut screen = Screen::validated(summary);
        assert_eq!(screen.request(), []);
    }
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Delimiter(Some(Delimiter::Tab))));
    assert_eq!(screen.request(), [], "its new verdict is not there yet");
}

#[test]
fn an_open_import_blocks_staging_and_nothing_else() {
    let mut screen = Screen::new();
    screen.send(Event::OpenFetched(Ok(Some(import(3)))));
    screen.send(Event::FileChosen(file(500)));
    screen.answer(verdict(&screen, clean()));
    assert_eq!(screen.request(), []);
    assert_eq!(screen.send(Event::DeleteRequested), [Effect::Delete { id: 3 }]);
    assert_eq!(screen.send(Event::DeleteRequested), [], "once is enough");
    assert_eq!(screen.send(Event::DeleteEnded(Ok(()))), [Effect::FetchOpen]);
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]), "the file is still there");
}

#[test]
fn an_import_opened_elsewhere_is_shown_and_the_file_stays() {
    let mut screen = Screen::uploading();
    screen.send(Event::StageEnded(Err(Unsent::ImportOpen(Some(import(9))))));
    assert_eq!(screen.importing.open.as_ref().map(|import| import.id), Some(9));
    screen.send(Event::DeleteRequested);
    screen.send(Event::DeleteEnded(Ok(())));
    assert_eq!(screen.unsent(), None, "the obstacle is gone");
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]));
}

#[test]
fn an_unreachable_server_loses_nothing() {
    let mut screen = Screen::validated(with_rejected());
    let first = screen.stage().to_vec();
    screen.send(Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))));
    assert_eq!(screen.unsent(), Some(&Unsent::Failed(Failure::Unreachable)));
    assert_eq!(screen.stage(), first, "the same again");
}

#[test]
fn a_decision_after_a_failed_upload_validates_again() {
    let mut screen = Screen::uploading();
    screen.send(Event::StageEnded(Err(Unsent::Failed(problem(ProblemCode::FileBlocked)))));
    let effects = screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Utf8))));
    assert!(matches!(effects, [Effect::Revalidate(_)]));
    assert!(matches!(screen.importing.step, Step::Validate(_)));
}

#[test]
fn nothing_about_a_file_changes_during_its_upload() {
    let mut screen = Screen::uploading();
    screen.send(Event::Sent(Sent { bytes: 250, of: 500 }));
    let before = screen.importing.clone();
    for event in [
        Event::TemplateChosen("device".to_owned()),
        Event::Decided(Decision::Encoding(Some(Encoding::Utf16Le))),
        Event::Canceled,
        Event::Restarted,
        Event::Left,
    ] {
        assert_eq!(screen.send(event), []);
    }
    assert_eq!(screen.importing, before);
}

#[test]
fn another_file_aborts_the_upload() {
    let mut screen = Screen::uploading();
    let run = screen.importing.run();
    let effects = screen.send(Event::FileChosen(file(10))).to_vec();
    assert_eq!(effects[..2], [Effect::AbortUpload, Effect::Cancel { run }]);
    screen.send(Event::StageEnded(Ok(import(7))));
    assert_eq!(screen.importing.staged(), None);
}

#[test]
fn deleting_the_staged_import_returns_to_the_first_step() {
    let mut screen = Screen::uploading();
    screen.send(Event::StageEnded(Ok(import(7))));
    assert_eq!(screen.send(Event::DeleteRequested), [Effect::Delete { id: 7 }]);
    let effects = screen.send(Event::DeleteEnded(Ok(()))).to_vec();
    assert!(effects.contains(&Effect::FetchOpen));
    assert_eq!(screen.importing.step, Step::Choose(Choose::default()));
    assert_eq!(screen.importing.open, None);
}

#[test]
fn a_failed_deletion_is_shown_and_an_import_already_gone_counts_as_deleted() {
    let mut screen = Screen::new();
    screen.send(Event::OpenFetched(Ok(Some(import(3)))));
    screen.send(Event::DeleteRequested);
    screen.send(Event::DeleteEnded(Err(Failure::Unreachable)));
    assert_eq!(screen.importing.deleting, Some(Deleting::Failed(Failure::Unreachable)));
    assert!(screen.importing.open.is_some());

    assert_eq!(screen.send(Event::DeleteRequested), [Effect::Delete { id: 3 }], "again");
    screen.send(Event::DeleteEnded(Err(problem(ProblemCode::NotFound))));
    assert_eq!((screen.importing.deleting.clone(), screen.importing.open.clone()), (None, None));
}
