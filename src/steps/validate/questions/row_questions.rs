//! The questions about rows that a person may want to leave out.

use super::super::repair_button::RepairButton;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{Notice, Tone};
use coverlist_core::sheet::{LeaveOut, Question, Subject};
use leptos::prelude::*;

/// Asks which rows are read, where some are about something else than insurance, or look like refunds.
#[component]
pub fn RowQuestions() -> impl IntoView {
    let questions = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary);
        let questions = summary.map(|summary| summary.questions.as_slice()).unwrap_or_default();
        questions.iter().filter(|asked| asked.is_about_rows()).cloned().collect::<Vec<_>>()
    });
    move || questions.get().iter().filter_map(view).collect_view()
}

fn view(question: &Question) -> Option<AnyView> {
    let answer = |rules, label| {
        view! { <RepairButton event=Event::Decided(Decision::LeaveOut(rules)) label /> }
    };
    let (title, about, leave_out, apply) = match &question.about {
        Subject::Items { column, header, rows, other_rows, items, others } => {
            let only = LeaveOut::all_but(*column, items.clone());
            (
                t!(questions_items, header, u64::from(*rows), u64::from(*other_rows)),
                t!(questions_items_about, quoted(items), quoted(others)),
                Some(answer(vec![only], t!(questions_items_only))),
                answer(vec![LeaveOut::none_by(*column)], t!(questions_items_all)),
            )
        }
        Subject::Refunds { columns, rows, line, leave_out } => {
            let headers = columns.iter().map(|column| column.header.clone());
            let none = columns.iter().map(|column| LeaveOut::none_by(column.column)).collect();
            (
                t!(questions_refunds, u64::from(*rows), headers),
                t!(questions_refunds_about, u64::from(*rows), u64::from(*line)),
                // Too many texts show a refund.
                (!leave_out.is_empty()).then(|| answer(leave_out.clone(), t!(questions_refunds_leave_out))),
                answer(none, t!(questions_refunds_apply)),
            )
        }
        _ => return None,
    };
    Some(
        view! {
            <Notice tone=Tone::Warning title>
                <p>{about}</p>
                <div class="actions">{leave_out} {apply}</div>
            </Notice>
        }
        .into_any(),
    )
}

/// Texts of cells, in quotes.
fn quoted(texts: &[String]) -> Vec<String> {
    texts
        .iter()
        .map(|text| if text.is_empty() { t!(questions_items_blank) } else { t!(rows_rule_text, text) })
        .collect()
}
