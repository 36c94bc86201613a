//! The audit log records every change, and its entries cannot be changed.

use crate::harness::{App, Csv, devices, roster};
use coverlist_api::paths;
use coverlist_server::store::{Flaw, StoreError, Tx, audit};

fn actions(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.query("SELECT action FROM audit WHERE district_id = 1 ORDER BY id", &[], |row| row.get(0))
}

fn flaws(app: &App) -> Vec<Flaw> {
    app.database.read(|tx| audit::check(tx, 1, Vec::new(), |_| ())).expect("a check").flaws
}

#[test]
fn every_change_leaves_an_entry_and_the_chain_holds() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let first = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    admin.delete(paths::import(first.id)).expect(200);
    let second = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    admin.process(second.id);
    let entries = app.database.read(actions).expect("entries");
    assert_eq!(entries, ["records_loaded", "staged", "deleted", "staged", "queued", "processed"]);
    assert_eq!(flaws(&app), []);
}

#[test]
fn an_entry_is_neither_changed_nor_deleted() {
    let app = App::start();
    app.admin().stage("device", Csv::device().insures("A1").bytes());
    for sql in ["UPDATE audit SET action = 'x'", "DELETE FROM audit"] {
        let done = app.database.write(|tx| tx.execute(sql, &[]));
        assert!(matches!(done, Err(StoreError::Corrupt(_))), "{sql}");
    }
    assert_eq!(app.database.read(actions).expect("entries"), ["staged"]);
}

#[test]
fn a_change_behind_the_products_back_shows() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    admin.process(import.id);
    app.database
        .write(|tx| {
            tx.execute("DROP TRIGGER audit_is_never_changed", &[])?;
            tx.execute("UPDATE audit SET account_id = 2 WHERE id = 2", &[])
        })
        .expect("it is written");
    assert_eq!(flaws(&app), [Flaw::Changed { entry: 2 }]);
}
