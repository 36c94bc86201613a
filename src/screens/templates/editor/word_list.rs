use super::desk::Desk;
use crate::flow::drafting::{ColumnEdit, Draft, Edit};
use crate::ui::unique_id;
use crate::words::terms;
use coverlist_core::record::{Field, FieldType, Status};
use leptos::html;
use leptos::prelude::*;

/// The words of a column, and what each of them means.
#[component]
pub fn WordList(field: Field) -> impl IntoView {
    let desk = Desk::here();
    let count = desk
        .editor
        .watch(move |state| state.draft.column(field).map(|column| column.words.len()).unwrap_or_default());
    let wrong = desk.fault_of(field, "coverlist:words");
    let (list, add) = (NodeRef::<html::Ol>::new(), NodeRef::<html::Button>::new());
    let wrong_id = unique_id("words-wrong");
    let described = wrong_id.clone();
    let remove = UnsyncCallback::new(move |at: usize| {
        desk.edit(Edit::Column(field, ColumnEdit::RemoveWord(at)));
        // The button of the last word is gone.
        if let Some(add) = add.get_untracked() {
            focus(Some(add.into()));
        }
    });
    let press = move |_| {
        desk.edit(Edit::Column(field, ColumnEdit::AddWord));
        // The new row is drawn by then.
        request_animation_frame(move || {
            let list = list.try_get_untracked().flatten();
            focus(list.and_then(|list| list.query_selector("li:last-child input").ok()?));
        });
    };
    view! {
        <fieldset class="editor-words">
            <legend>{t!(editor_words)}</legend>
            <ol node_ref=list>
                <For each=move || 0..count.get() key=|at| *at let(at)>
                    <WordRow field at wrong_id=wrong_id.clone() remove />
                </For>
            </ol>
            <p class="field-wrong" id=described>{wrong}</p>
            <button type="button" class="button" part="button" node_ref=add on:click=press>
                {t!(editor_add_word)}
            </button>
        </fieldset>
    }
}

fn focus(element: Option<web_sys::Element>) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus is left as it is.
        let _ = element.focus();
    }
}

#[component]
fn WordRow(
    field: Field,
    at: usize,
    /// The id of the text that says what is wrong with the words.
    wrong_id: String,
    remove: UnsyncCallback<usize>,
) -> impl IntoView {
    let desk = Desk::here();
    let word = desk.bound_of(
        field,
        move |column| column.words.get(at).map(|word| word.word.clone()).unwrap_or_default(),
        move |text| ColumnEdit::Word(at, text),
    );
    let means = desk.bound_of(
        field,
        move |column| column.words.get(at).map(|word| word.means.clone()).unwrap_or_default(),
        move |text| ColumnEdit::Means(at, text),
    );
    let is_faulty = desk.fault(move |draft| place(draft, field, at));
    let name = move || match word.get() {
        word if word.trim().is_empty() => t!(editor_word, at as u64 + 1),
        word => word,
    };
    let meaning = match field.field_type() {
        FieldType::Status => view! {
            <select
                part="input"
                aria-label=move || t!(editor_meaning_of, name())
                on:change=move |event| means.set(event_target_value(&event))
            >
                {Status::ALL.map(|own| view! {
                    <option value=own.id() prop:selected=move || means.with(|means| means == own.id())>
                        {terms::status(own)}
                    </option>
                })}
            </select>
        }
        .into_any(),
        _ => view! {
            <input
                part="input"
                aria-label=move || t!(editor_meaning_of, name())
                prop:value=means
                on:input=move |event| means.set(event_target_value(&event))
            />
        }
        .into_any(),
    };
    view! {
        <li class="editor-word">
            <input
                part="input"
                aria-label=t!(editor_word, at as u64 + 1)
                aria-invalid=move || is_faulty.with(Option::is_some).then_some("true")
                aria-describedby=move || is_faulty.with(Option::is_some).then(|| wrong_id.clone())
                prop:value=word
                on:input=move |event| word.set(event_target_value(&event))
            />
            <span class="soft" aria-hidden="true">"→"</span>
            {meaning}
            <button
                type="button"
                class="button button-quiet"
                part="button button-quiet"
                aria-label=move || t!(editor_remove_word, name())
                on:click=move |_| remove.run(at)
            >
                "×"
            </button>
        </li>
    }
}

/// The place of a word in the document; `None` while it is blank.
fn place(draft: &Draft, field: Field, at: usize) -> Option<String> {
    let (position, column) = (draft.position(field)?, draft.column(field)?);
    let is_stated = column.words.get(at).is_some_and(|word| !word.is_blank());
    is_stated.then(|| format!("/fields/{position}/coverlist:words/{}", column.place_of_word(at)))
}
