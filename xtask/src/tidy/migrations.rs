//! Checks that SQLite and PostgreSQL have the same migrations.

use super::Violation;
use super::tree::TextFile;
use std::collections::BTreeSet;

const FOLDER: &str = "crates/coverlist-server/migrations";

/// If both folders exist, they must contain files with the same names.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let (sqlite, postgres) = (names(files, "sqlite"), names(files, "postgres"));
    if sqlite.is_empty() || postgres.is_empty() {
        return Vec::new();
    }
    let missing = |name: &&str, from: &str| {
        Violation::new(format!("{FOLDER}/{from}/{name}"), "the other database has it")
    };
    let in_postgres = sqlite.difference(&postgres).map(|name| missing(name, "postgres"));
    let in_sqlite = postgres.difference(&sqlite).map(|name| missing(name, "sqlite"));
    in_postgres.chain(in_sqlite).collect()
}

fn names<'a>(files: &'a [TextFile], database: &str) -> BTreeSet<&'a str> {
    let folder = format!("{FOLDER}/{database}/");
    files.iter().filter_map(|file| file.path.strip_prefix(&folder)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(paths: &[&str]) -> Vec<String> {
        let file = |path: &&str| TextFile { path: format!("{FOLDER}/{path}"), text: String::new() };
        let files: Vec<TextFile> = paths.iter().map(file).collect();
        check(&files).into_iter().map(|violation| violation.place).collect()
    }

    #[test]
    fn a_migration_is_written_for_both() {
        assert!(places(&["sqlite/0001_start.sql"]).is_empty(), "one database alone is fine");
        assert!(places(&["sqlite/0001_start.sql", "postgres/0001_start.sql"]).is_empty());
        let missing = places(&["sqlite/0001_start.sql", "sqlite/0002_undo.sql", "postgres/0001_start.sql"]);
        assert_eq!(missing, [format!("{FOLDER}/postgres/0002_undo.sql")]);
    }
}
