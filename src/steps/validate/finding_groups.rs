//! The findings, grouped by severity and code.

use crate::flow::importing::{ChosenTemplate, Importer, Validate};
use crate::steps::badges::severity_mark;
use crate::ui::{StatusIcon, unique_id};
use crate::words::terms::severity_long;
use crate::words::{number, tr};
use coverlist_core::findings::{Code, Finding, Severity, TallyLine};
use coverlist_messages::{finding_example, finding_help, finding_title};
use coverlist_worker::{Filter, Summary, Which};
use leptos::prelude::*;

/// Lists the findings by severity and code, with counts. Choosing one filters the rows and shows its help.
#[component]
pub fn FindingGroups(filter: RwSignal<Filter>) -> impl IntoView {
    let found = Importer::here().watch(|importing| {
        let summary = importing.validate().and_then(Validate::summary);
        let tally = summary.map(|summary| summary.tally.clone()).unwrap_or_default();
        let about_columns = summary.zip(importing.templates.chosen.as_ref()).map(about_columns);
        (tally, about_columns.unwrap_or_default())
    });
    let groups = move || {
        let (tally, about_columns) = found.get();
        if tally.is_empty() {
            return view! { <p class="soft">{t!(validate_no_findings)}</p> }.into_any();
        }
        tally
            .chunk_by(|one, next| one.severity == next.severity)
            .map(|lines| {
                let about_columns = about_columns.clone();
                view! { <Group severity=lines[0].severity lines=lines.to_vec() about_columns filter /> }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <section class="findings" aria-label=t!(validate_findings)>
            <h3>{t!(validate_findings)}</h3>
            <div class="findings-groups">{groups}</div>
        </section>
    }
}

#[component]
fn Group(
    severity: Severity,
    lines: Vec<TallyLine>,
    about_columns: Vec<(Code, String)>,
    filter: RwSignal<Filter>,
) -> impl IntoView {
    let item = |line: TallyLine| {
        let sentences = about_columns.iter().filter(|(code, _)| *code == line.code);
        let sentences = sentences.map(|(_, sentence)| sentence.clone()).collect();
        view! { <FindingItem line sentences filter /> }
    };
    let items = lines.into_iter().map(item).collect_view();
    view! {
        <h4 class="findings-severity">{severity_long(severity)}</h4>
        <ul class="findings-list">{items}</ul>
    }
}

#[component]
fn FindingItem(line: TallyLine, sentences: Vec<String>, filter: RwSignal<Filter>) -> impl IntoView {
    let TallyLine { code, severity, count } = line;
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
            <div class="finding-help" id=help hidden=move || !is_chosen.get()>
                {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
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

/// Findings about whole columns, which appear in no row of the table.
fn about_columns((summary, chosen): (&Summary, &ChosenTemplate)) -> Vec<(Code, String)> {
    let is_about_column = |finding: &&Finding| finding.line.is_none() && finding.column.is_some();
    let findings = summary.top_findings.iter().filter(is_about_column);
    findings.map(|finding| (finding.code, chosen.fact(finding))).collect()
}
