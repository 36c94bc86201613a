//! `coverlist issuer`.

use crate::harness::{Algorithm, App, OPENSSL_KEYS, Portal, Ran, SigningKey, coverlist_on, write};
use coverlist_server::store::{Database, audit};
use serde_json::{Value, json};
use tempfile::TempDir;

const ISS: &str = "https://portal.example";

fn on(data: &TempDir, args: &[&str]) -> Ran {
    coverlist_on(data.path(), &[&["issuer"], args].concat(), "")
}

/// A directory with two districts, and a file with a public key.
fn districts() -> TempDir {
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    coverlist_on(data.path(), &["district", "add", "Elm"], "").exits(0);
    write(data.path(), "keys.jwk", SigningKey::new(Algorithm::Es256).jwk("1").to_string());
    data
}

fn add(data: &TempDir, more: &[&str]) -> Ran {
    let keys = data.path().join("keys.jwk").display().to_string();
    on(data, &[&["add", ISS, "--keys", &keys, "--district", "Oakwood"], more].concat())
}

fn listed(data: &TempDir) -> Value {
    on(data, &["list", "--json"]).exits(0).json()
}

fn audited(data: &TempDir, district: i64) -> Vec<(String, Value)> {
    let database = Database::existing(data.path()).expect("a database");
    let entries = database.read(|tx| audit::newest(tx, district, 0, 100)).expect("entries");
    let read = |entry: audit::Entry| (entry.action, serde_json::from_str(&entry.detail).expect("JSON"));
    entries.into_iter().rev().map(read).collect()
}

#[test]
fn an_issuer_is_added_listed_and_removed() {
    let data = districts();
    assert_eq!(on(&data, &["list"]).exits(0).out, "There is no issuer.\n");
    let origins = ["--origin", "https://b.example", "--origin", "HTTPS://A.example:443/"];
    let more = ["--permission", "view_reports", "--provision", "--id", "oak"];
    let added = add(&data, &[&origins[..], &more].concat()).exits(0);
    let said =
        "The issuer https://portal.example is added. Its tokens name the district Oakwood by the id oak.\n";
    assert_eq!(added.out, said);
    let granted = on(&data, &["grant", ISS, "--district", "Elm"]).exits(0);
    assert_eq!(granted.out, "The tokens of https://portal.example name the district Elm by the id Elm.\n");
    let expected = json!([{
        "issuer": ISS, "keys_url": null, "origins": ["https://a.example", "https://b.example"],
        "permissions": ["view_reports"], "provisions": true,
        "districts": [{"id": "Elm", "name": "Elm"}, {"id": "oak", "name": "Oakwood"}],
    }]);
    assert_eq!(listed(&data), expected);
    let text = "https://portal.example\n  Origins: https://a.example, https://b.example\n  \
                Permissions: view_reports\n  Creates and renames districts\n  District Elm: Elm\n  \
                District oak: Oakwood\n";
    assert_eq!(on(&data, &["list"]).exits(0).out, text);
    on(&data, &["remove", ISS]).exits(0);
    assert_eq!(listed(&data), json!([]));
    let of_oakwood = audited(&data, 1);
    let actions: Vec<&str> = of_oakwood.iter().map(|(action, _)| &**action).collect();
    assert_eq!(actions, ["district_added", "issuer_added", "issuer_removed"]);
    let detail = json!({
        "issuer": ISS, "id": "oak", "origins": ["https://a.example", "https://b.example"],
        "permissions": ["view_reports"], "provisions": true,
    });
    assert_eq!(of_oakwood[1].1, detail);
    let of_elm = audited(&data, 2);
    assert_eq!(of_elm[1], ("issuer_granted".to_owned(), json!({"issuer": ISS, "id": "Elm"})));
    assert_eq!(of_elm[2].0, "issuer_removed");
}

