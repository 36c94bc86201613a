//! The demo district and its sample files.

use coverlist_core::findings::{Code, Severity};
use coverlist_core::plan::{Counts, Existing, Rules, plan};
use coverlist_core::read::{Dialect, ReadChoices, read};
use coverlist_core::record::{Date, Field, MatchKey, RecordKind, Status, Value, Values};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, Verdict, validate};
use coverlist_server::demo::{self, DemoDistrict, Sample};
use coverlist_server::store::{Database, records};
use std::collections::{BTreeSet, HashMap, HashSet};

const TODAY: Date = Date::constant(2026, 9, 1);

fn sample(name: &str) -> &'static Sample {
    demo::samples().iter().find(|sample| sample.name == name).expect("there is such a sample")
}

fn verdict(name: &str, kind: RecordKind) -> Verdict {
    let table = read(&sample(name).bytes, &ReadChoices::default(), &TemplateSet::builtin().headers());
    validate(
        &table,
        &Template::builtin(kind),
        &TemplateSet::builtin(),
        &Choices::default(),
        TODAY,
        Limits::default(),
    )
}

fn codes(verdict: &Verdict) -> BTreeSet<Code> {
    verdict.findings().map(|finding| finding.code).collect()
}

/// The number of rows per outcome in a sample's plan.
fn planned(name: &str) -> Counts {
    let district = DemoDistrict::new();
    let kind = sample(name).template;
    let known: Vec<(String, Values)> = match kind {
        RecordKind::User => district.users.into_iter().map(|user| (user.user_id, user.values)).collect(),
        RecordKind::Device => {
            district.devices.into_iter().map(|device| (device.serial, device.values)).collect()
        }
    };
    let records: HashMap<MatchKey, Existing> = (1..)
        .zip(known)
        .map(|(id, (key, values))| {
            (
                MatchKey::new(kind, &key),
                Existing { id, version: 1, values, is_taken: false, is_other_person: false },
            )
        })
        .collect();
    let table = read(&sample(name).bytes, &ReadChoices::default(), &TemplateSet::builtin().headers());
    let verdict = verdict(name, kind);
    let rules = Rules::new(&Template::builtin(kind), &verdict.fields());
    let mut counts = Counts { rejected: verdict.rejected, ..Counts::default() };
    for row in verdict.accepted_rows(&table) {
        counts.add(plan(&row, records.get(&row.match_key), &rules).outcome);
    }
    assert_eq!(counts.total(), verdict.rows);
    counts
}

#[test]
fn the_district_is_the_same_every_time() {
    assert_eq!(DemoDistrict::new(), DemoDistrict::new());
}

#[test]
fn it_has_the_people_and_devices_of_a_district() {
    let DemoDistrict { users, devices } = DemoDistrict::new();
    assert!((1_150..=1_250).contains(&users.len()), "{}", users.len());
    assert!((1_450..=1_550).contains(&devices.len()), "{}", devices.len());
    assert!(
        users.iter().all(|user| user.user_id.len() == 6 && user.user_id.bytes().all(|b| b.is_ascii_digit()))
    );
    assert!(users.iter().filter(|user| user.user_id.starts_with('0')).count() > 300);
    assert!(users.iter().any(|user| user.role == "staff") && users.iter().any(|user| user.role == "student"));
    assert!(
        users.iter().any(|user| user.name.contains('\'')) && users.iter().any(|user| !user.name.is_ascii())
    );
    assert!(users.iter().all(|user| user.email.is_ascii() && user.email.ends_with("@example.org")));
    assert_eq!(users.iter().map(|user| user.school).collect::<HashSet<_>>().len(), 6);
    assert_eq!(users[0].name, "Ana Núñez");
    assert_eq!((users[0].user_id.as_str(), users[0].email.as_str()), ("004231", "ana.nunez@example.org"));
}

#[test]
fn keys_addresses_and_tags_are_unique() {
    let DemoDistrict { users, devices } = DemoDistrict::new();
    let all_differ = |texts: Vec<&str>| texts.iter().collect::<HashSet<_>>().len() == texts.len();
    assert!(all_differ(users.iter().map(|user| user.user_id.as_str()).collect()));
    assert!(all_differ(users.iter().map(|user| user.email.as_str()).collect()));
    assert!(all_differ(devices.iter().map(|device| device.asset_tag.as_str()).collect()));
    let keys: HashSet<MatchKey> =
        devices.iter().map(|device| MatchKey::new(RecordKind::Device, &device.serial)).collect();
    assert_eq!(keys.len(), devices.len());
}

