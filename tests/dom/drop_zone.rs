//! A drop zone takes a file from its input, and from a drop anywhere in its root.

use crate::mounted::{Mounted, until};
use coverlist_web::{DropZone, Root};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    DataTransfer, DragEvent, DragEventInit, Element, Event, EventInit, EventTarget, File, HtmlInputElement,
};

/// Mounts a drop zone with this root. Returns it with the names of the files that it takes.
fn drop_zone(root: impl Into<EventTarget>, disabled: bool) -> (Mounted, Rc<RefCell<Vec<String>>>) {
    let root = root.into();
    let taken = Rc::new(RefCell::new(Vec::new()));
    let names = Rc::clone(&taken);
    let mounted = Mounted::new(move || {
        let on_file = UnsyncCallback::new(move |file: File| names.borrow_mut().push(file.name()));
        view! {
            <DropZone
                label="Insurance CSV"
                button=Signal::stored("Choose a file")
                disabled=Signal::stored(disabled)
                root=Root::new(root)
                on_file=on_file
            >
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

/// Drops on the page's body, far from the area. Returns whether the browser was kept from opening the file.
fn drop_on_the_page(names: &[&str]) -> bool {
    drop_on(&document().body().expect("a body"), names)
}

/// Drops on a node. Returns whether the browser was kept from opening the file.
fn drop_on(target: &EventTarget, names: &[&str]) -> bool {
    let how = DragEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    how.set_data_transfer(Some(&carrying(names)));
    let event = DragEvent::new_with_event_init_dict("drop", &how).expect("an event");
    !target.dispatch_event(&event).expect("an event that is heard")
}

#[wasm_bindgen_test]
async fn the_same_file_can_be_chosen_twice() {
    let (mounted, taken) = drop_zone(document(), false);
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
    let (mounted, taken) = drop_zone(document(), false);
    assert!(drop_on_the_page(&["first.csv", "second.csv"]), "the browser must not open the file");
    assert_eq!(*taken.borrow(), ["first.csv"]);
    until("the other file is spoken of", || !mounted.all("[role=status]").is_empty()).await;
}

#[wasm_bindgen_test]
async fn nothing_is_taken_while_it_is_disabled() {
    let (mounted, taken) = drop_zone(document(), true);
    assert!(drop_on_the_page(&["first.csv"]), "the browser must not open the file");
    assert!(taken.borrow().is_empty());
    assert!(mounted.find::<HtmlInputElement>("input[type=file]").disabled());
}

/// An empty box in the document, used as the root of one of two instances.
fn container() -> Element {
    let container = document().create_element("div").expect("a box");
    document().body().expect("a body").append_child(&container).expect("a place in the body");
    container
}

#[wasm_bindgen_test]
async fn of_two_instances_only_the_one_that_receives_the_drop_takes_the_file() {
    let (left, right) = (container(), container());
    let (_left_zone, taken_left) = drop_zone(left.clone(), false);
    let (_right_zone, taken_right) = drop_zone(right.clone(), false);
    assert!(drop_on(&right, &["right.csv"]), "the browser must not open the file");
    assert_eq!(*taken_right.borrow(), ["right.csv"]);
    assert!(taken_left.borrow().is_empty());
    assert!(!drop_on_the_page(&["elsewhere.csv"]), "what is dropped outside of both roots is nobody's");
    assert_eq!((taken_left.borrow().len(), taken_right.borrow().len()), (0, 1));
    left.remove();
    right.remove();
}

#[wasm_bindgen_test]
async fn a_drop_zone_that_is_gone_takes_nothing() {
    let (mounted, taken) = drop_zone(document(), false);
    drop(mounted);
    assert!(!drop_on_the_page(&["late.csv"]), "nobody listens");
    assert!(taken.borrow().is_empty());
}
