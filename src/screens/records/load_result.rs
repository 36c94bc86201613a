use super::unload_dialog::UnloadDialog;
use crate::ui::{Button, ButtonKind, Fact, FactList, FocusKept, Notice, TableBox, TableLayout, Tone, save};
use crate::words::{number, records as words, wire};
use coverlist_api::{LoadView, LoadedColumn, QuestionView, RecordsLoaded};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// Shows what was loaded, in numbers that add up, and the undo.
#[component]
pub fn LoadResult(
    loaded: RecordsLoaded,
    open: RwSignal<bool>,
    /// Called after an undo.
    on_change: UnsyncCallback<()>,
) -> impl IntoView {
    let tone = if loaded.refused == 0 { Tone::Good } else { Tone::Warning };
    let sum = words::loaded(&loaded);
    let undone = RwSignal::new(None::<bool>);
    let on_done = UnsyncCallback::new(move |load: LoadView| {
        undone.set(Some(load.undone));
        on_change.run(());
    });
    let said = move || {
        let sentence = if undone.get()? { t!(loads_is_undone) } else { t!(loads_is_redone) };
        Some(view! { <Notice tone=Tone::Info><p>{sentence}</p></Notice> })
    };
    let load = loaded.load;
    let undo = move || {
        let undone = undone.get().unwrap_or_default();
        load.map(|load| view! { <UnloadDialog load undone on_done /> })
    };
    view! {
        <Notice tone><p>{sum}</p></Notice>
        {said}
        <LoadFacts loaded />
        <div class="actions">
            <FocusKept draw=undo />
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>{t!(records_close)}</Button>
        </div>
    }
}

/// Shows how a list is read, and the rows that are refused or ignored with their reasons.
#[component]
pub fn LoadFacts(loaded: RecordsLoaded) -> impl IntoView {
    let mut facts = vec![Fact::new(t!(records_shape), wire::sentence(&loaded.shape))];
    if loaded.absent > 0 {
        facts.push(Fact::new(t!(records_absent), number(loaded.absent)));
    }
    let rest = loaded.sheet.clone().map(|sheet| {
        let save = move || save_text(&sheet);
        view! { <p><Button on_press=save>{t!(records_download_rest)}</Button></p> }
    });
    let notes = loaded
        .notes
        .into_iter()
        .map(|note| view! { <Notice tone=Tone::Warning><p>{wire::sentence(&note)}</p></Notice> });
    let refused =
        loaded.refused_rows.into_iter().map(|row| (row.line, wire::sentence(&row.reason))).collect();
    let ignored =
        loaded.ignored_rows.into_iter().map(|row| (row.line, wire::sentence(&row.reason))).collect();
    view! {
        {notes.collect_view()}
        <FactList facts />
        <Rows title=t!(records_refused_rows) rows=refused all=loaded.refused />
        {rest}
        <Columns columns=loaded.columns />
        <Rows title=t!(records_ignored_rows) rows=ignored all=loaded.ignored />
    }
}

/// The columns of the file and what each was read as.
#[component]
fn Columns(columns: Vec<LoadedColumn>) -> impl IntoView {
    let header = |column: &LoadedColumn| match &*column.header {
        "" => t!(records_unnamed, column.position),
        header => header.to_owned(),
    };
    let rows = columns
        .iter()
        .map(|column| {
            let is_data = !column.header.is_empty();
            let read_as = match column.read_as.as_ref().map(wire::sentence) {
                Some(read_as) => view! { <td>{read_as}</td> }.into_any(),
                None => view! { <td class="soft">{t!(records_column_ignored)}</td> }.into_any(),
            };
            view! {
                <tr><th scope="row" translate=is_data.then_some("no")>{header(column)}</th>{read_as}</tr>
            }
        })
        .collect_view();
    let head = view! { <th scope="col">{t!(records_column)}</th><th scope="col">{t!(records_read_as)}</th> };
    table(t!(records_columns), head.into_any(), rows.into_any())
}

/// Shows refused or ignored rows, only the first ones when there are many. Draws nothing when there are none.
#[component]
fn Rows(title: String, rows: Vec<(u32, String)>, all: u32) -> impl IntoView {
    let listed = rows.len();
    let cut = (listed < all as usize)
        .then(|| view! { <p class="soft">{t!(records_first_rows, listed as u64, all)}</p> });
    let rows = rows
        .into_iter()
        .map(|(line, reason)| {
            view! {
                <tr>
                    <th scope="row" class="number">{number(line)}</th>
                    <td>{reason}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col" class="number">{t!(records_line)}</th>
        <th scope="col">{t!(records_reason)}</th>
    };
    (listed > 0).then(|| view! { {table(title, head.into_any(), rows.into_any())} {cut} })
}

fn table(title: String, head: AnyView, rows: AnyView) -> impl IntoView {
    view! {
        <h3>{title.clone()}</h3>
        <TableBox
            name=title
            layout=TableLayout::Columns
            is_low=true
            heads=head.into_any()
            rows=rows.into_any()
        />
    }
}

/// Saves the rows that were not loaded, which can be corrected and loaded again.
fn save_text(sheet: &str) {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    let parts = Array::of1(&JsValue::from_str(sheet));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save(&t!(records_rest_file), &blob);
    }
}

/// Open questions about a file.
#[component]
pub fn QuestionList(questions: Vec<QuestionView>) -> impl IntoView {
    let listed = questions.iter().map(|asked| view! { <li>{wire::sentence(&asked.sentence)}</li> });
    view! { <ul class="questions">{listed.collect_view()}</ul> }
}
