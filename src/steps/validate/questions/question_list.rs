use super::super::repair_button::RepairButton;
use super::word_choices::WordChoices;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{ButtonKind, Notice, Tone};
use crate::words::questions as words;
use coverlist_core::sheet::{Candidate, Decisions, Question, Subject};
use coverlist_core::value::{Century, DecimalStyle};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A button that confirms every proposal. It is the main one as long as no row can be staged.
#[component]
pub fn ConfirmAll() -> impl IntoView {
    let asked = Importer::here().watch(|importing| {
        let validate = importing.validate()?;
        Some((validate.summary()?.questions.clone(), validate.acceptable().is_some()))
    });
    move || {
        let (questions, can_stage) = asked.get()?;
        let proposals = proposals(&questions);
        (proposals > 0).then(|| {
            let kind = if can_stage { ButtonKind::Plain } else { ButtonKind::Primary };
            let label = t!(questions_confirm_all, proposals);
            let event = Event::Decided(Decision::Proposals(questions));
            view! { <div class="questions-confirm"><RepairButton event kind label /></div> }
        })
    }
}

/// The open questions about values, each with its answers. Columns, dates, rows and encodings are asked about
/// elsewhere on the screen, and repairs are at the findings.
#[component]
pub fn Questions() -> impl IntoView {
    let questions = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary);
        summary.map(|summary| summary.questions.clone()).unwrap_or_default()
    });
    view! {
        {move || questions.get().iter().filter_map(view).collect_view()}
        <WordChoices />
    }
}

/// The number of proposals that confirming all of them accepts.
fn proposals(questions: &[Question]) -> u64 {
    let mut accepted = Decisions::default();
    accepted.confirm(questions, &[] as &[&str]);
    let Decisions { columns, words, repairs, century, check, .. } = accepted;
    let listed = words.values().map(BTreeMap::len).chain(repairs.values().map(Vec::len)).sum::<usize>();
    (columns.len() + listed) as u64 + u64::from(century.is_some()) + u64::from(check.is_some())
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

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::record::Field;
    use coverlist_core::validate::Rows;

    fn century(field: Field, proposal: Option<Century>) -> Question {
        let rows = Rows::default;
        let header = String::new();
        let (short, late, full, other) = (rows(), rows(), rows(), rows());
        let about = Subject::Century { field, header, column: 1, short, late, full, other, proposal };
        Question { decision: "/century".to_owned(), about }
    }

    #[test]
    fn a_century_is_one_proposal_if_every_column_has_the_same() {
        let start = century(Field::CoverageStart, Some(Century::From2000));
        let end = |proposal| century(Field::CoverageEnd, proposal);
        assert_eq!(proposals(&[start.clone(), end(Some(Century::From2000))]), 1);
        assert_eq!(proposals(&[start.clone(), end(None)]), 0);
        assert_eq!(proposals(&[start, end(Some(Century::From1900))]), 0);
    }
}
