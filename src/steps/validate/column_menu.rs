//! What a column of the file is used for, at its header in the table.

use crate::flow::importing::{Decision, Event, Importer, Importing};
use crate::ui::SelectField;
use crate::words::header;
use coverlist_core::map::ColumnMapping;
use coverlist_core::record::Field;
use coverlist_core::sheet::ColumnName;
use coverlist_worker::{Column, Window};
use leptos::prelude::*;
use std::sync::Arc;

/// The number of sample cells.
const SAMPLES: usize = 3;

/// What a column of the file is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Field(Field),
    /// Its cells are only compared with the records.
    Compared,
    Nothing,
}

/// Shows samples of a column and its use, which can be changed. The key has the number of its records.
#[component]
pub fn ColumnMenu(
    column: Column,
    /// The cells of the column that are at hand.
    samples: Vec<String>,
    /// Called after a decision.
    on_done: UnsyncCallback<()>,
) -> impl IntoView {
    let importer = Importer::here();
    let now = importer.now(|importing| current(importing, &column));
    let options = importer.now(|importing| options(importing, now));
    let chosen = RwSignal::new(now);
    let position = column.column;
    Effect::new(move || {
        let chosen = chosen.get();
        if chosen != now
            && let Some(decision) = importer.now(|importing| decision(importing, position, now, chosen))
        {
            on_done.run(());
            importer.send(Event::Decided(decision));
        }
    });
    let found = importer.now(found_keys).filter(|_| now == Use::Field(Field::Key));
    view! {
        <p class="column-menu-title" translate="no">{header::shown(&column.text)}</p>
        <SelectField label=t!(column_menu_use) options=options value=chosen />
        {found.map(|found| view! { <p>{found}</p> })}
        {(!samples.is_empty()).then(|| view! {
            <p class="soft">{t!(column_menu_samples)}</p>
            <ul translate="no">
                {samples.into_iter().map(|cell| view! { <li>{cell}</li> }).collect_view()}
            </ul>
        })}
    }
}

/// How many keys have a record, once they are looked up.
pub(super) fn found_keys(importing: &Importing) -> Option<String> {
    let matched = importing.validate()?.look_up.matched()?;
    Some(t!(column_menu_found, matched.found, matched.found + matched.missing))
}

/// The first different cells of a column in a window, from its place in the rows.
pub(super) fn samples(window: &Arc<Window>, place: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in window.rows.iter().filter_map(|row| row.cells.get(place)) {
        if samples.len() < SAMPLES && !cell.trim().is_empty() && !samples.contains(cell) {
            samples.push(cell.clone());
        }
    }
    samples
}

fn current(importing: &Importing, column: &Column) -> Use {
    match column.field {
        Some(field) => Use::Field(field),
        None if compared(importing).contains(&column.column) => Use::Compared,
        None => Use::Nothing,
    }
}

/// The positions of the columns that are only compared.
fn compared(importing: &Importing) -> Vec<u16> {
    let Some(validate) = importing.validate() else { return Vec::new() };
    let columns = validate.summary().map(|summary| &*summary.columns).unwrap_or_default();
    let position = |name: &ColumnName| match name {
        ColumnName::Position(position) => Some(*position),
        ColumnName::Header(text) => columns.iter().find(|it| it.text == *text).map(|it| it.column),
    };
    validate.applied().check.iter().flatten().filter_map(position).collect()
}

/// The uses that a column can have. A required field must have another column before this one is left.
fn options(importing: &Importing, now: Use) -> Vec<(Use, String)> {
    let Some(template) = importing.templates.chosen.as_ref().map(|chosen| &chosen.template) else {
        return Vec::new();
    };
    let fields = template.columns.iter().map(|column| (Use::Field(column.field), column.header.clone()));
    let is_required =
        matches!(now, Use::Field(field) if template.column(field).is_some_and(|it| it.required));
    let compared = !matches!(now, Use::Field(_));
    let compared = compared.then(|| (Use::Compared, t!(column_menu_compared)));
    let nothing = (!is_required).then(|| (Use::Nothing, t!(column_menu_nothing)));
    fields.chain(compared).chain(nothing).collect()
}

fn decision(importing: &Importing, column: u16, now: Use, chosen: Use) -> Option<Decision> {
    let others = || compared(importing).into_iter().filter(|other| *other != column).collect::<Vec<_>>();
    Some(match (now, chosen) {
        (_, Use::Field(field)) => Decision::Columns(vec![ColumnMapping { column, field }]),
        (Use::Field(field), _) => Decision::NoColumn(field),
        (_, Use::Compared) => Decision::Checks([others(), vec![column]].concat()),
        (Use::Compared, Use::Nothing) => Decision::Checks(others()),
        (Use::Nothing, Use::Nothing) => return None,
    })
}
