//! Exports of records: loaded again, or imported as insurance lists, they change nothing.

use crate::harness::{App, Options, Session};
use coverlist_api::RecordsLoaded;
use proptest::prelude::*;

fn counts(loaded: &RecordsLoaded) -> [u32; 4] {
    [loaded.added, loaded.changed, loaded.unchanged, loaded.refused]
}

/// Loads the export of all records again.
#[track_caller]
fn loaded_again(admin: &Session, noun: &str) -> [u32; 4] {
    let loaded = admin.load(noun, admin.sheet(noun));
    assert_eq!((loaded.ignored, loaded.absent, &loaded.questions[..]), (0, 0, &[][..]), "{loaded:?}");
    counts(&loaded)
}

#[test]
fn an_export_that_is_loaded_or_imported_changes_nothing() {
    let app = App::demo(Options::default());
    let admin = app.demo_admin();
    for (noun, template) in [("users", "user"), ("devices", "device")] {
        let [added, changed, unchanged, refused] = loaded_again(&admin, noun);
        assert_eq!([added, changed, refused], [0; 3], "{noun}");
        let import = admin.stage(template, admin.sheet(noun));
        let plan = admin.plan(import.id, "?limit=1");
        let others = [plan.counts.updated, plan.counts.skipped, plan.counts.refused, plan.counts.rejected];
        assert_eq!(others, [0; 4], "{noun}");
        // Records without insurance are set aside.
        assert!(plan.counts.unchanged > 0 && plan.counts.unchanged < unchanged, "{noun}");
        assert_eq!(plan.counts.unchanged + import.set_aside, unchanged, "{noun}");
        admin.delete(coverlist_api::paths::import(import.id)).expect(200);
    }
}

/// A cell that may trouble a spreadsheet or a reader.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-zé]{1,8}( [A-Z][a-z'-]{1,8})?",
        "[=@+-][A-Za-z]{1,6}",
        "[A-Za-z]{1,4}[,;\"|][A-Za-z ]{1,4}x",
        Just(String::new()),
    ]
}

fn rows() -> impl Strategy<Value = Vec<(u32, String, String, bool)>> {
    proptest::collection::vec((1..999_999_u32, text(), text(), any::<bool>()), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn loading_an_export_changes_nothing(rows in rows()) {
        let app = App::start();
        let admin = app.admin();
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut file = "User ID,Name,Email,Role,School\n".to_owned();
        for (place, (key, name, school, is_staff)) in rows.iter().enumerate() {
            let role = if *is_staff { "Faculty" } else { "STUDENT" };
            let (name, school) = (quoted(name), quoted(school));
            file += &format!("{key:07},{name},p{place}@oak.example,{role},{school}\n");
        }
        let first = admin.load("users", file.as_bytes());
        prop_assert!(first.added > 0 || first.refused > 0);
        prop_assert_eq!(loaded_again(&admin, "users"), [0, 0, first.added, 0]);
    }
}
