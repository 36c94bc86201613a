//! The accounts of a district by the API.

use crate::harness::{App, PASSWORD, Portal, Request, Response, Session};
use coverlist_api::{
    AccountChange, AccountView, NewAccountRequest, Page, Permission, ProblemCode, Role, paths,
};
use coverlist_server::store::{Tx, audit, issuers};
use serde_json::{Value, json};

const ADMIN: i64 = 1;
const VIEWER: i64 = 2;
const SETTINGS: i64 = 3;
const LIND: &str = "v.lind@a.example.org";

fn listed(session: &Session) -> Vec<AccountView> {
    session.get(paths::ACCOUNTS).expect(200).json::<Page<AccountView>>().rows
}

fn account(session: &Session, id: i64) -> AccountView {
    listed(session).into_iter().find(|account| account.id == id).expect("the account")
}

fn lind() -> NewAccountRequest {
    NewAccountRequest {
        email: format!(" {} ", LIND.to_uppercase()),
        name: "V. Lind".into(),
        role: Role::Viewer,
        password: "seven purple kayaks".into(),
    }
}

fn adding(wanted: &NewAccountRequest) -> Request {
    Request::new("POST", paths::ACCOUNTS).json(wanted)
}

fn change(session: &Session, id: i64, change: AccountChange) -> Response {
    session.send(Request::new("POST", paths::account(id)).json(&change))
}

fn changed(session: &Session, id: i64, wanted: AccountChange) -> AccountView {
    change(session, id, wanted).expect(200).json()
}

