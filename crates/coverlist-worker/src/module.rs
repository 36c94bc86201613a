//! The places in a browser where engines run. `message/` describes the requests and answers.
//!
//! A message to an engine is `[request, file, instance]`, one from it is `[answer, blob, instance]`. The
//! instances of the page share the worker: each has a number and an engine of its own. A request that is
//! `null` ends the instance's engine.

use coverlist_worker::{BUILD, EngineAnswer, EngineRequest, Host, Pace, read_request, warm_up};
use js_sys::{Array, Function};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, File, MessageEvent};

/// Runs engines if this is a worker. On the page, [`run_on_page`] does.
pub(super) fn start() -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => run_in_worker(scope),
        Err(_) => Ok(()),
    }
}

fn run_in_worker(scope: DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    let post = {
        let scope = scope.clone();
        // The browser can always copy a string and a blob.
        move |message: &Array| drop(scope.post_message(message))
    };
    let take = run(Pace::WORKER, post.clone());
    let listener =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| take(Array::from(&event.data())));
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The page sends the first file after the greeting. By then the browser has compiled the engine.
    warm_up();
    post(&greeting());
    // The listener lives until the page ends the worker.
    listener.forget();
    Ok(())
}

/// Runs engines on the main thread. They pass their messages to `post`. The result is a function that takes
/// the page's messages.
#[wasm_bindgen(js_name = runOnPage)]
pub fn run_on_page(post: Function) -> JsValue {
    // The page's function reports no errors.
    let post = move |message: &Array| drop(post.call1(&JsValue::NULL, message));
    let take = run(Pace::PAGE, post.clone());
    spawn_local(async move { post(&greeting()) });
    Closure::<dyn Fn(Array)>::new(take).into_js_value()
}

/// Takes messages, and creates an engine for each instance of the page.
fn run(pace: Pace, post: impl Fn(&Array) + Clone + 'static) -> impl Fn(Array) {
    let engines = RefCell::new(HashMap::<u32, Rc<Host>>::new());
    move |message: Array| {
        let instance = message.get(2).as_f64().unwrap_or_default() as u32;
        if message.get(0).is_null() {
            engines.borrow_mut().remove(&instance);
            return;
        }
        let engine = Rc::clone(engines.borrow_mut().entry(instance).or_insert_with(|| {
            let post = post.clone();
            Host::new(pace, move |answer, blob| post(&self::message(&answer, blob, instance)))
                .unwrap_or_else(|error| wasm_bindgen::throw_val(error))
        }));
        engine.take(request(&message), message.get(1).dyn_into::<File>().ok());
    }
}

fn greeting() -> Array {
    message(&EngineAnswer::Hello { build: BUILD.to_owned() }, None, 0)
}

fn message(answer: &EngineAnswer, blob: Option<Blob>, instance: u32) -> Array {
    match serde_json::to_string(answer) {
        Ok(json) => Array::of3(&json.into(), &blob.map_or(JsValue::NULL, JsValue::from), &instance.into()),
        Err(_) => wasm_bindgen::throw_str("an answer cannot be written as JSON"),
    }
}

/// Only a page from another build sends an unreadable request. The error makes the page continue without this
/// engine.
fn request(message: &Array) -> EngineRequest {
    let request = message.get(0).as_string().and_then(|json| read_request(&json));
    request.unwrap_or_else(|| wasm_bindgen::throw_str("request from an incompatible build"))
}
