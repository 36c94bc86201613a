//! A unit of work takes effect completely or not at all.

use coverlist_messages::text;
use coverlist_server::store::{Database, ServerLock, StoreError, Tx, districts};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

fn count(database: &Database) -> usize {
    database.read(districts::all).expect("districts").len()
}

#[test]
fn a_failed_or_panicked_write_is_rolled_back_and_the_next_one_works() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    let add = |tx: &Tx<'_>, name: &str| districts::create(tx, name, 0);
    let failed = database.write(|tx| {
        add(tx, "Lost")?;
        Err::<(), _>(StoreError::corrupt("on purpose"))
    });
    assert!(matches!(failed, Err(StoreError::Corrupt(_))));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        database.write(|tx| {
            add(tx, "Lost as well")?;
            if count(&database) == 0 {
                panic!("on purpose");
            }
            Ok(())
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(count(&database), 0);
    database.write(|tx| add(tx, "Kept")).expect("it is written");
    assert!(matches!(database.write(|tx| add(tx, "Kept")), Err(StoreError::UniqueViolation(_))));
    assert_eq!(count(&database), 1);
}

#[test]
fn a_writer_that_panicked_does_not_look_busy() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        database.write(|_| -> Result<(), StoreError> { panic!("on purpose") })
    }));
    assert!(panicked.is_err());
    let written = database.write_if_free(|tx| districts::create(tx, "Kept", 0));
    assert_eq!(written.expect("it is written"), Some(1));
}

#[test]
fn an_optional_write_is_skipped_while_another_process_writes() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    let another = Database::open(data.path(), None).expect("the same one");
    another
        .write(|_| {
            let written = database.write_if_free(|tx| districts::create(tx, "No", 0))?;
            assert_eq!(written, None);
            Ok(())
        })
        .expect("it is written");
    assert_eq!(database.write_if_free(|tx| districts::create(tx, "Yes", 0)).expect("free"), Some(1));
}

/// Starts a writer that keeps its transaction open until the test releases it.
fn hold(database: &Database) -> (mpsc::Sender<()>, std::thread::JoinHandle<()>) {
    let ((begun, begins), (let_go, wait)) = (mpsc::channel(), mpsc::channel());
    let database = database.clone();
    let writer = std::thread::spawn(move || {
        let work = |_: &Tx<'_>| {
            begun.send(()).expect("somebody waits");
            wait.recv().map_err(StoreError::corrupt)
        };
        database.write(work).expect("it is written");
    });
    begins.recv().expect("it has begun");
    (let_go, writer)
}

#[test]
fn writers_wait_in_order_without_a_thread_and_too_many_are_refused() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    // One task writes and one reads.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().max_blocking_threads(2).build();
    runtime.expect("a runtime").block_on(async {
        let (let_go, writer) = hold(&database);
        let writers = (0..66).map(|number: u32| {
            let database = database.clone();
            tokio::spawn(async move {
                database.write_async(move |tx| districts::create(tx, &number.to_string(), 0)).await
            })
        });
        let mut waiting: Vec<_> = writers.collect();
        // Each yield lets some of the tasks run.
        for _ in 0..66 {
            tokio::task::yield_now().await;
        }
        // One task writes, and 64 wait.
        let refused = waiting.pop().filter(|task| task.is_finished()).expect("one too many");
        assert!(matches!(refused.await, Ok(Err(StoreError::Busy))));
        let read = database.read_async::<_, StoreError>(districts::all);
        let read = tokio::time::timeout(Duration::from_secs(60), read).await;
        assert_eq!(read.expect("nobody is waited for").expect("districts"), []);
        let_go.send(()).expect("it waits");
        writer.join().expect("it ends");
        for task in waiting {
            task.await.expect("it ends").expect("it is written");
        }
        let names = database.read(districts::all).expect("districts");
        let names: Vec<String> = names.into_iter().map(|district| district.name).collect();
        assert_eq!(names, (0..65).map(|number| number.to_string()).collect::<Vec<_>>());
    });
}

#[test]
fn a_reader_cannot_write() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    assert!(database.read(|tx| districts::create(tx, "No", 0)).is_err());
    assert_eq!(count(&database), 0);
}

#[test]
fn a_row_that_forgets_its_district_is_refused() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    let wrong = database.write(|tx| {
        districts::create(tx, "One", 0)?;
        districts::create(tx, "Two", 0)?;
        let account = "INSERT INTO account (district_id, id, email, name, password_hash, role_id,
                                            credential_version, created_at)";
        tx.execute(&format!("{account} VALUES (1, 1, 'a', 'A', '', 1, 1, 0)"), &[])?;
        tx.execute("INSERT INTO idempotency VALUES (2, 1, '', '', x'', 200, x'', 0)", &[])
    });
    assert!(wrong.is_err());
    assert_eq!(count(&database), 0);
}

#[test]
fn a_database_of_a_later_version_is_left_alone() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    database
        .write(|tx| tx.execute("INSERT INTO migration (name, sha256) VALUES ('9999_later', '')", &[]))
        .expect("it is written");
    let Err(StoreError::Refused(why)) = Database::open(data.path(), None).map(drop) else {
        panic!("it was opened");
    };
    assert_eq!(why, text::command_database_later("9999_later"));
}

#[test]
fn a_database_with_other_tables_is_left_alone() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    for change in [
        "UPDATE migration SET sha256 = 'of another text'",
        // A database of a version that stored no hashes.
        "ALTER TABLE migration DROP COLUMN sha256",
    ] {
        database.write(|tx| tx.execute(change, &[])).expect("it is written");
        for opened in [Database::open(data.path(), None), Database::existing(data.path())] {
            let Err(StoreError::Refused(why)) = opened.map(drop) else { panic!("it was opened") };
            assert_eq!(why, text::command_database_other("0001_start"));
        }
    }
}

#[test]
fn only_serve_updates_tables() {
    let data = TempDir::new().expect("a directory");
    assert!(Database::existing(data.path()).is_err());
    let file = Database::file(data.path());
    assert!(!file.exists());
    std::fs::write(&file, "").expect("an empty database");
    let Err(StoreError::Refused(why)) = Database::existing(data.path()).map(drop) else {
        panic!("it was opened")
    };
    assert_eq!(why, text::command_database_outdated());
    let database = Database::open(data.path(), None).expect("a database");
    assert_eq!(count(&database), 0);
    Database::existing(data.path()).expect("it has its tables");
}

#[test]
fn two_servers_never_share_a_data_directory() {
    let data = TempDir::new().expect("a directory");
    let lock = ServerLock::take(data.path()).expect("the lock");
    let refused = ServerLock::take(data.path()).map(drop).expect_err("it is held");
    assert!(refused.to_string().contains("--data"), "{refused}");
    drop(lock);
    ServerLock::take(data.path()).expect("it is free again");
}
