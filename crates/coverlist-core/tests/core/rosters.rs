//! Exports of programs become sheets without a question, by built-in sources. `UPDATE_ROSTERS=1` rewrites the
//! sheets.

use crate::sheet_convert::sheet;
use coverlist_core::findings::{Finding, Severity};
use coverlist_core::record::{Date, MatchKey, RecordKind};
use coverlist_core::roster;
use coverlist_core::sheet::{
    BuiltInSource, Converted, Decisions, Proposals, SourceFile, SourceUse, Sources, Terms,
    convert_with_sources,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use std::fs;
use std::path::{Path, PathBuf};

/// The entries of a folder of the workspace, in order.
fn entries(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}

fn built_in() -> Vec<BuiltInSource> {
    let files = entries("crates/coverlist-server/src/sources/built_in");
    let read = |file: PathBuf| {
        let json = fs::read(&file).expect("the source is read");
        serde_json::from_slice(&json).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    files.into_iter().map(read).collect()
}

/// An export of a program.
struct Export {
    name: String,
    folder: PathBuf,
    bytes: Vec<u8>,
}

fn exports() -> Vec<Export> {
    let read = |folder: PathBuf| Export {
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: fs::read(folder.join("file.csv")).expect("the export is read"),
        folder,
    };
    entries("tests/rosters").into_iter().filter(|path| path.is_dir()).map(read).collect()
}

/// Converts an export under a template with these built-in sources, and without a decision of a person.
fn converted(export: &Export, template: &Template, built_in: &[BuiltInSource]) -> Converted {
    let templates = TemplateSet::builtin_records();
    let (today, limits) = (Date::constant(2026, 9, 10), Limits::default());
    let terms = Terms { template, templates: &templates, today, limits };
    let file = SourceFile { name: "file.csv", sha256: "source", bytes: &export.bytes, workbook: None };
    let sources = Sources::Known { saved: &[], built_in };
    let converted =
        convert_with_sources(&file, &terms, &Decisions::default(), sources, Proposals::Asked, |_| {
            String::new()
        });
    converted.unwrap_or_else(|fault| panic!("{}: {fault}", export.name))
}

fn headers(export: &Export) -> Vec<String> {
    let text = String::from_utf8(export.bytes.clone()).expect("the export is UTF-8");
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    header.split(',').map(str::to_owned).collect()
}

#[test]
fn each_export_becomes_its_sheet_without_a_question() {
    let (built_in, templates) = (built_in(), TemplateSet::builtin_records());
    for export in exports() {
        let name = &export.name;
        let headers = headers(&export);
        let fits: Vec<&BuiltInSource> = built_in.iter().filter(|it| it.recognizes(&headers)).collect();
        let [source] = fits[..] else { panic!("{name}: {} sources fit", fits.len()) };
        let template = templates.get(&source.template).expect("a template of records");
        let converted = converted(&export, template, &built_in);
        assert_eq!(converted.questions, [], "{name}");
        let applied = converted.source.as_ref().and_then(SourceUse::applied);
        assert_eq!(applied.map(|applied| &applied.name), Some(&source.name), "{name}");
        let rejects = |finding: &Finding| finding.severity() == Severity::Rejects;
        assert_eq!(converted.verdict.findings().filter(rejects).collect::<Vec<_>>(), [], "{name}");
        let path = export.folder.join("file.sheet.csv");
        if std::env::var_os("UPDATE_ROSTERS").is_some() {
            fs::write(&path, sheet(&converted)).expect("the sheet is written");
        } else {
            let expected = fs::read(&path).unwrap_or_default();
            let shown = [sheet(&converted).as_bytes(), &expected].map(String::from_utf8_lossy);
            assert_eq!(shown[0], shown[1], "{name}");
        }
    }
}

/// An export of OneRoster with three columns of ids.
const OF_ONE_ROSTER: &str = "\
sourcedId,enabledUser,role,userIds,givenName,familyName,identifier\n\
u-1001,true,student,\"{State:9900},{SIS:004231}\",Ana,Ruiz,A-1\n\
u-1002,true,student,{SIS:118204},Lee,Tran,A-2\n";

#[test]
fn the_key_is_in_the_column_that_the_district_knows_best() {
    let (built_in, templates) = (built_in(), TemplateSet::builtin_records());
    let template = Template::builtin_records(RecordKind::User);
    let (today, limits) = (Date::constant(2026, 9, 10), Limits::default());
    let terms = Terms { template: &template, templates: &templates, today, limits };
    let bytes = OF_ONE_ROSTER.as_bytes();
    let file = SourceFile { name: "users.csv", sha256: "source", bytes, workbook: None };
    for (known, keys) in [
        (&["118204"][..], ["004231", "118204"]),
        (&["u-1001", "u-1002", "A-1"], ["u-1001", "u-1002"]),
        (&["A-2"], ["A-1", "A-2"]),
        (&[], ["A-1", "A-2"]),
    ] {
        let known: Vec<MatchKey> = known.iter().map(|key| MatchKey::new(RecordKind::User, key)).collect();
        let sources = Sources::Known { saved: &[], built_in: &built_in };
        let knows = |key: &MatchKey| known.contains(key);
        let roster = roster::read(&file, &terms, &Decisions::default(), sources, Proposals::Asked, knows);
        let roster = roster.expect("the decisions fit");
        assert_eq!(roster.entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), keys);
        assert_eq!(roster.file.questions, []);
    }
}

/// Every column that a source needs or reads is one that the program writes.
#[test]
fn sources_name_headers_of_their_programs() {
    for source in built_in() {
        let all = source.for_headers(&source.headers);
        let templates = TemplateSet::builtin_records();
        let template = templates.get(&source.template).expect("a template of records");
        assert_eq!(all.check(template), Ok(()), "{}", source.name);
        assert_eq!(all.decisions.columns, source.decisions.columns, "{}", source.name);
        assert!(source.recognizes(&source.headers), "{}", source.name);
        for column in &template.columns {
            let field = column.field.to_string();
            assert!(source.decisions.columns.contains_key(&field), "{} leaves {field} open", source.name);
        }
    }
}

/// A source that a file only resembles does not apply to it.
#[test]
fn other_lists_are_no_exports() {
    let lists = [
        "User ID,Name,First Name,Last Name,Email,Role,School,Grade,Additional ID",
        "Device Serial,Asset Tag,Model,Assigned To,Location,Additional ID",
        "student_id,First Name,Last Name,E-mail,Grade Level",
        "First Name [Required],Last Name [Required],User ID [Required],Email Address",
        "Serial Number,Asset ID,User,Location",
        "Computer Name,Serial Number,Asset Tag",
        "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount",
        "Device Serial,Insurance Status,Policy Number",
        "Serial number,Device name,Insured,Insured value",
        "sourcedId,status,dateLastModified,title,grades",
    ];
    let built_in = built_in();
    for list in lists {
        let headers: Vec<&str> = list.split(',').collect();
        let fits: Vec<&str> =
            built_in.iter().filter(|it| it.recognizes(&headers)).map(|it| it.name.as_str()).collect();
        assert_eq!(fits, Vec::<&str>::new(), "{list}");
    }
}
