//! Joining the files of a OneRoster export.

use coverlist_core::oneroster::{self, Export, ExportFile, JoinFacts, Joined, OneRosterError};
use coverlist_core::read::{Delimiter, Dialect, Encoding, FileKind, FlawKind, ReadChoices, Table, read};
use coverlist_messages::{English, oneroster_error, render};

/// The files of an export in OneRoster 1.1, in which a user has a role.
const VERSION_1_1: [&str; 3] = [
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,\
     middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n\
     u-101,active,2026-08-03T06:00:00.000Z,true,o-20,student,iris.oak,{SIS:004231},Iris,Oak,,004231,\
     iris.oak@example.org,,,u-201,07,\n\
     u-102,active,2026-08-03T06:00:00.000Z,true,\"o-1,o-30,o-20\",student,theo.elm,{SIS:118204},Theo,Elm,,118204,\
     theo.elm@example.org,,,,11,\n\
     u-201,active,2026-08-03T06:00:00.000Z,true,o-1,guardian,,,Rosa,Oak,,,rosa.oak@example.net,,,u-101,,\n\
     u-301,active,2026-08-03T06:00:00.000Z,true,o-99,teacher,max.fir,,Max,Fir,,,max.fir@example.org,,,,,\n",
    "",
    "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n\
     o-1,active,2026-08-03T06:00:00.000Z,Lakeside School District,district,,\n\
     o-20,active,2026-08-03T06:00:00.000Z,Lakeside Middle School,school,20,o-1\n\
     o-30,active,2026-08-03T06:00:00.000Z,\"Hill \"\"North\"\" High, Lakeside\",school,30,o-1\n",
];

/// The files of an export in OneRoster 1.2, in which roles have a file of their own.
const VERSION_1_2: [&str; 3] = [
    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,\
     email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,\
     preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\r\n\
     u-101,,,true,iris.oak,{SIS:004231},Iris,Oak,,004231,iris.oak@example.org,,,u-201,07,,,,,,,o-20,\r\n\
     u-201,,,true,,,Rosa,Oak,,,rosa.oak@example.net,,,u-101,,,,,,,,,\r\n\
     u-301,,,true,max.fir,,Max,Fir,,,max.fir@example.org,,,,,,,,,,,,\r\n\
     u-302,,,true,eve.ash,,Eve,Ash,,,eve.ash@example.org,,,,,,,,,,,,\r\n",
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,\
     userProfileSourcedId\r\n\
     r-1,,,u-101,primary,student,2026-08-17,2027-06-04,o-30,\r\n\
     r-2,,,u-201,primary,guardian,,,o-1,\r\n\
     r-3,,,u-301,secondary,aide,,,o-1,\r\n\
     r-4,,,u-301,primary,guardian,,,o-20,\r\n\
     r-5,,,u-301,primary,teacher,,,o-20,\r\n\
     r-6,,,u-301,primary,proctor,,,o-30,\r\n\
     r-7,tobedeleted,,u-302,primary,teacher,,,o-20,\r\n\
     r-8,,,u-900,primary,student,,,o-20,\r\n\
     r-9,,,u-900,secondary,aide,,,o-20,\r\n",
    VERSION_1_1[2],
];

fn export([users, roles, orgs]: [&str; 3]) -> Export {
    let optional = |text: &str| (!text.is_empty()).then(|| text.into());
    Export { users: users.into(), roles: optional(roles), orgs: optional(orgs) }
}

fn join(export: &Export, choices: &ReadChoices) -> Result<Joined, OneRosterError> {
    oneroster::join(export, choices, 1 << 20)
}

