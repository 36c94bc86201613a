use super::column_menu::{found_keys, samples};
use super::questions::ColumnChoice;
use super::repair_button::RepairButton;
use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{ButtonKind, Icon, StatusIcon, Tone};
use crate::words::{header as words, list};
use coverlist_core::map::{ColumnMapping, Expected, Found, HeaderChoice, HeaderVerdict, NoHeader, Other};
use coverlist_core::record::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

/// Lists the expected columns, found or not, with repairs and the choice of another one; then the other
/// columns of the file.
#[component]
pub fn HeaderColumns() -> impl IntoView {
    let header = Importer::here()
        .watch(|importing| importing.validate().and_then(|validate: &Validate| validate.header.clone()));
    let is_there = Memo::new(move |_| header.with(Option::is_some));
    view! {
        <Show when=move || is_there.get()>
            <HeaderSection header />
        </Show>
    }
}

#[component]
fn HeaderSection(header: Memo<Option<HeaderVerdict>>) -> impl IntoView {
    let title = move || {
        header.get().map(|header| {
            let (tone, icon) =
                if header.blocked { (Tone::Bad, Icon::Cross) } else { (Tone::Good, Icon::Tick) };
            view! {
                <span class=format!("header-title tone-{}", tone.class())>
                    <StatusIcon icon />
                    {words::summary(&header)}
                </span>
            }
        })
    };
    // Columns that are in order take one line, until somebody opens the list.
    let is_open = RwSignal::new(false);
    Effect::new(move || {
        if header.with(|header| header.as_ref().is_some_and(needs_a_person)) {
            is_open.set(true);
        }
    });
    let toggled = move |event: web_sys::Event| {
        if let Some(details) = event.target().and_then(|it| it.dyn_into::<HtmlDetailsElement>().ok()) {
            is_open.set(details.open());
        }
    };
    // The choice of a column stays in the document while the verdict changes, and keeps the focus.
    let fields = move || {
        let expected = header.get().map(|header| header.expected).unwrap_or_default();
        expected.into_iter().map(|Expected { field, header, required, .. }| (field, header, required))
    };
    view! {
        <section class="header" aria-label=t!(validate_header)>
            <details prop:open=is_open on:toggle=toggled>
                <summary>{title}</summary>
                <ul class="header-columns">
                    <For each=fields key=|column| column.clone() let((field, name, required))>
                        <HeaderColumn header field name required />
                    </For>
                </ul>
                {move || header.get().map(|header| rest(&header))}
            </details>
        </section>
    }
}

/// Whether a column is asked about, or a required one is missing.
fn needs_a_person(header: &HeaderVerdict) -> bool {
    header.blocked || header.expected.iter().any(|column| matches!(column.found, Found::Proposed { .. }))
}

/// The other columns of the file, and those that are left out by decision.
fn rest(header: &HeaderVerdict) -> impl IntoView + use<> {
    let others = header.others.iter().filter(|other| other.repeats.is_none());
    let others: Vec<_> = others.map(|other| words::shown(&other.text)).collect();
    let left_out =
        header.expected.iter().filter_map(|column| left_out(column, &header.others)).collect_view();
    view! {
        {(!others.is_empty()).then(|| view! {
            <p class="header-others">
                <span class="soft">{t!(header_others, others.len() as u64)}</span> " "
                <span translate="no">{list(others)}</span>
            </p>
        })}
        {left_out}
        {place(header)}
    }
}

/// Where the header is. The panel of a row makes another line the header.
fn place(header: &HeaderVerdict) -> impl IntoView + use<> {
    let answer = |choice, label| {
        view! { <RepairButton kind=ButtonKind::Quiet event=Event::Decided(Decision::Header(choice)) label /> }
    };
    match header.lines {
        0 => {
            let is_decided = Importer::here()
                .now(|importing| importing.validate().is_some_and(|it| it.decisions.header.is_some()));
            let detect = is_decided.then(|| answer(None, t!(header_place_detect)));
            view! { <p class="header-others">{t!(header_place_none)} {detect}</p> }.into_any()
        }
        _ => {
            let none = answer(Some(HeaderChoice::Absent(NoHeader::None)), t!(header_place_absent));
            view! { <p class="header-others">{t!(header_place, header.line)} {none}</p> }.into_any()
        }
    }
}

/// An expected column: where it is, what repairs it, and the choice of another origin.
#[component]
fn HeaderColumn(
    header: Memo<Option<HeaderVerdict>>,
    field: Field,
    name: String,
    required: bool,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        header.with(|header| {
            let header = header.as_ref()?;
            let expected = header.expected.iter().find(|expected| expected.field == field)?;
            let repeats = header.others.iter().filter(|other| other.repeats == Some(field));
            Some((expected.clone(), repeats.map(|other| other.column).collect::<Vec<_>>()))
        })
    });
    let marks = move || {
        let (expected, repeats) = found.get()?;
        Some(marks(&expected.found, required, !repeats.is_empty()))
    };
    let class =
        move || format!("header-column tone-{}", marks().map_or(Tone::Plain, |(tone, _)| tone).class());
    let icon = move || marks().map(|(_, icon)| view! { <StatusIcon icon /> });
    let state = move || found.get().map(|(expected, repeats)| state(&expected, repeats.len()));
    let column = Memo::new(move |_| found.get().and_then(|(expected, _)| column_of(&expected.found)));
    let decided = name.clone();
    let is_own = Importer::here().watch(move |importing| {
        importing.validate().is_some_and(|validate| validate.decisions.columns.contains_key(&decided))
    });
    let action = move || {
        let (expected, repeats) = found.get()?;
        // What a saved source decides is left with all its answers.
        let is_of_source = matches!(expected.found, Found::Mapped { .. }) && !is_own.get();
        if is_of_source { None } else { action(expected, &repeats) }
    };
    view! {
        <li class=class>
            {icon}
            <span class="header-name" translate="no">{name.clone()}</span>
            <span class="header-state">{state}</span>
            <Evidence field column />
            {action}
            <ColumnChoice field name required />
        </li>
    }
}

