//! The engine as a JavaScript module. A web worker runs one for the lifetime of the page. The page runs one
//! itself where no worker can run.

#[cfg(target_arch = "wasm32")]
mod module;

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsValue> {
    module::start()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web worker: it runs in a browser.");
    std::process::exit(2);
}