fn joined(files: [&str; 3]) -> Joined {
    join(&export(files), &ReadChoices::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn error(files: [&str; 3]) -> OneRosterError {
    join(&export(files), &ReadChoices::default()).expect_err("an error")
}

/// The joined list as text.
fn csv(files: [&str; 3]) -> String {
    String::from_utf8(joined(files).csv).expect("UTF-8")
}

fn facts(files: [&str; 3]) -> JoinFacts {
    joined(files).facts
}

fn table(joined: &Joined) -> Table {
    read(&joined.csv, &joined.choices, &[])
}

/// The cells that are added to each record.
fn added(files: [&str; 3]) -> Vec<Vec<String>> {
    let own = read(files[0].as_bytes(), &ReadChoices::default(), &[]);
    let joined = table(&joined(files));
    assert_eq!(joined.len(), own.len());
    let added = own.records().zip(joined.records()).map(|(own, joined)| {
        assert!(joined.raw().starts_with(own.raw()), "{} {}", joined.raw(), own.raw());
        joined.cells().skip(own.cells().count()).map(|cell| cell.into_owned()).collect()
    });
    added.collect()
}

#[test]
fn version_1_1_gets_the_names_of_schools() {
    assert_eq!(
        added(VERSION_1_1),
        [
            ["orgName"],
            ["Lakeside Middle School"],
            ["Hill \"North\" High, Lakeside"],
            ["Lakeside School District"],
            [""]
        ]
    );
    let facts = facts(VERSION_1_1);
    assert!(facts.adds_orgs && !facts.adds_roles);
    assert_eq!((facts.without_org, facts.without_role), (1, 0));
}

#[test]
fn version_1_2_gets_roles_and_the_names_of_schools() {
    assert_eq!(
        added(VERSION_1_2),
        [
            ["role", "orgName"],
            // The user's own school is not the one of the role.
            ["student", "Lakeside Middle School"],
            ["guardian", "Lakeside School District"],
            ["teacher", "Lakeside Middle School"],
            ["", ""]
        ]
    );
    let facts = facts(VERSION_1_2);
    assert!(facts.adds_roles && facts.adds_orgs);
    assert_eq!((facts.without_role, facts.without_org, facts.roles_of_nobody), (1, 1, 2));
    assert_eq!((facts.unusable_roles, facts.unusable_orgs), (0, 0));
    assert!(facts.short_lines.is_empty());
    assert_eq!(facts.users.bytes, VERSION_1_2[0].len() as u64);
}

#[test]
fn a_list_with_nothing_to_add_stays_as_it_is() {
    let [users, roles, orgs] = VERSION_1_1;
    assert_eq!(csv([users, "", ""]), users);
    // The user's own columns win.
    assert_eq!(csv([users, VERSION_1_2[1], ""]), users);
    let named = "sourcedId,ROLE, orgname \nu-1,student,Hill\n";
    assert_eq!(csv([named, "userSourcedId,role\nu-1,teacher\n", orgs]), named);
    let facts = facts([users, roles, ""]);
    assert!(!facts.adds_roles && !facts.adds_orgs);
}

#[test]
fn a_primary_role_is_chosen_then_one_that_is_not_a_relatives_then_the_first() {
    let role = |rows: &str| {
        let roles = format!("userSourcedId,roleType,role\n{rows}");
        added(["sourcedId\nu-1\n", &roles, ""])[1][0].clone()
    };
    for (rows, chosen) in [
        ("u-1,secondary,teacher\nu-1,primary,guardian\n", "guardian"),
        ("u-1,primary,parent\nu-1,Primary,student\nu-1,primary,aide\n", "student"),
        ("u-1,,relative\nu-1,secondary,proctor\nu-1,,aide\n", "proctor"),
        ("u-1,secondary,Guardian\nu-1,secondary,parent\n", "Guardian"),
        (" u-1 ,primary, teacher \n", "teacher"),
        ("u-1,primary,\nu-1,secondary,aide\n", "aide"),
        ("U-1,primary,teacher\n", ""),
        ("", ""),
    ] {
        assert_eq!(role(rows), chosen, "{rows}");
    }
}

#[test]
fn the_first_school_names_the_org() {
    let name = |ids: &str, orgs: &str| {
        let users = format!("sourcedId,orgSourcedIds\nu-1,\"{ids}\"\n");
        added([&users, "", orgs])[1][0].clone()
    };
    let typed = "sourcedId,name,type\nd,District,district\na,Ash School,school\nb,Bay School,SCHOOL\na,Twice,school\n";
    let untyped = "name,sourcedId\nDistrict,d\nAsh School,a\n";
    for (ids, orgs, wanted) in [
        ("d", typed, "District"),
        ("d,b,a", typed, "Bay School"),
        (" d , a ", typed, "Ash School"),
        ("x,a", typed, "Ash School"),
        ("x", typed, ""),
        ("", typed, ""),
        (",", typed, ""),
        ("d,a", untyped, "District"),
    ] {
        assert_eq!(name(ids, orgs), wanted, "{ids}");
    }
}

#[test]
fn every_record_stays_on_its_line() {
    let users = "sourcedId,name,note\nu-1,Ana,\"two\nlines\"\n\nu-2,Ben,\n , ,\nsourcedId,name,note\nu-3,Cy\nu-4,Di,,";
    let roles = "userSourcedId,role\nu-1,student\nu-2,teacher\nu-3,guardian\n";
    assert_eq!(
        csv([users, roles, ""]),
        "sourcedId,name,note,role\nu-1,Ana,\"two\nlines\",student\n\nu-2,Ben,,teacher\n , ,,\n\
         sourcedId,name,note,role\nu-3,Cy\nu-4,Di,,,"
    );
    let facts = facts([users, roles, ""]);
    // The row of u-3 is too short for a role, but u-3 is listed.
    assert_eq!(facts.short_lines, [7]);
    assert_eq!((facts.without_role, facts.roles_of_nobody), (1, 0));
    assert!(self::facts([users, "", ""]).short_lines.is_empty());
}

#[test]
fn the_list_keeps_delimiter_and_line_ends() {
    let users = "sourcedId;givenName\r\nu-1;Ana\r\n";
    let roles = "userSourcedId\trole\nu-1\ta;b\n";
    assert_eq!(csv([users, roles, ""]), "sourcedId;givenName;role\r\nu-1;Ana;\"a;b\"\r\n");
    let joined = joined([users, roles, ""]);
    assert_eq!(joined.choices.delimiter, Some(Delimiter::Semicolon));
    assert_eq!(table(&joined).record(2).cell(3).as_deref(), Some("a;b"));
}

#[test]
fn an_unusual_form_becomes_the_usual_one() {
    let utf16 = |text: &str| -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let export = Export {
        users: utf16("sourcedId,givenName\nu-1,Núria\n"),
        roles: Some(b"\xEF\xBB\xBFuserSourcedId,role\nu-1,student\n".to_vec()),
        orgs: None,
    };
    let joined = join(&export, &ReadChoices::default()).expect("a list");
    assert_eq!(joined.csv, "sourcedId,givenName,role\nu-1,Núria,student\n".as_bytes());
    assert_eq!(joined.facts.users.encoding, Encoding::Utf16Le);
    let quoted = "'sourcedId','givenName'\n'u-1','Ana, B'\n'u-2','Ben'\n";
    let dialect = facts([quoted, "", ""]).users.dialect;
    assert_eq!(dialect, Dialect::Apostrophes);
    assert_eq!(csv([quoted, "", ""]), quoted.replace('\'', "\""));
}

#[test]
fn a_person_can_choose_how_users_are_read() {
    let export = export(["sourcedId|a,b\nu-1|x,y\n", "userSourcedId,role\nu-1,aide\n", ""]);
    let choices = ReadChoices { delimiter: Some(Delimiter::Pipe), ..ReadChoices::default() };
    assert_eq!(join(&export, &choices).expect("a list").csv, b"sourcedId|a,b|role\nu-1|x,y|aide\n");
}

#[test]
fn damage_stays_damage() {
    let users = [
        &b"sourcedId,givenName,note\nu-1,Jos\xC3\xA9,\xEF\xBF\xBD\nu-2,Jos\xFF,\nu-3,\"Ana,\nu-4,\"Ben\"x,\n"
            [..],
        b"u-5,Cy,,more\nu-6,Di,\"end\n",
    ]
    .concat();
    let roles = (1..=6).map(|user| format!("u-{user},student\n")).collect::<String>();
    let roles = Some(format!("userSourcedId,role\n{roles}").into_bytes());
    let before = read(&users, &ReadChoices { encoding: Some(Encoding::Utf8), ..Default::default() }, &[]);
    let choices = ReadChoices { encoding: Some(Encoding::Utf8), ..ReadChoices::default() };
    let joined = join(&Export { users, roles, orgs: None }, &choices).expect("a list");
    let after = table(&joined);
    assert_eq!(after.flaws(), before.flaws());
    assert_eq!(
        after.flaws().iter().map(|flaw| (flaw.line, flaw.kind)).collect::<Vec<_>>(),
        [
            (3, FlawKind::NotInEncoding),
            (4, FlawKind::QuoteNotClosed),
            (5, FlawKind::TextAfterQuote),
            (7, FlawKind::QuoteNotClosed),
        ]
    );
    let last = |line| after.record(line).cells().last().map(|cell| cell.into_owned());
    assert!((2..=7).all(|line| last(line).as_deref() == Some("student")));
    // A long row stays one cell longer than the header.
    assert_eq!(after.record(6).cells().count(), after.record(1).cells().count() + 1);
}

#[test]
fn an_added_quote_that_would_end_an_open_one_is_an_error() {
    let users = "sourcedId,orgSourcedIds,note\nu-1,a,\"open\nu-2,a,\nu-3,b,\n";
    let orgs = "sourcedId,name\na,\"\"\",\"\nb,Bay\n";
    assert_eq!(error([users, "", orgs]), OneRosterError::DamagedQuotes);
    assert_eq!(added([users, "", "sourcedId,name\na,\"Ash, \"\"Old\"\"\"\nb,\"B,\"\n"])[1], ["Ash, \"Old\""]);
}

#[test]
fn rows_that_say_nothing_are_counted() {
    let roles =
        "userSourcedId,role,note\nu-1,student\n\n,,\n,teacher,\nu-2,,\nu-3,aide,,x\nu-4,\"aide\nu-1,\n";
    let orgs = "sourcedId,name\no-1,Ash\no-2,\n,Bay\n\no-3,\"Cy\"x\n";
    let users = "sourcedId,orgSourcedIds\nu-1,o-1\nu-2,o-2\nu-3,o-3\nu-4,\n";
    let facts = facts([users, roles, orgs]);
    assert_eq!((facts.unusable_roles, facts.unusable_orgs), (5, 3));
    assert_eq!((facts.without_role, facts.without_org, facts.roles_of_nobody), (3, 3, 0));
}

#[test]
fn missing_columns_are_named() {
    let [users, roles, orgs] = VERSION_1_2;
    for (files, file, headers) in [
        (["User ID,Name\n1,Ana\n", roles, orgs], ExportFile::Users, &["sourcedId"][..]),
        ([users, "sourcedId,status\nr-1,\n", orgs], ExportFile::Roles, &["userSourcedId", "role"]),
        ([users, "userSourcedId;roles\n", orgs], ExportFile::Roles, &["role"]),
        ([users, roles, "sourcedId\n"], ExportFile::Orgs, &["name"]),
        ([users, roles, "\n"], ExportFile::Orgs, &["sourcedId", "name"]),
    ] {
        assert_eq!(error(files), OneRosterError::MissingColumns(file, headers.to_vec()));
    }
}

#[test]
fn files_that_are_no_text_are_named() {
    let [users, roles, orgs] = VERSION_1_2;
    for (files, file, kind) in [
        (["", roles, orgs], ExportFile::Users, FileKind::Empty),
        ([users, "PK\u{3}\u{4}", orgs], ExportFile::Roles, FileKind::Archive),
        ([users, roles, "%PDF-1.7"], ExportFile::Orgs, FileKind::Pdf),
    ] {
        assert_eq!(error(files), OneRosterError::NotText(file, kind));
    }
}

#[test]
fn every_error_has_a_code_and_a_sentence() {
    let file = ExportFile::Roles;
    let columns = vec!["userSourcedId", "role"];
    let texts = [
        (OneRosterError::DamagedArchive, "oneroster_archive_damaged", "archive is damaged"),
        (OneRosterError::Password(file), "oneroster_password", "“roles.csv” in the archive has a password"),
        (OneRosterError::Compression(file), "oneroster_compression", "“roles.csv” is compressed"),
        (OneRosterError::Twice("a".into(), "b".into()), "oneroster_file_twice", "has “a” and “b”"),
        (OneRosterError::TooLarge, "oneroster_too_large", "larger than the limit"),
        (OneRosterError::NotText(file, FileKind::Pdf), "oneroster_not_text", "“roles.csv” is not a CSV"),
        (
            OneRosterError::MissingColumns(file, columns),
            "oneroster_columns_missing",
            "“roles.csv” has no column userSourcedId and role",
        ),
        (OneRosterError::DamagedQuotes, "oneroster_quotes_damaged", "never closed"),
    ];
    for (error, code, words) in texts {
        assert_eq!(error.code(), code);
        let sentence = render(&English, &oneroster_error(&error));
        assert!(sentence.contains(words), "{sentence}");
    }
}

#[test]
fn a_list_above_the_limit_is_an_error() {
    let users = format!("sourcedId,orgSourcedIds\n{}", "u,o\n".repeat(30));
    let orgs = format!("sourcedId,name\no,{}\n", "x".repeat(1000));
    let export = export([&users, "", &orgs]);
    let size = (users.len() + ",orgName".len() + 30 * ",".len() + 30 * 1000) as u64;
    let limited = |max_bytes| oneroster::join(&export, &ReadChoices::default(), max_bytes);
    assert_eq!(limited(size).map(|joined| joined.csv.len() as u64), Ok(size));
    assert_eq!(limited(size - 1), Err(OneRosterError::TooLarge));
}
