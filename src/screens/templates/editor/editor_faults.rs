use super::desk::Desk;
use crate::flow::drafting::Drafting;
use crate::ui::{Button, ButtonKind, Notice, Tone};
use crate::words;
use coverlist_core::record::Field;
use leptos::prelude::*;

/// Lists what keeps the draft from being saved. A press shows the column.
#[component]
pub fn EditorFaults() -> impl IntoView {
    let desk = Desk::here();
    let faults = desk.editor.watch(faults);
    move || {
        let faults = faults.get();
        let count = faults.len() as u64;
        (count > 0).then(|| {
            let row = move |Fault { place, text }: Fault| match place {
                None => view! { <li>{text}</li> }.into_any(),
                Some((field, header)) => {
                    let press = move || desk.show(field);
                    view! {
                        <li>
                            <Button kind=ButtonKind::Quiet on_press=press>
                                <span translate="no">{header}</span>
                            </Button>
                            " " {text}
                        </li>
                    }
                    .into_any()
                }
            };
            view! {
                <Notice tone=Tone::Bad title=t!(editor_faults, count)>
                    <ul class="editor-faults">{faults.into_iter().map(row).collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// A fault, and the column that has it.
#[derive(Clone, PartialEq)]
struct Fault {
    place: Option<(Field, String)>,
    text: String,
}

fn faults(state: &Drafting) -> Vec<Fault> {
    let column = |pointer: &str| {
        let at: usize = pointer.strip_prefix("/fields/")?.split('/').next()?.parse().ok()?;
        let column = state.draft.columns.get(at)?;
        Some((column.field, column.header.clone()))
    };
    let seen = state.seen.iter().flat_map(|seen| &seen.faults);
    let seen = seen
        .map(|fault| Fault { place: column(&fault.pointer), text: words::wire::sentence(&fault.problem) });
    let length = state.draft.wrong_length().map(|(field, _)| Fault {
        place: state.draft.column(field).map(|column| (field, column.header.clone())),
        text: t!(editor_not_whole),
    });
    length.into_iter().chain(seen).collect()
}