#[test]
fn an_origin_is_exact_and_private() {
    let data = districts();
    let refused = [
        "https://portal.example/path",
        "https://*.example",
        "*",
        "portal.example",
        "http://portal.example",
        "https://user@portal.example",
        "https://portal.example;sandbox",
        "https://portal.example,https://b.example",
        "null",
    ];
    for origin in refused {
        add(&data, &["--origin", origin]).exits(2);
    }
    add(&data, &[]).exits(2);
    let local = ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:8000"];
    let origins = local.iter().flat_map(|origin| ["--origin", origin]).collect::<Vec<_>>();
    add(&data, &origins).exits(0);
    assert_eq!(
        listed(&data)[0]["origins"],
        json!(["http://127.0.0.1", "http://[::1]:8000", "http://localhost:3000"])
    );
}

#[test]
fn a_running_server_knows_the_issuer_with_the_keys_of_openssl() {
    for (algorithm, private, public) in OPENSSL_KEYS {
        let app = App::start();
        write(app.data(), "portal.pub.pem", public);
        let file = app.data().join("portal.pub.pem").display().to_string();
        let args = ["issuer", "add", ISS, "--keys", &file, "--origin", Portal::ORIGIN, "--id", "oakwood"];
        app.command(&args).exits(0);
        let portal = Portal { key: SigningKey::of_pem(algorithm, private) };
        app.exchange(&portal.token(&app, "a"), Portal::ORIGIN).expect(201);
    }
}

#[test]
fn a_file_of_keys_has_public_keys() {
    let data = districts();
    let good = SigningKey::new(Algorithm::EdDsa).jwk("1");
    let mut private = good.clone();
    private["d"] = json!("AAAA");
    let mut encrypting = good.clone();
    encrypting["use"] = json!("enc");
    let cases = [
        ("no JSON".to_owned(), "no JWK"),
        (json!({"keys": 1}).to_string(), "no JWK"),
        (private.to_string(), "private key"),
        (json!({"keys": [good, {"kty": "oct", "k": "AAAA"}]}).to_string(), "private key"),
        (OPENSSL_KEYS[0].1.to_owned(), "private key"),
        (OPENSSL_KEYS.map(|(_, private, public)| format!("{public}{private}")).concat(), "private key"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".to_owned(), "no key for Ed25519"),
        (json!({"keys": []}).to_string(), "no key for Ed25519"),
        (encrypting.to_string(), "no key for Ed25519"),
        (json!({"kty": "RSA", "n": "AQAB", "e": "AQAB"}).to_string(), "no key for Ed25519"),
    ];
    for (keys, said) in cases {
        write(data.path(), "keys.jwk", &keys);
        let ran = add(&data, &["--origin", "https://portal.example"]).exits(2);
        assert!(ran.err.contains(said), "{keys}: {}", ran.err);
    }
    assert_eq!(listed(&data), json!([]));
}

#[test]
fn keys_are_in_a_file_or_at_a_private_url() {
    let data = districts();
    let at = |url: &str, more: &[&str]| {
        let args = ["add", ISS, "--keys-url", url, "--origin", "https://portal.example", "--district", "Elm"];
        on(&data, &[&args, more].concat())
    };
    for url in ["http://portal.example/jwks", "ftp://portal.example/jwks", "portal.example", "/jwks"] {
        at(url, &[]).exits(2);
    }
    at("https://portal.example/jwks", &["--keys", "x"]).exits(2);
    at("https://portal.example/jwks", &[]).exits(0);
    assert_eq!(listed(&data)[0]["keys_url"], "https://portal.example/jwks");
}

#[test]
fn a_name_is_used_once() {
    let data = districts();
    let origin = ["--origin", "https://portal.example"];
    add(&data, &origin).exits(0);
    assert!(add(&data, &origin).exits(2).err.contains("already an issuer"));
    assert!(
        on(&data, &["grant", ISS, "--district", "Oakwood", "--id", "x"])
            .exits(2)
            .err
            .contains("already name")
    );
    assert!(
        on(&data, &["grant", ISS, "--district", "Elm", "--id", "Oakwood"])
            .exits(2)
            .err
            .contains("already name")
    );
    for args in [&["remove", "nobody"][..], &["grant", "nobody", "--district", "Elm"]] {
        assert!(on(&data, args).exits(2).err.contains("no issuer with this name"));
    }
}
