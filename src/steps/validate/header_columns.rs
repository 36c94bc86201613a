use super::repair_button::RepairButton;
use crate::flow::importing::{Event, Importer, Validate};
use crate::ui::{ButtonKind, Icon, StatusIcon, Tone};
use crate::words::{header as words, list};
use coverlist_core::map::{ColumnMapping, Expected, Found, HeaderVerdict, Other};
use coverlist_core::record::Field;
use leptos::prelude::*;

/// Lists the expected columns, found or not, with repairs; then the other columns of the file.
#[component]
pub fn HeaderColumns() -> impl IntoView {
    let header = Importer::here()
        .watch(|importing| importing.validate().and_then(|validate: &Validate| validate.header.clone()));
    move || header.get().map(|header| view! { <HeaderSection header /> })
}

#[component]
fn HeaderSection(header: HeaderVerdict) -> impl IntoView {
    let nears: Vec<ColumnMapping> = header.expected.iter().filter_map(near).collect();
    let rename_all = (nears.len() > 1).then(|| {
        let label = t!(header_rename_all, nears.len() as u64);
        view! { <RepairButton event=Event::ColumnsMapped(nears) label /> }
    });
    let expected = header.expected.iter().map(|column| expected(column, &header.others)).collect_view();
    let others: Vec<_> = header.others.iter().filter(|other| other.repeats.is_none()).map(other).collect();
    let left_out =
        header.expected.iter().filter_map(|column| left_out(column, &header.others)).collect_view();
    let (tone, icon) = if header.blocked { (Tone::Bad, Icon::Cross) } else { (Tone::Good, Icon::Tick) };
    view! {
        <section class="header" aria-label=t!(validate_header)>
            <h3 class=format!("header-title tone-{}", tone.class())>
                <StatusIcon icon />
                {words::summary(&header)}
            </h3>
            <ul class="header-columns">{expected}</ul>
            {rename_all}
            {(!others.is_empty()).then(|| view! {
                <p class="header-others">
                    <span class="soft">{t!(header_others, others.len() as u64)}</span> " "
                    <span translate="no">{list(others)}</span>
                </p>
            })}
            {left_out}
        </section>
    }
}

fn expected(column: &Expected, others: &[Other]) -> impl IntoView + use<> {
    let Expected { field, header, required, found } = column.clone();
    let repeated: Vec<Other> = others.iter().filter(|other| other.repeats == Some(field)).cloned().collect();
    let (tone, icon) = marks(&found, required, !repeated.is_empty());
    let state = match &found {
        Found::Exact { column } => t!(header_found, *column),
        Found::Mapped { column, text } => t!(header_renamed, *column, text),
        Found::Constant => t!(header_constant),
        Found::Proposed { column, text, .. } => t!(header_near, *column, text),
        Found::Missing if required => t!(validate_missing),
        Found::Missing => t!(validate_missing_optional),
    };
    let action = match found {
        Found::Proposed { column, rivals, .. } if !rivals.is_empty() => {
            let columns = std::iter::once(column).chain(rivals.iter().map(|rival| rival.column));
            Some(choice(field, required, columns))
        }
        Found::Proposed { column, text, .. } => {
            let event = Event::ColumnsMapped(vec![ColumnMapping { column, field }]);
            // A required column can be mapped but not ignored.
            let leave_out = (!required).then(|| {
                let (event, label) = (Event::ColumnLeftOut(field), t!(header_leave_out, &text));
                view! { <RepairButton event kind=ButtonKind::Quiet label /> }
            });
            let rename = view! { <RepairButton event label=t!(header_rename, &text, &header) /> };
            Some(view! { {rename} {leave_out} }.into_any())
        }
        Found::Mapped { column, text } => {
            let label = words::undo_rename(&header, &text, column);
            Some(view! { <RepairButton event=Event::ColumnUndecided(field) label /> }.into_any())
        }
        Found::Exact { column } if !repeated.is_empty() => {
            let columns = std::iter::once(column).chain(repeated.iter().map(|other| other.column));
            Some(choice(field, true, columns))
        }
        Found::Exact { .. } | Found::Constant | Found::Missing => None,
    };
    view! {
        <li class=format!("header-column tone-{}", tone.class())>
            <StatusIcon icon />
            <span class="header-name" translate="no">{header}</span>
            <span class="header-state">
                {match repeated.len() {
                    0 => state,
                    times => t!(header_repeated, state, times as u64),
                }}
            </span>
            {action}
        </li>
    }
}

/// The buttons that choose one of several columns for a field, or none.
fn choice(field: Field, is_required: bool, columns: impl Iterator<Item = u16>) -> AnyView {
    let use_column = |column| {
        let event = Event::ColumnsMapped(vec![ColumnMapping { column, field }]);
        view! { <RepairButton event label=t!(header_use_column, column) /> }
    };
    let none = (!is_required).then(|| {
        let event = Event::ColumnLeftOut(field);
        view! { <RepairButton event kind=ButtonKind::Quiet label=t!(header_use_none) /> }
    });
    view! { {columns.map(use_column).collect_view()} {none} }.into_any()
}

/// The button that takes back that the file has no such column, although one may hold its values.
fn left_out(column: &Expected, others: &[Other]) -> Option<impl IntoView + use<>> {
    let similar = others.iter().find(|other| other.left_out == Some(column.field))?;
    let (event, label) = (Event::ColumnUndecided(column.field), t!(header_take_in, &similar.text));
    Some(view! { <RepairButton event label /> })
}

fn marks(found: &Found, is_required: bool, is_repeated: bool) -> (Tone, Icon) {
    match found {
        _ if is_repeated => (Tone::Bad, Icon::Diamond),
        Found::Exact { .. } | Found::Mapped { .. } | Found::Constant => (Tone::Good, Icon::Tick),
        Found::Proposed { .. } => (Tone::Bad, Icon::Triangle),
        Found::Missing if is_required => (Tone::Bad, Icon::Cross),
        Found::Missing => (Tone::Plain, Icon::Ring),
    }
}

fn near(expected: &Expected) -> Option<ColumnMapping> {
    match &expected.found {
        Found::Proposed { column, rivals, .. } if rivals.is_empty() => {
            Some(ColumnMapping { column: *column, field: expected.field })
        }
        _ => None,
    }
}

/// The displayed name of a column that is not read.
fn other(other: &Other) -> String {
    if other.text.trim().is_empty() { t!(validate_no_header_text) } else { other.text.clone() }
}
