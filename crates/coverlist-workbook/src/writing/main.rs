//! A web worker that turns a CSV into a workbook. It lives as long as one workbook is written.

#[cfg(target_arch = "wasm32")]
mod module;

#[cfg(target_arch = "wasm32")]
fn main() {
    module::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a web worker: it runs in a browser.");
    std::process::exit(2);
}
