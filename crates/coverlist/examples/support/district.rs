//! A server with one district and one account, for a measurement.

#[path = "../../tests/harness/client.rs"]
#[allow(dead_code, reason = "a measurement uses a part of it")]
pub mod client;
#[path = "server.rs"]
mod server;

use anyhow::Result;
use client::Request;
use coverlist_api::{Role, SignIn, paths};
use coverlist_server::http::Capacity;
use coverlist_server::password;
use coverlist_server::store::accounts::{self, NewAccount};
use coverlist_server::store::{Database, StoreError, Tx, districts};
use std::net::SocketAddr;
use std::path::Path;

const EMAIL: &str = "admin@example.org";
const PASSWORD: &str = "a password for measuring";

/// Fills a new district, serves it in an empty directory, and measures with the cookie of an admin.
pub fn serve_district(
    fill: impl FnOnce(&Tx<'_>, i64) -> Result<(), StoreError>,
    measure: impl FnOnce(SocketAddr, &str) -> Result<()>,
) -> Result<()> {
    serve_district_in(tempfile::tempdir()?.path(), fill, measure)
}

/// As [`serve_district`], in this directory.
pub fn serve_district_in(
    data: &Path,
    fill: impl FnOnce(&Tx<'_>, i64) -> Result<(), StoreError>,
    measure: impl FnOnce(SocketAddr, &str) -> Result<()>,
) -> Result<()> {
    let password_hash = password::hash(PASSWORD)?;
    Database::open(data, None)?.write(|tx| {
        let district = districts::create(tx, "Measured", 0)?;
        let account = NewAccount { email: EMAIL, name: "", password_hash: &password_hash, role: Role::Admin };
        accounts::add(tx, district, &account, 0)?;
        fill(tx, district)
    })?;
    server::serve(data, Capacity::default(), |server| {
        let sign_in = SignIn { email: EMAIL.into(), password: PASSWORD.into() };
        let answer = Request::new("POST", paths::SESSION).json(&sign_in).send(server)?.expect(201);
        let cookie =
            answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default();
        measure(server, cookie)
    })
}
