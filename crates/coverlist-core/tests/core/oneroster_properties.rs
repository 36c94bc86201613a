//! Properties of the join of a OneRoster export that hold for all files.

use coverlist_core::oneroster::{Export, join};
use coverlist_core::read::{MAX_BYTES, ReadChoices, read};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Bytes that mostly have a meaning in an export.
fn file(header: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let header = prop_oneof![20 => Just(header), 1 => Just("")];
    let pieces = prop::sample::select(vec![
        &b"u"[..],
        b"v",
        b"o",
        b"p",
        b"student",
        b"guardian",
        b"primary",
        b",",
        b",",
        b",",
        b"\n",
        b"\n",
        b"\"",
        b"\"\"",
        b"\r\n",
        b"\r",
        b" ",
        b";",
        b"\t",
        b"'",
        b"\\",
        b"\0",
        b"\x1A",
        b"\xC3\xA9",
        b"\xFF",
        b"\xEF\xBF\xBD",
        b"sourcedId,",
        b"u,o\n",
        b"u,primary,student,o\n",
        b"o,\"Ash, North\",school\n",
        b"o,\"\"\",\",x\n",
    ]);
    (header, vec(pieces, 0..40)).prop_map(|(header, pieces)| [header.as_bytes(), &pieces.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn no_record_of_any_file_is_lost_or_changed(
        users in prop_oneof![file("sourcedId,orgSourcedIds\n"), file("sourcedId;primaryOrgSourcedId;x\r\n")],
        roles in option::of(file("userSourcedId,roleType,role,orgSourcedId\n")),
        orgs in option::of(file("sourcedId,name,type\n")),
    ) {
        let own = read(&users, &ReadChoices::default(), &[]);
        let delimiter = ReadChoices { delimiter: Some(own.facts().delimiter), ..ReadChoices::default() };
        if let Ok(joined) = join(&Export { users, roles, orgs }, &delimiter, MAX_BYTES) {
            let facts = &joined.facts;
            let after = read(&joined.csv, &joined.choices, &[]);
            prop_assert_eq!(after.len(), own.len());
            let width = own.record(1).cells().count();
            let added = usize::from(facts.adds_roles) + usize::from(facts.adds_orgs);
            for (own, after) in own.records().zip(after.records()) {
                let cells: Vec<_> = after.cells().collect();
                let count = own.cells().count();
                prop_assert!(own.cells().eq(cells[..count].iter().cloned()));
                prop_assert_eq!(cells.len() - count, if count < width { 0 } else { added });
            }
        }
    }

    #[test]
    fn any_bytes_join(
        users in vec(any::<u8>(), 0..200),
        roles in option::of(vec(any::<u8>(), 0..200)),
        orgs in option::of(vec(any::<u8>(), 0..200)),
    ) {
        let users = [b"sourcedId\n", &users[..]].concat();
        let roles = roles.map(|roles| [b"userSourcedId,role\n", &roles[..]].concat());
        let _ = join(&Export { users, roles, orgs }, &ReadChoices::default(), MAX_BYTES);
    }
}
