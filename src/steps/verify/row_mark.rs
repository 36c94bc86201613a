use crate::flow::verifying::{Event, RowMark, Sheet, Verifier};
use crate::ui::{Button, FailureNotice, Notice, Tone};
use crate::words::{date_time, verify as words};
use coverlist_api::VerificationMark;
use leptos::prelude::*;

/// The maximum length of a note in characters.
const MAX_NOTE: &str = "500";

/// The mark of one row, as a part of the sheet's state.
#[derive(Clone, Copy)]
pub struct Marking {
    verifier: Verifier,
    line: u32,
    is_read_only: bool,
}

impl Marking {
    pub fn of(verifier: Verifier, line: u32) -> Self {
        let is_read_only = verifier.now(|state| state.sheet().is_none_or(Sheet::is_read_only));
        Self { verifier, line, is_read_only }
    }

    /// A part of the mark, as a signal.
    fn watch<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&RowMark) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.verifier.watch(move |state| {
            state.sheet().and_then(|sheet| sheet.mark(self.line)).map(&part).unwrap_or_default()
        })
    }
}

/// The check box of a row.
#[component]
pub fn RowCheck(marking: Marking) -> impl IntoView {
    let Marking { verifier, line, is_read_only } = marking;
    let checked = marking.watch(|mark| mark.checked);
    view! {
        <label class="verify-check">
            <input
                type="checkbox"
                aria-label=t!(verify_row_checked, line)
                disabled=is_read_only
                prop:checked=checked
                on:change=move |event| verifier.send(Event::Checked(line, event_target_checked(&event)))
            />
        </label>
    }
}

/// The note on a row, who marked the row, and what the person should know about the mark.
#[component]
pub fn RowNote(marking: Marking) -> impl IntoView {
    let Marking { verifier, line, is_read_only } = marking;
    let note = marking.watch(|mark| mark.note.clone());
    let stored = marking.watch(|mark| mark.stored.clone());
    let failure = marking.watch(|mark| mark.failure.clone());
    let unseen = marking.watch(|mark| mark.unseen.clone());
    view! {
        <input
            class="verify-note"
            part="input"
            type="text"
            autocomplete="off"
            maxlength=MAX_NOTE
            aria-label=t!(verify_row_note, line)
            placeholder=(!is_read_only).then(|| t!(verify_add_note))
            readonly=is_read_only
            prop:value=note
            on:change=move |event| verifier.send(Event::Noted(line, event_target_value(&event)))
        />
        {move || stored.get().map(|mark| marked(&mark))}
        {move || {
            failure
                .get()
                .map(|failure| {
                    view! {
                        <p class="verify-not-stored">{t!(verify_not_stored)}</p>
                        <FailureNotice failure again=move || verifier.send(Event::Repeated(line)) />
                    }
                })
        }}
        {move || {
            unseen
                .get()
                .map(|mark| {
                    view! {
                        <Notice tone=Tone::Warning>
                            <p>{words::unseen(&mark)}</p>
                            <Button on_press=move || verifier.send(Event::Yielded(line))>
                                {t!(verify_yield)}
                            </Button>
                        </Notice>
                    }
                })
        }}
    }
}

/// Who has marked the row, and when; or that the row has changed since.
fn marked(mark: &VerificationMark) -> AnyView {
    match mark.outdated {
        true => view! { <p class="verify-outdated">{t!(verify_outdated, &mark.by.name)}</p> }.into_any(),
        false => view! {
            <p class="verify-by" title=date_time(&mark.at)>{t!(history_by, &mark.by.name)}</p>
        }
        .into_any(),
    }
}