#[test]
fn a_third_was_insured_last_year() {
    let DemoDistrict { users, devices } = DemoDistrict::new();
    let insurance = users.iter().map(|user| &user.values).chain(devices.iter().map(|device| &device.values));
    let enrolled: Vec<&Values> =
        insurance.filter(|values| values.status() == Some(Status::Enrolled)).collect();
    let share = enrolled.len() * 100 / (users.len() + devices.len());
    assert!((28..=38).contains(&share), "{share} %");
    let policies: HashSet<Option<&Value>> =
        enrolled.iter().map(|values| values.get(Field::PolicyNumber)).collect();
    assert_eq!(policies.len(), enrolled.len());
    assert!(enrolled.iter().all(|values| {
        values.get(Field::CoverageStart) < values.get(Field::CoverageEnd)
            && values.get(Field::CoverageAmount) > Some(&Value::Amount(0))
    }));
}

#[test]
fn the_clean_files_are_clean_and_do_a_bit_of_everything() {
    for (name, rows) in [("clean-device.csv", 300..1_000), ("clean-user.csv", 300..1_000)] {
        let verdict = verdict(name, sample(name).template);
        assert_eq!(verdict.findings().next(), None, "{name}");
        assert!(rows.contains(&verdict.accepted), "{name}: {}", verdict.accepted);
        let counts = planned(name);
        assert!(counts.updated > 100 && counts.unchanged > 20 && counts.skipped > 2, "{name}: {counts:?}");
    }
}

#[test]
fn the_messy_file_has_each_kind_of_mistake_that_a_row_can_have() {
    let verdict = verdict("messy-device.csv", RecordKind::Device);
    assert!(!verdict.blocked && verdict.accepted > 50 && verdict.rejected > 20);
    // One file of devices cannot have all kinds. These need user ids, keys, policy numbers, dates or amounts
    // that all look alike, a file whose end is missing or padded, or one in another encoding.
    let elsewhere = [
        Code::TemplateKeys,
        Code::KeyShort,
        Code::PolicyRepeated,
        Code::PolicyShort,
        Code::DateHalfConverted,
        Code::DecimalStyleUnknown,
        Code::FileCutOff,
        Code::FilePadded,
        Code::EncodingDoubtful,
        Code::RowUninsured,
    ];
    // The built-in template has no such column or rule.
    let not_builtin = [
        Code::ValueBlank,
        Code::ValueBelowMinimum,
        Code::ValueAboveMaximum,
        Code::TextShort,
        Code::PatternMismatch,
        Code::ChoiceUnknown,
        Code::IntegerUnreadable,
        Code::IntegerScientific,
        Code::DateFormat,
    ];
    let decided = [Code::RowLeftOut, Code::KeyNotKept];
    let dialects: Vec<Code> = Dialect::ALL.into_iter().filter_map(Dialect::code).collect();
    let absent = [&elsewhere[..], &not_builtin, &decided, &dialects].concat();
    let is_absent = |code: &Code| absent.contains(code);
    let expected: BTreeSet<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| code.severity() != Severity::Blocks && !code.is_of_workbook() && !is_absent(code))
        .collect();
    let found = codes(&verdict);
    let missing: Vec<&str> = expected.difference(&found).map(|code| code.id()).collect();
    let more: Vec<&str> = found.difference(&expected).map(|code| code.id()).collect();
    assert!(missing.is_empty() && more.is_empty(), "missing: {missing:?}, more: {more:?}");
}

#[test]
fn the_wrong_file_is_right_under_the_other_template() {
    assert!(codes(&verdict("wrong-template.csv", RecordKind::Device)).contains(&Code::TemplateWrong));
    let right = verdict("wrong-template.csv", RecordKind::User);
    assert!(right.findings().next().is_none() && right.accepted > 50);
}

#[test]
fn filling_twice_changes_nothing() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let database = Database::open(folder.path(), None).expect("the database opens");
    demo::fill(&database).expect("it fills");
    let all = || {
        let read = database.read(|tx| {
            let users = records::all(tx, 1, RecordKind::User)?;
            Ok((users, records::all(tx, 1, RecordKind::Device)?))
        });
        read.expect("the records are there")
    };
    let (users, devices) = all();
    let district = DemoDistrict::new();
    assert_eq!((users.len(), devices.len()), (district.users.len(), district.devices.len()));
    for user in &district.users {
        let kept = users.iter().find(|kept| kept.key == user.user_id).expect("every user is there");
        assert_eq!((&kept.attributes[0], &kept.values), (&user.name, &user.values));
    }
    demo::fill(&database).expect("it fills again");
    assert_eq!(all(), (users, devices));
}

#[test]
fn the_site_names_accounts_and_samples() {
    let site = demo::site();
    let emails: Vec<&str> = site.accounts.iter().map(|account| account.email.as_str()).collect();
    assert_eq!(emails, ["admin@example.org", "viewer@example.org"]);
    assert_eq!(site.samples.len(), demo::samples().len());
}
