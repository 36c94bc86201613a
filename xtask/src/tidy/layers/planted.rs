//! Tests the check with a small crate in which each test plants a violation.

use super::check::check_crate;
use super::order::{Content, Crate, Limit, Place};
use crate::tidy::{Violation, tree};
use std::fs;

const LIB: &str = "crates/shop/src/lib.rs";

const SHOP: Crate = Crate {
    source: "crates/shop/src",
    modules: &["store", "orders", "http", "steps"],
    limits: &[
        Limit { what: Content::Sql, place: Place::Outside("store") },
        Limit { what: Content::HttpStatus, place: Place::Outside("http") },
        Limit { what: Content::Surroundings, place: Place::Inside("steps") },
    ],
};

/// The violations in a crate with these files and a `lib.rs`.
fn reported(files: &[(&str, &str)]) -> Vec<String> {
    let lib = "//! A shop.\n\nmod store;\npub mod orders;\nmod http;\nmod steps;\n\npub use http::{Answer, deep::Other as Renamed};\n";
    let root = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in [(LIB, lib)].iter().chain(files) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
    let files = tree::read(root.path()).expect("the tree can be read");
    check_crate(&SHOP, &files).iter().map(Violation::to_string).collect()
}

/// Adds `text` to a file, and expects exactly these violations, without the file's path.
#[track_caller]
fn plant(path: &str, text: &str, expected: &[&str]) {
    let path = format!("crates/shop/src/{path}");
    let expected: Vec<String> = expected.iter().map(|report| format!("{path}:{report}")).collect();
    assert_eq!(reported(&[(&path, text)]), expected, "{text}");
}

#[test]
fn a_module_may_use_those_before_it_and_itself() {
    let text = "use super::list;\nuse crate::{orders, store::{self, Row}};\nuse super::super::store::Row;\n";
    plant("http/list.rs", text, &[]);
    plant("http/mod.rs", "mod list;\npub use list::All;\nuse super::orders;\nuse self::list::One;\n", &[]);
    plant("store.rs", "use std::fmt;\nuse http::Uri;\n// crate::http\n/// [`crate::http`]\nfn a() {}\n", &[]);
}

#[test]
fn a_path_to_a_later_module_is_reported_however_it_is_written() {
    let late = ["2: http comes after orders, which must not use it"];
    plant("orders.rs", "\nuse crate::http::Answer;\n", &late);
    plant("orders.rs", "\npub(crate) use crate::{store, http::{self}};\n", &late);
    plant("orders.rs", "fn a() {\n    crate::http::send();\n}\n", &late);
    plant("orders.rs", "fn a() {\n    assert!(crate::http::SENT);\n}\n", &late);
    plant("orders.rs", "\nuse super::http::Answer;\n", &late);
    plant("orders/mod.rs", "\nuse super::{store::Row, http};\n", &late);
    plant("orders/list.rs", "\nuse super::super::http::Answer;\n", &late);
    plant("orders/list.rs", "\nuse super::{Order, super::{store, http}};\n", &late);
    plant("orders.rs", "#[cfg(test)]\nmod tests { use super::super::http; }\n", &late);
    plant("orders.rs", "mod a { mod b { use super::super::{Order}; } }\nuse crate::http;\n", &late);
}

#[test]
fn a_name_that_lib_rs_re_exports_counts_as_its_module() {
    plant("orders.rs", "use crate::Answer;\n", &["1: http comes after orders, which must not use it"]);
    plant("orders.rs", "use crate::Renamed;\n", &["1: http comes after orders, which must not use it"]);
    plant("steps.rs", "use crate::Answer;\n", &[]);
    let unknown = "is no module, and lib.rs does not re-export it";
    plant("steps.rs", "use crate::Nobody;\n", &[&format!("1: Nobody {unknown}")]);
    plant("steps.rs", "use crate::*;\n", &[&format!("1: * {unknown}")]);
}

#[test]
fn lib_rs_lists_the_modules_in_order() {
    let expected = format!("{LIB}:1: must list the modules in this order: store, orders, http, steps");
    for lib in ["mod orders;\nmod store;\nmod http;\nmod steps;\n", "mod store;\nmod orders;\n"] {
        assert_eq!(reported(&[(LIB, lib)]), [expected.as_str()]);
    }
}

#[test]
fn sql_is_found_outside_the_store() {
    plant("http.rs", "use rusqlite::Row;\n", &["1: rusqlite belongs in store"]);
    plant(
        "orders.rs",
        "const ALL: &str = \"SELECT id FROM orders\";\n",
        &["1: SQL (SELECT) belongs in store"],
    );
    plant(
        "orders.rs",
        "\nfn a() { run(r#\"\n  DELETE FROM a\"#); }\n",
        &["2: SQL (DELETE) belongs in store"],
    );
    plant("orders.rs", "const TEXT: &str = \"Select a file, or UPDATE it.\";\n", &[]);
    plant("store.rs", "use rusqlite::Row;\nconst ALL: &str = \"SELECT 1\";\n", &[]);
}

#[test]
fn status_codes_are_found_outside_http() {
    plant("orders.rs", "use axum::http::StatusCode;\n", &["1: StatusCode belongs in http"]);
    plant("orders.rs", "fn a() { reply(Reply { status: 404 }); }\n", &["1: status 404 belongs in http"]);
    plant("steps.rs", "fn a() { if answer.status == 200 {} }\n", &["1: status 200 belongs in http"]);
    plant("orders.rs", "const ROWS: u32 = 200;\n", &[]);
    plant("http.rs", "use axum::http::StatusCode;\n", &[]);
}

#[test]
fn the_surroundings_of_a_page_are_found_in_steps() {
    let reason = "must not be used in steps";
    plant("steps/file.rs", "fn a() { window().focus(); }\n", &[&format!("1: window() {reason}")]);
    plant(
        "steps/file.rs",
        "fn a() { view! { <b>{web_sys::document()}</b> } }\n",
        &[&format!("1: document() {reason}")],
    );
    plant("steps/file.rs", "fn a() { rows.window().get(); }\n", &[]);
    plant("orders.rs", "fn a() { window().focus(); }\n", &[]);
}
