//! Runs the corpus through the engine: the page gets what the core finds, by line, column and code.

use coverlist_core::findings::Finding;
use coverlist_core::validate::RowStatus;
use coverlist_worker::{
    Engine, EngineAnswer, FileFacts, Filter, MAX_WINDOW, RowsRequest, SavedSources, Start, Summary, Which,
};

use super::case::{self, Case};

const RUN: u32 = 1;

#[test]
fn the_page_sees_what_the_corpus_expects_whatever_the_slices() {
    for case in case::cases() {
        for (slice, step) in [(1 << 20, 1_000), (7, 3)] {
            assert_eq!(seen(&case, slice, step), case.answer, "{}, slices of {slice}", case.name);
        }
    }
}

/// The engine's answers about a case: facts, summary and all windows, joined.
fn seen(case: &Case, slice: usize, step: u32) -> case::Answer {
    let mut engine = Engine::default();
    engine.start(Start {
        run: RUN,
        templates: case.templates(),
        template: case.template_id().to_owned(),
        decisions: case.question.decisions.clone(),
        sources: SavedSources::default(),
        today: case.question.today,
        limits: case.question.limits,
    });
    let mut answers: Vec<EngineAnswer> =
        case.input.chunks(slice).flat_map(|bytes| engine.push(bytes)).collect();
    answers.extend(engine.end(case.input.len() as u64));
    answers.extend(work_off(&mut engine, step));

    let (facts, summary) = last_facts_and_summary(answers);
    let mut findings: Vec<Finding> =
        summary.top_findings.iter().filter(|finding| finding.line.is_none()).cloned().collect();
    for row_status in [RowStatus::Header, RowStatus::Accepted, RowStatus::Rejected, RowStatus::SetAside] {
        findings.extend(findings_in_rows(&mut engine, row_status, step));
    }
    findings.sort();
    case::Answer {
        file: case::FileFacts::of(&facts.facts),
        rows: summary.rows,
        accepted: summary.accepted,
        rejected: summary.rejected,
        set_aside: summary.set_aside,
        blocked: summary.blocked,
        findings: findings.iter().map(case::Place::of).collect(),
    }
}

fn work_off(engine: &mut Engine, step: u32) -> Vec<EngineAnswer> {
    let mut answers = Vec::new();
    while engine.is_busy() {
        answers.extend(engine.step(step));
    }
    answers
}

fn last_facts_and_summary(answers: Vec<EngineAnswer>) -> (FileFacts, Summary) {
    let (mut facts, mut summary) = (None, None);
    for answer in answers {
        match answer {
            EngineAnswer::Facts { facts: said, .. } => facts = Some(said),
            EngineAnswer::Verdict { summary: said, .. } => summary = Some(*said),
            _ => {}
        }
    }
    (facts.expect("facts are said"), summary.expect("a verdict is said"))
}

fn findings_in_rows(engine: &mut Engine, row_status: RowStatus, step: u32) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut from = 0;
    loop {
        let filter = Filter { which: Which::Status(row_status), text: String::new() };
        engine.rows(RowsRequest { run: RUN, number: 1, filter, from, count: MAX_WINDOW });
        let Some(EngineAnswer::Window(window)) = work_off(engine, step).pop() else { return findings };
        let of_rows = window.rows.into_iter().flat_map(|row| row.findings);
        // The summary has the findings about columns.
        findings.extend(of_rows.filter(|finding| finding.line.is_some()));
        from += MAX_WINDOW;
        if from >= window.total {
            return findings;
        }
    }
}
