//! Starts workers, also those of another origin.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Url, Worker, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    /// The origin of the page or of the worker in which this runs.
    #[wasm_bindgen(thread_local_v2, js_name = origin)]
    static OWN_ORIGIN: String;
}

/// Starts a worker with the module at an absolute URL. Browsers allow only scripts of the own origin, so a
/// script of another origin is imported by a script that is made here.
pub fn start_worker(script: &str) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    if OWN_ORIGIN.with(|own| Url::new(script).is_ok_and(|url| url.origin() == *own)) {
        return Worker::new_with_options(script, &options);
    }
    let media = BlobPropertyBag::new();
    media.set_type("text/javascript");
    // A policy allows imports by their `script-src` only when they are dynamic. The error becomes an event.
    let script = js_sys::JSON::stringify(&script.into())?;
    let source = format!("import({script}).catch((error) => setTimeout(() => {{ throw error; }}));");
    let source = Array::of1(&source.into());
    let source = Blob::new_with_str_sequence_and_options(&source, &media)?;
    let url = Url::create_object_url_with_blob(&source)?;
    let worker = Worker::new_with_options(&url, &options);
    // The worker has the script already.
    Url::revoke_object_url(&url)?;
    worker
}
