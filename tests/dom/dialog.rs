//! Escape closes a dialog unless the dialog is held.

use crate::mounted::{Mounted, until};
use coverlist_web::Dialog;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlDialogElement};

fn dialog(held: bool) -> Mounted {
    Mounted::new(move || {
        let open = RwSignal::new(true);
        view! {
            <Dialog open=open title=Signal::stored("Process?".to_owned()) held=Signal::stored(held)>
                <p class="inside">"4 records change."</p>
            </Dialog>
        }
    })
}

/// Does what browsers do on Escape: sends `cancel`, and closes the dialog unless the event is canceled.
fn escape(dialog: &HtmlDialogElement) {
    let how = EventInit::new();
    how.set_cancelable(true);
    let event = Event::new_with_event_init_dict("cancel", &how).expect("an event");
    if dialog.dispatch_event(&event).expect("an event that is heard") {
        dialog.close();
    }
}

#[wasm_bindgen_test]
async fn escape_closes_it_and_what_was_in_it_is_gone() {
    let mounted = dialog(false);
    let dialog: HtmlDialogElement = mounted.find("dialog");
    until("it is open", || dialog.open()).await;
    assert_eq!(mounted.all(".inside").len(), 1);
    escape(&dialog);
    until("it is closed and empty", || !dialog.open() && mounted.all(".inside").is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_held_dialog_stays() {
    let mounted = dialog(true);
    let dialog: HtmlDialogElement = mounted.find("dialog");
    until("it is open", || dialog.open()).await;
    escape(&dialog);
    assert!(dialog.open());
    assert_eq!(mounted.all(".inside").len(), 1);
}
