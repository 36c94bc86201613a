//! Writes to a device that fail.

use crate::harness::App;

/// Adds the triggers, once: each change of the schema makes the server prepare all of its statements again.
pub fn install(app: &App) {
    let table = "CREATE TABLE failing (serial TEXT NOT NULL)".to_owned();
    let triggers = [("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")].map(|(event, row)| {
        format!(
            "CREATE TRIGGER fails_{event} BEFORE {event} ON device_record
             WHEN {row}.serial IN (SELECT serial FROM failing)
             BEGIN SELECT raise(ABORT, 'a write fails'); END"
        )
    });
    for statement in std::iter::once(table).chain(triggers) {
        app.database.write(|tx| tx.execute(&statement, &[])).expect("a trigger");
    }
}

/// Lets every write to a device fail while a function runs.
pub fn with_failing_writes<T>(app: &App, serial: &str, run: impl FnOnce() -> T) -> T {
    let execute = |sql: &str, params: &[_]| app.database.write(|tx| tx.execute(sql, params));
    execute("INSERT INTO failing (serial) VALUES (?1)", &[serial.into()]).expect("a failing device");
    let done = run();
    execute("DELETE FROM failing", &[]).expect("no failing device");
    done
}
