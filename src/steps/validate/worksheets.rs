use super::repair_button::RepairButton;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{Notice, SelectField, Tone};
use crate::words::worksheets as words;
use coverlist_core::read::{HiddenRows, WorkbookFacts, Worksheet};
use leptos::prelude::*;

/// What is read of a workbook: the worksheet, if it has several, and the hidden rows, if there are any.
#[component]
pub fn Worksheets() -> impl IntoView {
    let workbook =
        Importer::here().watch(|importing| importing.validate().and_then(Validate::workbook).cloned());
    move || {
        let workbook = workbook.get()?;
        let hidden = workbook.worksheet().filter(|worksheet| worksheet.hidden_rows > 0);
        let hidden = hidden.map(|worksheet| hidden_rows(worksheet, workbook.hidden_rows));
        let has_choice = workbook.read.is_some() && workbook.worksheets.len() > 1;
        let choice = has_choice.then(|| view! { <WorksheetChoice workbook /> });
        Some(view! { {choice} {hidden} })
    }
}

/// The worksheets, the likeliest one first.
#[component]
fn WorksheetChoice(workbook: WorkbookFacts) -> impl IntoView {
    let importer = Importer::here();
    let read = workbook.worksheet().map(|worksheet| worksheet.name.clone()).unwrap_or_default();
    let options =
        workbook.worksheets.iter().map(|worksheet| (worksheet.name.clone(), words::option(worksheet)));
    let chosen = RwSignal::new(read.clone());
    Effect::new(move || {
        let name = chosen.get();
        if name != read {
            importer.send(Event::Decided(Decision::Worksheet(name)));
        }
    });
    view! {
        <div class="worksheet">
            <SelectField label=t!(validate_worksheet) options=options.collect() value=chosen is_data=|_| true />
        </div>
    }
}

/// The question about hidden rows, or its answer with a button for the other one.
fn hidden_rows(worksheet: &Worksheet, decided: Option<HiddenRows>) -> AnyView {
    let rows = worksheet.hidden_rows;
    let button = |hidden_rows: HiddenRows| {
        let label = match hidden_rows {
            HiddenRows::Include => t!(validate_hidden_rows_include),
            HiddenRows::LeaveOut => t!(validate_hidden_rows_leave_out),
        };
        view! { <RepairButton event=Event::Decided(Decision::HiddenRows(hidden_rows)) label /> }
    };
    let (sentence, other) = match decided {
        None => {
            let answers = [HiddenRows::Include, HiddenRows::LeaveOut].map(button);
            return view! {
                <Notice tone=Tone::Warning title=t!(validate_hidden_rows)>
                    <p>{t!(validate_hidden_rows_question, rows)}</p>
                    <div class="actions">{answers.collect_view()}</div>
                </Notice>
            }
            .into_any();
        }
        Some(HiddenRows::Include) => (t!(validate_hidden_rows_included, rows), HiddenRows::LeaveOut),
        Some(HiddenRows::LeaveOut) => (t!(validate_hidden_rows_left_out, rows), HiddenRows::Include),
    };
    view! { <p class="worksheet-hidden-rows">{sentence} " " {button(other)}</p> }.into_any()
}
