//! Compares the SQL schema of both databases with the committed one.
//!
//! To accept an intended change, run `INSTA_UPDATE=always cargo test -p coverlist --test server
//! sql_schema`.

use coverlist_server::store::Database;
use tempfile::TempDir;

#[test]
fn the_main_database_has_the_committed_schema() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open(data.path(), None).expect("a database");
    insta::assert_snapshot!("coverlist", schema(&database));
}

#[test]
fn the_access_database_has_the_committed_schema() {
    let data = TempDir::new().expect("a directory");
    let database = Database::open_access(data.path()).expect("a database");
    insta::assert_snapshot!("access", schema(&database));
}

/// The statement of every table, index and trigger, sorted by table and name.
fn schema(database: &Database) -> String {
    let statements = database.read(|tx| {
        tx.query(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type <> 'table', name",
            &[],
            |row| row.get::<String>(0),
        )
    });
    statements.expect("the schema").iter().map(|sql| format!("{sql};\n\n")).collect()
}