/// The column of the file that holds a field, or probably does.
fn column_of(found: &Found) -> Option<u16> {
    match found {
        Found::Proposed { column, .. } => Some(*column),
        found => found.read_from(),
    }
}

/// Samples of a column of a file.
#[derive(Clone, PartialEq)]
struct Samples {
    /// The number of the file.
    file: u32,
    column: Option<u16>,
    cells: Vec<String>,
}

/// Samples of the column of a field. The key has the number of its records.
#[component]
fn Evidence(field: Field, column: Memo<Option<u16>>) -> impl IntoView {
    let importer = Importer::here();
    let file = importer.watch(|importing| importing.files_chosen);
    let window = importer.watch(|importing| importing.validate()?.window.clone());
    // The first samples stay while the table shows other rows.
    let samples = Memo::new(move |before: Option<&Samples>| {
        let (file, column) = (file.get(), column.get());
        let is_known =
            |known: &&Samples| (known.file, known.column) == (file, column) && !known.cells.is_empty();
        before.filter(is_known).cloned().unwrap_or_else(|| {
            let place = importer.now(|importing| {
                let columns = &importing.validate()?.summary()?.columns;
                columns.iter().position(|it| Some(it.column) == column)
            });
            let cells = window.get().zip(place).map(|(window, place)| samples(&window, place));
            Samples { file, column, cells: cells.unwrap_or_default() }
        })
    });
    let matched = importer.watch(move |importing| found_keys(importing).filter(|_| field == Field::Key));
    let shown = move || {
        let samples = samples.with(|samples| samples.cells.join(", "));
        (!samples.is_empty()).then(|| view! { <span class="header-samples" translate="no">{samples}</span> })
    };
    let found = move || {
        matched
            .get()
            .filter(|_| column.get().is_some())
            .map(|found| view! { <span class="header-state">{found}</span> })
    };
    view! {
        {shown}
        {found}
    }
}

/// Where an expected column is. `repeats` is the number of further columns with its header.
fn state(expected: &Expected, repeats: usize) -> String {
    let state = match &expected.found {
        Found::Exact { column } => t!(header_found, *column),
        Found::Mapped { column, text } => t!(header_renamed, *column, text),
        Found::Constant => t!(header_constant),
        Found::Proposed { column, text, .. } => t!(header_near, *column, text),
        Found::Missing if expected.required => t!(validate_missing),
        Found::Missing => t!(validate_missing_optional),
    };
    if repeats == 0 { state } else { t!(header_repeated, state, repeats as u64) }
}

/// The buttons that repair an expected column, or take a repair back.
fn action(expected: Expected, repeats: &[u16]) -> Option<AnyView> {
    let Expected { field, header, required, found } = expected;
    match found {
        Found::Proposed { column, rivals, .. } if !rivals.is_empty() => {
            let columns = std::iter::once(column).chain(rivals.iter().map(|rival| rival.column));
            Some(choice(field, required, columns))
        }
        Found::Proposed { column, text, .. } => {
            let event = Event::Decided(Decision::Columns(vec![ColumnMapping { column, field }]));
            // A required column can be mapped but not ignored.
            let leave_out = (!required).then(|| {
                let event = Event::Decided(Decision::NoColumn(field));
                view! { <RepairButton event kind=ButtonKind::Quiet label=t!(header_leave_out, &text) /> }
            });
            let rename = view! { <RepairButton event label=t!(header_rename, &text, &header) /> };
            Some(view! { {rename} {leave_out} }.into_any())
        }
        Found::Mapped { column, text } => {
            let label = words::undo_rename(&header, &text, column);
            Some(
                view! { <RepairButton event=Event::Decided(Decision::ColumnOpen(field)) label /> }.into_any(),
            )
        }
        Found::Exact { column } if !repeats.is_empty() => {
            Some(choice(field, true, std::iter::once(column).chain(repeats.iter().copied())))
        }
        Found::Exact { .. } | Found::Constant | Found::Missing => None,
    }
}

/// The buttons that choose one of several columns for a field, or none.
fn choice(field: Field, is_required: bool, columns: impl Iterator<Item = u16>) -> AnyView {
    let use_column = |column| {
        let event = Event::Decided(Decision::Columns(vec![ColumnMapping { column, field }]));
        view! { <RepairButton event label=t!(header_use_column, column) /> }
    };
    let none = (!is_required).then(|| {
        let event = Event::Decided(Decision::NoColumn(field));
        view! { <RepairButton event kind=ButtonKind::Quiet label=t!(header_use_none) /> }
    });
    view! { {columns.map(use_column).collect_view()} {none} }.into_any()
}

/// The button that takes back that the file has no such column, although one may hold its values.
fn left_out(column: &Expected, others: &[Other]) -> Option<impl IntoView + use<>> {
    let similar = others.iter().find(|other| other.left_out == Some(column.field))?;
    let (event, label) =
        (Event::Decided(Decision::ColumnOpen(column.field)), t!(header_take_in, &similar.text));
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
