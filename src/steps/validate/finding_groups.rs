//! The findings, grouped by severity and code.

use super::repair_button::RepairButton;
use crate::flow::importing::{ChosenTemplate, Decision, Event, Importer, Validate};
use crate::steps::badges::severity_mark;
use crate::ui::{ButtonKind, StatusIcon, unique_id};
use crate::words::terms::severity_long;
use crate::words::{number, questions, tr};
use coverlist_core::findings::{Code, Finding, TallyLine};
use coverlist_core::record::Field;
use coverlist_core::sheet::{Question, Subject};
use coverlist_core::validate::Rows;
use coverlist_messages::{finding_example, finding_help, finding_title};
use coverlist_worker::{Filter, Summary, Which};
use leptos::prelude::*;

/// Lists the findings by severity and code, with counts. Choosing one filters the rows and shows its help.
#[component]
pub fn FindingGroups(filter: RwSignal<Filter>) -> impl IntoView {
    let found = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary)?;
        Some(kinds(summary, importing.templates.chosen.as_ref()?))
    });
    let groups = move || {
        let kinds = found.get().unwrap_or_default();
        if kinds.is_empty() {
            return view! { <p class="soft">{t!(validate_no_findings)}</p> }.into_any();
        }
        let groups = kinds.chunk_by(|one, next| one.line.severity == next.line.severity);
        groups.map(|kinds| group(kinds, filter)).collect_view().into_any()
    };
    view! {
        <section class="findings" aria-label=t!(validate_findings)>
            <h3>{t!(validate_findings)}</h3>
            <div class="findings-groups">{groups}</div>
        </section>
    }
}

/// The findings with the same code.
#[derive(Clone, PartialEq)]
struct Kind {
    line: TallyLine,
    /// What is found about whole columns, which is in no row of the table.
    about_columns: Vec<String>,
    repairs: Vec<Repair>,
}

/// A repair that is certain, and that nobody has decided about.
#[derive(Clone, PartialEq)]
struct Repair {
    field: Field,
    header: String,
    rows: Rows,
}

fn kinds(summary: &Summary, chosen: &ChosenTemplate) -> Vec<Kind> {
    let kind = |line: &TallyLine| Kind {
        line: line.clone(),
        about_columns: about_columns(summary, chosen, line.code),
        repairs: summary.questions.iter().filter_map(|question| repair(question, line.code)).collect(),
    };
    summary.tally.iter().map(kind).collect()
}

fn about_columns(summary: &Summary, chosen: &ChosenTemplate, code: Code) -> Vec<String> {
    let is_about_column =
        |finding: &&Finding| finding.code == code && finding.line.is_none() && finding.column.is_some();
    summary.top_findings.iter().filter(is_about_column).map(|finding| chosen.fact(finding)).collect()
}

fn repair(question: &Question, code: Code) -> Option<Repair> {
    match &question.about {
        Subject::Repair { field, header, finding, rows } if *finding == code => {
            Some(Repair { field: *field, header: header.clone(), rows: rows.clone() })
        }
        _ => None,
    }
}

fn group(kinds: &[Kind], filter: RwSignal<Filter>) -> impl IntoView + use<> {
    let severity = severity_long(kinds[0].line.severity);
    let items = kinds.iter().map(|kind| view! { <FindingItem kind=kind.clone() filter /> }).collect_view();
    view! {
        <h4 class="findings-severity">{severity}</h4>
        <ul class="findings-list">{items}</ul>
    }
}

#[component]
fn FindingItem(kind: Kind, filter: RwSignal<Filter>) -> impl IntoView {
    let Kind { line: TallyLine { code, severity, count }, about_columns, repairs } = kind;
    let help_id = unique_id("finding");
    let (tone, icon) = severity_mark(severity);
    let is_chosen = Memo::new(move |_| filter.with(|filter| filter.which == Which::Code(code)));
    let help = help_id.clone();
    view! {
        // Part `finding`: a kind of finding with its number, as a filter.
        <li>
            <button
                type="button"
                class=format!("finding tone-{}", tone.class())
                part="finding"
                aria-expanded=move || if is_chosen.get() { "true" } else { "false" }
                aria-controls=help_id
                on:click=move |_| choose(filter, code)
            >
                <StatusIcon icon />
                <span class="finding-title">{tr(&finding_title(code))}</span>
                <span class="finding-count">{number(count)}</span>
            </button>
            {repairs.into_iter().map(|repair| repair_button(repair, code)).collect_view()}
            <div class="finding-help" id=help hidden=move || !is_chosen.get()>
                {about_columns.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
                <p>{tr(&finding_help(code))}</p>
                <p class="soft">{t!(validate_example)} " " <q>{tr(&finding_example(code))}</q></p>
            </div>
        </li>
    }
}

/// Filters the rows by a finding. Choosing the same finding again shows the rows with any finding.
fn choose(filter: RwSignal<Filter>, code: Code) {
    filter.update(|filter| {
        filter.which = match filter.which {
            Which::Code(chosen) if chosen == code => Which::WithFindings,
            _ => Which::Code(code),
        };
    });
}

/// The button that repairs all such cells of a column. Its title says what is damaged.
fn repair_button(repair: Repair, code: Code) -> impl IntoView {
    let Repair { field, header, rows } = repair;
    let event = Event::Decided(Decision::Repair(field, code));
    let label = t!(questions_repair_all, rows.count, &header);
    view! {
        <div class="finding-repair" title=questions::damage(&header, code, &rows)>
            <RepairButton event kind=ButtonKind::Quiet label />
        </div>
    }
}
