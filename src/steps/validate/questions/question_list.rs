use super::super::repair_button::RepairButton;
use super::word_choices::WordChoices;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{ButtonKind, Notice, Tone};
use crate::words::questions as words;
use coverlist_core::sheet::{Candidate, Question, Subject};
use coverlist_core::value::{Century, DecimalStyle};
use leptos::prelude::*;

/// The open questions about values, each with its answers, and a button that confirms every proposal.
/// Columns, dates, hidden rows and encodings are asked about elsewhere on the screen.
#[component]
pub fn Questions() -> impl IntoView {
    let questions = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary);
        summary.map(|summary| summary.questions.clone()).unwrap_or_default()
    });
    let asked = move || {
        let questions = questions.get();
        let proposals = questions.iter().map(proposals).sum::<u64>();
        let confirm = (proposals > 0).then(|| {
            let event = Event::Decided(Decision::Proposals(questions.clone()));
            let label = t!(questions_confirm_all, proposals);
            view! { <div class="actions"><RepairButton event kind=ButtonKind::Primary label /></div> }
        });
        let views = questions.iter().filter_map(view).collect_view();
        view! {
            {confirm}
            {views}
        }
    };
    view! {
        {asked}
        <WordChoices />
    }
}

/// The number of proposals without a rival in a question. Confirming all of them accepts these.
fn proposals(question: &Question) -> u64 {
    match &question.about {
        Subject::Column { reason: Some(_), candidates, .. } => u64::from(candidates.len() == 1),
        Subject::Words { words, .. } => words.iter().filter(|word| word.proposal.is_some()).count() as u64,
        Subject::Century { proposal, .. } => u64::from(proposal.is_some()),
        Subject::Check { .. } | Subject::Repair { .. } => 1,
        _ => 0,
    }
}

fn view(question: &Question) -> Option<AnyView> {
    let answer = |decision, label| view! { <RepairButton event=Event::Decided(decision) label /> };
    let (sentence, answers) = match &question.about {
        Subject::Century { header, short, .. } => {
            let answers = [Century::From2000, Century::From1900]
                .map(|century| answer(Decision::Century(century), words::century(century)));
            (t!(questions_century, header, short.count), answers.collect_view().into_any())
        }
        Subject::Decimal { field, header, .. } => {
            let answers = [DecimalStyle::Point, DecimalStyle::Comma]
                .map(|style| answer(Decision::Decimal(*field, style), words::decimal(style)));
            (t!(questions_decimal, header), answers.collect_view().into_any())
        }
        Subject::Repair { field, header, finding, rows } => {
            let repair = answer(Decision::Repair(*field, *finding), t!(questions_repair_all, rows.count));
            (words::damage(header, *finding, rows), repair.into_any())
        }
        Subject::Check { columns } => {
            let positions = columns.iter().map(|column| column.column).collect();
            let headers = columns.iter().map(|column: &Candidate| column.header.clone());
            let sentence = t!(questions_check, columns.len() as u64, headers);
            let compare = answer(Decision::Checks(positions), t!(questions_check_yes));
            let none = answer(Decision::Checks(Vec::new()), t!(questions_check_no));
            (sentence, view! { {compare} {none} }.into_any())
        }
        _ => return None,
    };
    let tone = if question.is_offer() { Tone::Info } else { Tone::Warning };
    Some(
        view! {
            <Notice tone title=sentence>
                <div class="actions">{answers}</div>
            </Notice>
        }
        .into_any(),
    )
}