/// The latest entry of the audit log: who acted, the action and its detail.
fn latest(app: &App) -> (Option<i64>, String, Value) {
    let entries = app.database.read(|tx: &Tx<'_>| audit::newest(tx, 1, 0, 1)).expect("entries");
    let entry = entries.into_iter().next().expect("an entry");
    (entry.account, entry.action, serde_json::from_str(&entry.detail).expect("JSON"))
}

#[test]
fn accounts_are_listed_with_what_they_may_and_when_they_were_used() {
    let app = App::start();
    let admin = app.admin();
    let [own, settings, viewer] = &listed(&admin)[..] else { panic!("three accounts") };
    assert_eq!((own.id, own.email.as_str(), own.name.as_str()), (ADMIN, "admin@a.example.org", "Pat Admin"));
    assert_eq!((own.role, own.permissions.as_slice()), (Some(Role::Admin), &Permission::ALL[..]));
    assert!(own.own && !own.disabled && own.issuer.is_none() && own.last_sign_in.is_some());
    assert_eq!((settings.id, settings.role), (SETTINGS, None), "a role of the district's own");
    assert_eq!(settings.permissions, [Permission::ManageSettings]);
    assert_eq!((viewer.id, viewer.role, &viewer.last_sign_in), (VIEWER, Some(Role::Viewer), &None));
    assert!(!viewer.own);
}

#[test]
fn a_person_of_an_issuer_is_listed_and_only_that_issuer_decides_about_the_role() {
    let app = App::start();
    let portal = Portal::of(&app);
    app.exchange(&portal.token(&app, "a"), Portal::ORIGIN).expect(201);
    let admin = app.admin();
    let person = listed(&admin).into_iter().find(|account| account.issuer.is_some()).expect("the person");
    assert_eq!((person.role, person.permissions.as_slice()), (None, &[][..]));
    assert!(person.last_sign_in.is_some(), "{person:?}");
    for refused in
        [AccountChange::Role { role: Role::Admin }, AccountChange::Password { password: PASSWORD.into() }]
    {
        change(&admin, person.id, refused).problem(ProblemCode::AccountKept);
    }
    assert!(changed(&admin, person.id, AccountChange::Disable).disabled);
    let refused = app.exchange(&portal.token(&app, "b"), Portal::ORIGIN);
    refused.problem(ProblemCode::TokenRefused);
}

#[test]
fn a_person_of_a_removed_issuer_is_listed_as_somebody_who_cannot_sign_in() {
    let app = App::start();
    Portal::of(&app).session(&app, "a");
    let admin = app.admin();
    let person = || listed(&admin).into_iter().find(|account| account.issuer.is_some()).expect("the person");
    assert!(!person().disabled);
    app.database.write(|tx| issuers::remove(tx, Portal::ISS)).expect("it is removed");
    assert!(person().disabled);
    let problem = change(&admin, person().id, AccountChange::Enable).problem(ProblemCode::AccountKept);
    assert!(problem.detail.contains("has no access any more"), "{}", problem.detail);
}

#[test]
fn a_session_of_an_issuer_gives_nobody_a_role_or_a_password() {
    let app = App::start();
    let portal = Portal::of(&app).session(&app, "a");
    let of_portal = |answer: Response| {
        let problem = answer.problem(ProblemCode::AccountKept);
        assert!(problem.detail.contains("signed in through another site"), "{}", problem.detail);
    };
    of_portal(portal.send(adding(&lind())));
    of_portal(change(&portal, VIEWER, AccountChange::Role { role: Role::Admin }));
    of_portal(change(&portal, VIEWER, AccountChange::Password { password: "nine green umbrellas".into() }));
    assert_eq!(account(&app.admin(), VIEWER).role, Some(Role::Viewer));
    assert!(changed(&portal, VIEWER, AccountChange::Disable).disabled, "it takes access away");
}

#[test]
fn an_added_account_signs_in_with_its_password() {
    let app = App::start();
    let admin = app.admin();
    let added: AccountView = admin.send(adding(&lind())).expect(201).json();
    assert_eq!((added.email.as_str(), added.role), (LIND, Some(Role::Viewer)));
    assert_eq!(
        latest(&app),
        (Some(ADMIN), "account_added".into(), json!({ "account": added.id, "role": "viewer" }))
    );
    let session = Session::sign_in(app.address, LIND, "seven purple kayaks");
    assert_eq!(session.view().expect("a session").permissions, [Permission::ViewReports]);
    assert!(account(&admin, added.id).last_sign_in.is_some());
}

#[test]
fn a_repeated_request_adds_one_account() {
    let app = App::start();
    let admin = app.admin();
    let add = || admin.send(adding(&lind()).header("idempotency-key", "one")).expect(201);
    assert_eq!(add().json::<AccountView>(), add().json::<AccountView>());
    assert_eq!(listed(&admin).len(), 4);
    let other = NewAccountRequest { name: "W. Lind".into(), ..lind() };
    admin.send(adding(&other).header("idempotency-key", "one")).problem(ProblemCode::KeyReused);
}

#[test]
fn an_account_needs_an_address_a_name_and_a_good_password() {
    let app = App::start();
    let admin = app.admin();
    for (wanted, pointer) in [
        (NewAccountRequest { email: "lind".into(), ..lind() }, "/email"),
        (NewAccountRequest { email: "viewer@A.example.org".into(), ..lind() }, "/email"),
        (NewAccountRequest { email: "admin@b.example.org".into(), ..lind() }, "/email"),
        (NewAccountRequest { name: " ".into(), ..lind() }, "/name"),
        (NewAccountRequest { password: "kayaks".into(), ..lind() }, "/password"),
        (NewAccountRequest { password: "password12345".into(), ..lind() }, "/password"),
    ] {
        let problem = admin.send(adding(&wanted)).problem(ProblemCode::AccountInvalid);
        assert_eq!(problem.pointer.as_deref(), Some(pointer), "{}", problem.detail);
    }
    assert_eq!(listed(&admin).len(), 3);
}

#[test]
fn a_new_role_applies_from_the_next_request() {
    let app = App::start();
    let (admin, viewer) = (app.admin(), app.viewer());
    let now = changed(&admin, VIEWER, AccountChange::Role { role: Role::Admin });
    assert_eq!((now.role, now.permissions.as_slice()), (Some(Role::Admin), &Permission::ALL[..]));
    assert_eq!(latest(&app).2, json!({ "account": VIEWER, "role": "admin" }));
    assert_eq!(listed(&viewer).len(), 3);
    changed(&admin, VIEWER, AccountChange::Role { role: Role::Viewer });
    viewer.get(paths::ACCOUNTS).problem(ProblemCode::Forbidden);
}

#[test]
fn a_disabled_account_is_out_at_once_and_comes_back_when_enabled() {
    let app = App::start();
    let (admin, viewer) = (app.admin(), app.viewer());
    let disabled = changed(&admin, VIEWER, AccountChange::Disable);
    assert!(disabled.disabled && disabled.last_sign_in.is_some(), "{disabled:?}");
    assert_eq!(latest(&app), (Some(ADMIN), "account_disabled".into(), json!({ "account": VIEWER })));
    viewer.get(paths::IMPORTS).problem(ProblemCode::SignedOut);
    let email = "viewer@a.example.org";
    let try_sign_in = || Session::try_sign_in(app.address, email, PASSWORD).expect("an answer");
    try_sign_in().problem(ProblemCode::WrongPassword);
    assert!(!changed(&admin, VIEWER, AccountChange::Enable).disabled);
    assert_eq!(viewer.view(), None, "the old session is over");
    try_sign_in().expect(201);
}

#[test]
fn ended_sessions_and_a_new_password_sign_everybody_out() {
    let app = App::start();
    let (admin, viewer) = (app.admin(), app.viewer());
    changed(&admin, VIEWER, AccountChange::EndSessions);
    assert_eq!(viewer.view(), None);
    assert_eq!(latest(&app).1, "sessions_ended");
    let viewer = app.viewer();
    let new = "nine green umbrellas";
    changed(&admin, VIEWER, AccountChange::Password { password: new.into() });
    assert_eq!(viewer.view(), None);
    Session::sign_in(app.address, "viewer@a.example.org", new);
    let weak = AccountChange::Password { password: "viewer@a.example.org".into() };
    change(&admin, VIEWER, weak).problem(ProblemCode::AccountInvalid);
}

#[test]
fn nobody_disables_themselves_or_takes_away_the_last_access_to_settings() {
    let app = App::start();
    let (admin, settings) = (app.admin(), app.settings_only());
    for own in [(&admin, ADMIN), (&settings, SETTINGS)] {
        let problem = change(own.0, own.1, AccountChange::Disable).problem(ProblemCode::AccountKept);
        assert!(problem.detail.contains("your own account"), "{}", problem.detail);
    }
    changed(&admin, SETTINGS, AccountChange::Disable);
    let demote = AccountChange::Role { role: Role::Viewer };
    let problem = change(&admin, ADMIN, demote.clone()).problem(ProblemCode::AccountKept);
    assert!(problem.detail.contains("last account with Manage Settings"), "{}", problem.detail);
    // Admins of other districts do not count, and a disabled account does not either.
    changed(&admin, VIEWER, AccountChange::Role { role: Role::Admin });
    assert_eq!(changed(&admin, ADMIN, demote).role, Some(Role::Viewer));
    admin.get(paths::ACCOUNTS).problem(ProblemCode::Forbidden);
}

#[test]
fn the_database_keeps_no_fast_hash_of_a_password() {
    let app = App::start();
    let admin = app.admin();
    let hash_of = |password: &str, key: &str| {
        let body = AccountChange::Password { password: password.into() };
        let path = paths::account(VIEWER);
        admin.send(Request::new("POST", path).json(&body).header("idempotency-key", key)).expect(200);
        let read = |tx: &Tx<'_>| {
            tx.one(
                "SELECT lower(hex(request_hash)) FROM idempotency ORDER BY created_at DESC, key DESC",
                &[],
                |row| row.get::<String>(0),
            )
        };
        app.database.read(read).expect("a hash")
    };
    assert_eq!(hash_of("nine green umbrellas", "1"), hash_of("seven purple kayaks", "2"));
}
