//! Keys are looked up among records, and keys that name none are explained.

use coverlist_core::lookup::{Answer, Difference, Known, Lookup, Relation};
use coverlist_core::record::MatchKey;
use coverlist_core::record::RecordKind::{self, Device, User};
use proptest::prelude::*;

use Difference::{Case, LookAlikes, Separators, Zeros};

/// A record by its key, with the other texts that a file may mean it by. Its id is its place in the list.
type Listed<'a> = (&'a str, &'a [(Relation, &'a str)]);

/// The answers for keys among the records of a kind.
fn answers(kind: RecordKind, keys: &[&str], users: &[[&str; 2]], records: &[Listed<'_>]) -> Vec<Answer> {
    let mut lookup = Lookup::new(kind, keys.iter().map(|key| (*key).to_owned()).collect());
    users.iter().for_each(|[id, email]| lookup.see_user(id, email));
    for (id, (key, others)) in (0..).zip(records) {
        let match_key = MatchKey::new(kind, key);
        lookup.see(&Known { id, match_key: match_key.as_str(), key, others });
    }
    lookup.answers()
}

fn answer(kind: RecordKind, key: &str, records: &[Listed<'_>]) -> Answer {
    answers(kind, &[key], &[], records).remove(0)
}

/// What an answer proposes: the id, the relation and the differences.
#[track_caller]
fn proposed(answer: &Answer) -> (i64, Relation, &[Difference]) {
    match answer {
        Answer::Proposal(of) => (of.record, of.evidence.relation, &of.evidence.differences),
        answer => panic!("{answer:?}"),
    }
}

#[test]
fn a_key_names_a_record_as_in_an_import() {
    let users: &[Listed] = &[("004231", &[]), ("S-20391", &[])];
    assert_eq!(answer(User, " 004231\u{A0}", users), Answer::Record(0));
    assert_eq!(answer(Device, "s-20391", users), Answer::Record(1));
    assert_eq!(answer(User, "77", users), Answer::Nothing);
    let twice = answers(User, &["004231", "", "004231"], &[], users);
    assert_eq!(twice, [Answer::Record(0), Answer::Nothing, Answer::Record(0)]);
}

#[test]
fn a_key_of_zeros_names_a_record_and_is_never_explained() {
    let users: &[Listed] = &[("000", &[]), ("-", &[])];
    assert_eq!(
        answers(User, &["000", "00", "-", " "], &[], users)[..2],
        [Answer::Record(0), Answer::Nothing]
    );
    assert_eq!(answers(User, &["-", "--", ""], &[], users)[..2], [Answer::Record(1), Answer::Nothing]);
}

#[test]
fn the_fewest_differences_explain_a_key() {
    let cases: [(&str, &str, &[Difference]); 11] = [
        ("4231", "004231", &[Zeros]),
        ("004231", "4231", &[Zeros]),
        ("s-20391", "S-20391", &[Case]),
        ("s-o1", "S-O1", &[Case]),
        ("S 20391", "S-20391", &[Separators]),
        ("S\u{2011}20\u{A0}391", "S20391", &[Separators]),
        ("SO0391", "S00391", &[LookAlikes]),
        ("AI2I", "A121", &[LookAlikes]),
        ("OO4231", "004231", &[LookAlikes]),
        ("s2o 391", "S20-391", &[Case, Separators, LookAlikes]),
        ("42 31", "004231", &[Separators, Zeros]),
    ];
    for (key, record, differences) in cases {
        let answer = answer(User, key, &[("other", &[]), (record, &[])]);
        assert_eq!(proposed(&answer), (1, Relation::Key, differences), "{key} {record}");
    }
}

#[test]
fn case_does_not_count_in_serials() {
    let answer = answer(Device, "5cd 1234abc", &[("5CD1234ABC", &[])]);
    assert_eq!(proposed(&answer), (0, Relation::Key, &[Separators][..]));
}

#[test]
fn a_difference_of_another_kind_explains_nothing() {
    for (key, record) in [
        ("4231", "42310"),
        ("S4231", "S004231"),
        ("AL2", "AI2"),
        ("4231", "4231A"),
        ("000", "0"),
        ("O", "00"),
        ("-", "--"),
        ("Nunez", "Nuñez"),
        ("ann-lee@example.org", "annlee@example.org"),
        ("bob@example.org", "b0b@example.org"),
        ("bob", "bob@example.org"),
    ] {
        assert_eq!(answer(User, key, &[(record, &[])]), Answer::Nothing, "{key} {record}");
    }
}

fn rivals(answer: &Answer) -> Option<u32> {
    match answer {
        Answer::Rivals(rivals) => Some(rivals.records),
        _ => None,
    }
}

#[test]
fn rivals_are_counted_and_none_is_chosen() {
    let users: &[Listed] = &[("004231", &[]), ("04231", &[]), ("0-4231", &[]), ("004232", &[])];
    let Answer::Rivals(found) = answer(User, "4231", users) else { panic!("rivals") };
    let choices: Vec<_> = found.choices.iter().map(|choice| (choice.record, choice.key.as_str())).collect();
    assert_eq!((found.records, choices), (3, vec![(0, "004231"), (1, "04231"), (2, "0-4231")]));
    assert_eq!(answer(User, "04231", users), Answer::Record(1), "its own record has no rival");
    let tag: &[Listed] = &[("00412", &[]), ("5CD1", &[(Relation::AssetTag, "412")])];
    assert_eq!(rivals(&answer(Device, "412", tag)), Some(2), "a key and a tag are rivals");
    let same: &[Listed] = &[("LMS-00412", &[(Relation::AssetTag, "LMS 00412")])];
    let answer = answer(Device, "LMS00412", same);
    assert_eq!(proposed(&answer), (0, Relation::Key, &[Separators][..]), "one record is no rival of itself");
}

#[test]
fn another_text_of_the_record_explains_a_key() {
    let user: &[Listed] = &[("004231", &[(Relation::Email, "Ana.Nunez@example.org")])];
    let by_email = answer(User, "ana.nunez@EXAMPLE.org", user);
    assert_eq!(proposed(&by_email), (0, Relation::Email, &[][..]));
    let Answer::Proposal(proposal) = by_email else { panic!("a proposal") };
    assert_eq!((proposal.key, proposal.evidence.text), ("004231".into(), "Ana.Nunez@example.org".into()));
    let device: &[Listed] = &[("5CD1234ABC", &[(Relation::AssetTag, "LMS-00412")])];
    assert_eq!(proposed(&answer(Device, "lms00412", device)), (0, Relation::AssetTag, &[Separators][..]));
}

#[test]
fn a_student_explains_the_one_device_that_is_assigned_to_them() {
    let assigned = |to| [(Relation::AssignedUser, to)];
    let users = [["004231", "ana@example.org"], ["004232", "ben@example.org"], ["004233", "cy@example.org"]];
    let (by_id, by_email, two) = (assigned("004231"), assigned("Ben@example.org"), assigned("004233"));
    let devices: &[Listed] =
        &[("A1", &by_id), ("B2", &by_email), ("C3", &two), ("C4", &assigned("cy@example.org")), ("D5", &[])];
    let keys = ["004231", "ana@example.org", "4232", "ben@example.org", "004233", "004234"];
    let answers = answers(Device, &keys, &users, devices);
    let cases: [(i64, &[Difference]); 4] = [(0, &[]), (0, &[]), (1, &[Zeros]), (1, &[])];
    for (answer, (device, differences)) in answers.iter().zip(cases) {
        assert_eq!(proposed(answer), (device, Relation::AssignedUser, differences));
    }
    assert_eq!((rivals(&answers[4]), &answers[5]), (Some(2), &Answer::Nothing));
    let Answer::Rivals(of_ana) = &answers[4] else { panic!("rivals") };
    let choices: Vec<_> = of_ana.choices.iter().map(|choice| choice.key.as_str()).collect();
    assert_eq!(choices, ["C3", "C4"]);
}

#[test]
fn a_student_who_is_ambiguous_explains_no_device() {
    let to_ana = [(Relation::AssignedUser, "004231")];
    let devices: &[Listed] = &[("A1", &to_ana)];
    let ana = ["004231", "ana@example.org"];
    let found = |key, users: &[[&str; 2]]| answers(Device, &[key], users, devices).remove(0);
    assert_eq!(proposed(&found("4231", &[ana])).0, 0);
    let namesake = ["4231", "abe@example.org"];
    assert_eq!(rivals(&found("4231", &[ana, namesake])), Some(2), "the key names a user without a device");
    assert_eq!(rivals(&found("04231", &[ana, namesake])), Some(2));
    let blank = [(Relation::AssignedUser, " ")];
    let unassigned = answers(Device, &["004231"], &[["004231", ""]], &[("A1", &blank)]).remove(0);
    assert_eq!(unassigned, Answer::Nothing, "a blank address names nobody");
    let tagged: &[Listed] = &[("A1", &[(Relation::AssetTag, "4231")])];
    let by_tag = answers(Device, &["4231"], &[ana, namesake], tagged).remove(0);
    assert_eq!(proposed(&by_tag), (0, Relation::AssetTag, &[][..]), "a tag is no user");
}

#[test]
fn an_address_that_users_share_names_none_of_them() {
    let users = [["004231", "parent@example.org"], ["004232", "Parent@example.org"]];
    let device = ("A1", &[(Relation::AssignedUser, "parent@example.org")][..]);
    let found = answers(Device, &["004231", "4232", "parent@example.org"], &users, &[device]);
    assert_eq!(found[..2], [Answer::Nothing, Answer::Nothing]);
    assert_eq!(rivals(&found[2]), Some(2));
}

/// Whether two user ids have the same form, decided pair by pair: the text is normalized in another order.
fn may_mean(key: &str, record: &str) -> bool {
    let form = |text: &str| {
        let text: String = text.chars().filter(|letter| !matches!(letter, ' ' | '-')).collect();
        let digits = text.to_uppercase().replace('O', "0").replace('I', "1");
        let is_number = !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit());
        if is_number { digits.trim_start_matches('0').to_owned() } else { digits }
    };
    !form(key).is_empty() && form(key) == form(record)
}

proptest! {
    #[test]
    fn an_answer_counts_the_records_that_a_comparison_of_all_pairs_finds(
        keys in proptest::collection::vec("[0Oo1Ii2aA -]{1,4}", 1..12),
        records in proptest::collection::btree_set("[0Oo1Ii2aA-]{1,4}", 1..24),
    ) {
        let records: Vec<Listed> = records.iter().map(|key| (key.as_str(), &[][..])).collect();
        let asked: Vec<&str> = keys.iter().map(String::as_str).collect();
        for (key, answer) in asked.iter().zip(answers(User, &asked, &[], &records)) {
            let named = records.iter().position(|(record, _)| *record == key.trim());
            let likely = records.iter().filter(|(record, _)| may_mean(key, record)).count();
            match (answer, named) {
                (Answer::Record(id), named) => prop_assert_eq!(Some(id), named.map(|place| place as i64)),
                (answer, Some(_)) => prop_assert!(false, "{} names a record: {:?}", key, answer),
                (Answer::Proposal(proposal), None) => {
                    prop_assert_eq!(likely, 1);
                    prop_assert!(may_mean(key, &proposal.key));
                    prop_assert!(!proposal.evidence.differences.is_empty());
                }
                (Answer::Rivals(rivals), None) => {
                    prop_assert_eq!(rivals.records as usize, likely);
                    prop_assert_eq!(rivals.choices.len(), likely.min(10));
                }
                (Answer::Nothing, None) => prop_assert_eq!(likely, 0),
            }
        }
    }
}
