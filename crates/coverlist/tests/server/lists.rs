//! Lists of many senders become sheets on the command line.

use crate::harness::coverlist;
use crate::list_case::list_cases;
use std::fs;

#[test]
fn the_command_writes_the_sheet_of_each_list_and_of_the_next_one() {
    for case in list_cases() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let (list, decisions) = (case.list.display().to_string(), case.folder.join("decisions.json"));
        let convert = |decisions: &str, sheet: &str, more: &[&str]| {
            let [sheet, provenance] = [path(sheet), path(&format!("{sheet}.json"))];
            let (template, today) = (case.kind.id(), "2026-09-10");
            let fixed =
                ["convert", &list, "--template", template, "--today", today, "--decisions", decisions];
            coverlist(
                [&fixed[..], &["--sheet", &sheet, "--provenance", &provenance, "--json"], more].concat(),
            );
            fs::read(sheet).unwrap_or_else(|error| panic!("{}: {error}", case.name))
        };
        let written = path("decisions.json");
        let first = convert(
            &decisions.display().to_string(),
            "first.csv",
            &["--confirm", "--write-decisions", &written],
        );
        assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&case.sheet), "{}", case.name);
        assert!(convert(&written, "second.csv", &[]) == case.sheet, "{} by its decisions", case.name);
    }
}
