//! The entry point of the page: logs panics to the console and mounts the page.

fn main() {
    console_error_panic_hook::set_once();
    coverlist_web::mount();
}
