//! A file is taken from the input, and from a drop anywhere on the page.

use crate::mounted::{Mounted, until};
use coverlist_web::ui::DropZone;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, DragEvent, DragEventInit, Event, EventInit, File, HtmlInputElement};

fn drop_zone(disabled: bool) -> (Mounted, Rc<RefCell<Vec<String>>>) {
    let taken = Rc::new(RefCell::new(Vec::new()));
    let names = Rc::clone(&taken);
    let mounted = Mounted::new(move || {
        let on_file = UnsyncCallback::new(move |file: File| names.borrow_mut().push(file.name()));
        view! {
            <DropZone label="Insurance CSV" button=Signal::stored("Choose a file") disabled=Signal::stored(disabled) on_file=on_file>
                ""
            </DropZone>
        }
    });
    (mounted, taken)
}

fn carrying(names: &[&str]) -> DataTransfer {
    let carried = DataTransfer::new().expect("something to carry files");
    for name in names {
        let file =
            File::new_with_str_sequence(&js_sys::Array::of1(&"User ID\r\n".into()), name).expect("a file");
        carried.items().add_with_file(&file).expect("a file that can be carried");
    }
    carried
}

/// Drops on the page's body, far from the area; returns whether the browser was kept from opening the file.
fn drop_on_the_page(names: &[&str]) -> bool {
    let how = DragEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    how.set_data_transfer(Some(&carrying(names)));
    let event = DragEvent::new_with_event_init_dict("drop", &how).expect("an event");
    !document().body().expect("a body").dispatch_event(&event).expect("an event that is heard")
}

#[wasm_bindgen_test]
async fn the_same_file_can_be_chosen_twice() {
    let (mounted, taken) = drop_zone(false);
    let input: HtmlInputElement = mounted.find("input[type=file]");
    for count in 1..=2 {
        input.set_files(carrying(&["enrolment.csv"]).files().as_ref());
        let how = EventInit::new();
        how.set_bubbles(true);
        input
            .dispatch_event(&Event::new_with_event_init_dict("change", &how).expect("an event"))
            .expect("heard");
        until("the file is taken", || taken.borrow().len() == count).await;
        assert_eq!(input.value(), "", "the input is empty, so that the same choice is a change again");
    }
    assert_eq!(*taken.borrow(), ["enrolment.csv", "enrolment.csv"]);
}

#[wasm_bindgen_test]
async fn a_drop_beside_the_area_counts_and_only_the_first_file_is_taken() {
    let (mounted, taken) = drop_zone(false);
    assert!(drop_on_the_page(&["first.csv", "second.csv"]), "the browser must not open the file");
    assert_eq!(*taken.borrow(), ["first.csv"]);
    until("the other file is spoken of", || !mounted.all("[role=status]").is_empty()).await;
}

#[wasm_bindgen_test]
async fn nothing_is_taken_while_it_is_disabled() {
    let (mounted, taken) = drop_zone(true);
    assert!(drop_on_the_page(&["first.csv"]), "the browser must not open the file");
    assert!(taken.borrow().is_empty());
    assert!(mounted.find::<HtmlInputElement>("input[type=file]").disabled());
}
