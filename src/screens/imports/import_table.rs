use crate::screens::addresses;
use crate::steps::{Host, StateBadge};
use crate::ui::{Badge, Icon, TableBox, Tone};
use crate::words::{date_time, number, report};
use coverlist_api::{ImportView, Permission};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Counts;
use leptos::prelude::*;

/// Imports with their state, their counts, and who did the last step. On a phone each is a card.
#[component]
pub fn ImportTable(rows: Vec<ImportView>, caption: String) -> impl IntoView {
    let may_fix = Host::here().account.get_untracked().may(Permission::ManageSettings);
    let head = |name| view! { <th scope="col">{name}</th> };
    let count = |name| view! { <th scope="col" class="number">{name}</th> };
    view! {
        <TableBox
            name=caption
            heads=view! {
                {[t!(history_file), t!(history_state), t!(history_template)].map(head)}
                {[t!(history_rows), t!(history_updated), t!(history_unchanged), t!(history_rest)].map(count)}
                {[t!(history_last_step), t!(history_person), t!(history_note)].map(head)}
            }
            .into_any()
            rows=rows.into_iter().map(|import| import_row(import, may_fix)).collect_view().into_any()
        />
    }
}

fn import_row(import: ImportView, may_fix: bool) -> impl IntoView {
    let left = import.counts.map_or(0, |counts| report::left(import.state, &counts));
    let rest = (left > 0).then_some(left);
    let counted = |count: fn(Counts) -> u32| import.counts.map(count).filter(|rows| *rows > 0);
    let (updated, unchanged) = (counted(|counts| counts.updated), counted(|counts| counts.unchanged));
    let (at, by) = last_step(&import);
    let address = addresses::import(import.id);
    view! {
        <tr>
            <th scope="row" data-label=t!(history_file)>
                <a href=address.clone() translate="no">{import.name.clone()}</a>
            </th>
            <td data-label=t!(history_state)>{state(&import, left)}</td>
            <td data-label=t!(history_template)>
                <span translate="no">{import.template_name.clone()}</span>
            </td>
            {count_cell(t!(history_rows), Some(import.rows))}
            {count_cell(t!(history_updated), updated)}
            {count_cell(t!(history_unchanged), unchanged)}
            {count_cell(t!(history_rest), rest)}
            <td data-label=t!(history_last_step)>{at}</td>
            <td data-label=t!(history_person)><span translate="no">{by}</span></td>
            <td data-label=t!(history_note)>{note(&import, left, address, may_fix)}</td>
        </tr>
    }
}

/// A number; nothing, if there is none or it is 0.
fn count_cell(name: String, rows: Option<u32>) -> impl IntoView {
    view! { <td class="number" data-label=name>{rows.map(number)}</td> }
}

fn state(import: &ImportView, left: u32) -> AnyView {
    match import.state {
        State::Processed if left > 0 => {
            view! { <Badge tone=Tone::Warning icon=Icon::Triangle word=t!(history_rows_left) /> }.into_any()
        }
        state => view! { <StateBadge state /> }.into_any(),
    }
}

/// When the import was undone, processed or deleted, and by whom; of an open import, when it was staged.
fn last_step(import: &ImportView) -> (String, String) {
    let closed = import.closed_at.as_deref().map(|at| (at, import.closed_by.as_ref()));
    let undone = report::undone(import).map(|(person, at)| (at, Some(person)));
    let (at, by) = undone.or(closed).unwrap_or((&import.staged_at, Some(&import.staged_by)));
    (date_time(at), by.map(|person| person.name.clone()).unwrap_or_default())
}

fn note(import: &ImportView, left: u32, address: String, may_fix: bool) -> AnyView {
    match import.state {
        State::Processed if left > 0 && may_fix && import.keeps_rows() => {
            view! { <a href=address>{t!(report_fix, left)}</a> }.into_any()
        }
        State::Deleted if import.applied == 0 => {
            view! { <span class="soft">{t!(history_nothing_applied)}</span> }.into_any()
        }
        _ => ().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::sample::{import, run};
    use coverlist_api::{Person, RunView};
    use coverlist_core::lifecycle::RunState;

    #[test]
    fn the_last_step_of_an_undone_import_is_its_undo() {
        let person = |name: &str| Person { name: name.to_owned(), email: String::new() };
        let mut undone = import(7, State::Undone);
        undone.closed_by = Some(person("who processed it"));
        undone.closed_at = Some("2026-08-14T12:00:00Z".to_owned());
        let by = RunView { by: person("who undid it"), ..run(RunState::Applied, None) };
        undone.run = Some(Box::new(by));
        assert_eq!(last_step(&undone).1, "who undid it");
        undone.state = State::Processed;
        assert_eq!(last_step(&undone).1, "who processed it");
        undone.closed_at = None;
        assert_eq!(last_step(&undone).1, "R. Ortiz");
    }
}
