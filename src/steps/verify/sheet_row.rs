use super::row_mark::{Marking, RowCheck, RowNote};
use super::value_pair::{Standing, ValuePair};
use crate::flow::verifying::Verifier;
use crate::steps::badges::OutcomeBadge;
use crate::words::terms::{self, Tense};
use crate::words::{list, number, wire};
use coverlist_api::{ColumnView, FindingView, VerificationRow, VerifiedValue};
use coverlist_core::findings::Severity;
use coverlist_core::plan::Outcome;
use leptos::prelude::*;

/// A row of the file, and the record with its key.
#[component]
pub fn SheetRow<'a>(
    verifier: Verifier,
    row: VerificationRow,
    /// The header of the key.
    key_header: &'a str,
    columns: &'a [ColumnView],
) -> impl IntoView + use<> {
    let marking = Marking::of(verifier, row.line);
    let pairs = row
        .values
        .iter()
        .zip(columns)
        .map(|(value, column)| {
            let standing = standing(&row, value);
            view! { <ValuePair value=value.clone() header=column.header.clone() standing /> }
        })
        .collect_view();
    let why = why(&row);
    // Headers are the template's, in every language.
    let translate = (row.outcome == Outcome::Rejected).then_some("no");
    view! {
        <tr>
            <td data-label=t!(verify_check)><RowCheck marking /></td>
            <td class="number" data-label=t!(plan_line)>{number(row.line)}</td>
            <th scope="row" class="key" translate="no" data-label=key_header.to_owned()>{row.key.clone()}</th>
            <td class="verify-record" data-label=t!(plan_record)><div>{record(&row, key_header)}</div></td>
            <td class="verify-outcome" data-label=t!(report_outcome)>
                <div>
                    <OutcomeBadge outcome=row.outcome tense=Tense::Report />
                    {why.map(|why| view! { <p class="verify-small" translate=translate>{why}</p> })}
                </div>
            </td>
            <td class="verify-sides" aria-hidden="true">
                <p>{t!(verify_file)}</p>
                <p>{t!(plan_record)}</p>
            </td>
            {pairs}
            <td data-label=t!(verify_note)><div><RowNote marking /></div></td>
        </tr>
    }
}

/// The name of the record and where it is.
fn record(row: &VerificationRow, key_header: &str) -> AnyView {
    match &row.record {
        Some(record) => view! {
            <span translate="no">{record.label.clone()}</span>
            <p class="verify-small" translate="no">{row.place.clone()}</p>
        }
        .into_any(),
        None if row.key.is_empty() => ().into_any(),
        None => view! { <span class="soft">{t!(verify_no_record, key_header)}</span> }.into_any(),
    }
}

/// What the change meant for the coverage, or why the row was not applied. Of a rejected row, the headers of
/// the cells that reject it. That no record has the key stands in place of the record.
fn why(row: &VerificationRow) -> Option<String> {
    if row.outcome == Outcome::Skipped {
        return None;
    }
    let headers = rejecting(row).filter_map(|finding| finding.header.clone()).collect::<Vec<_>>();
    let rejected = (!headers.is_empty()).then(|| list(headers));
    let effect = row.effect.map(|effect| terms::effect(effect, Tense::Report));
    effect.or_else(|| row.reason.as_ref().map(wire::sentence)).or(rejected)
}

fn standing(row: &VerificationRow, value: &VerifiedValue) -> Standing {
    match row.outcome {
        outcome if outcome.is_applied() && !value.agrees => Standing::Differs,
        Outcome::Rejected if rejecting(row).any(|finding| finding.field == Some(value.field)) => {
            Standing::Wrong
        }
        _ => Standing::Quiet,
    }
}

fn rejecting(row: &VerificationRow) -> impl Iterator<Item = &FindingView> {
    row.findings.iter().filter(|finding| finding.severity == Severity::Rejects)
}
