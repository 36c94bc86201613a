//! The engine applies saved sources as the command line does.

use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{
    Converted, Decisions, Proposals, Source, SourceFile, SourceUse, Terms, convert, convert_with_sources,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_worker::{Engine, EngineAnswer, Next, SavedSources, Start, Summary};

/// A list of an insurer in German conventions: semicolons, and a word that no template has.
const LIST: &str = "Teilnehmer;Ergebnis;Beginn;Name\n\
                    118204;In Kraft;8/9/2026;Núñez\n\
                    118377;Offen;7/9/2026;Ruiz\n";
const DECISIONS: &str = r#"{
    "columns": {"User ID": "Teilnehmer", "Insurance Status": "Ergebnis", "Coverage Start Date": "Beginn"},
    "words": {"Insurance Status": {"In Kraft": "Enrolled", "Offen": "Not Enrolled"}},
    "date_order": "day-first",
    "check": ["Name"]
}"#;
const TODAY: Date = Date::constant(2026, 9, 1);

/// Converts the list as the command line does.
fn converted(list: &[u8], decisions: &str, sources: &SavedSources) -> Converted {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let terms = Terms { template: &template, templates: &templates, today: TODAY, limits: Limits::default() };
    let file = SourceFile { name: "list.csv", sha256: "", bytes: list, workbook: None };
    let sources = match sources {
        SavedSources::ByHeaders(saved) => coverlist_core::sheet::Sources::ByHeaders(saved),
        SavedSources::Named(source) => coverlist_core::sheet::Sources::Named(source),
    };
    convert_with_sources(&file, &terms, &parsed(decisions), sources, Proposals::Asked, |_| String::new())
        .unwrap_or_else(|fault| panic!("{fault}"))
}

fn parsed(decisions: &str) -> Decisions {
    serde_json::from_str(decisions).expect("decisions")
}

fn insurer() -> Source {
    source_of(LIST.as_bytes(), DECISIONS)
}

/// The source that is made from a list and the decisions about it.
fn source_of(list: &[u8], decisions: &str) -> Source {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let terms = Terms { template: &template, templates: &templates, today: TODAY, limits: Limits::default() };
    let file = SourceFile { name: "list.csv", sha256: "", bytes: list, workbook: None };
    let converted = convert(&file, &terms, &parsed(decisions), Proposals::Asked, |_| String::new());
    Source::of("Insurer", &converted.expect("the decisions fit")).expect("a source")
}

fn start(run: u32, decisions: &str, sources: SavedSources) -> Start {
    Start {
        run,
        templates: TemplateSet::builtin(),
        template: RecordKind::User.id().to_owned(),
        decisions: parsed(decisions),
        sources,
        today: TODAY,
        limits: Limits::default(),
    }
}

/// Reads a list in slices, and returns the summary.
fn read(engine: &mut Engine, list: &[u8], slice: usize) -> Summary {
    list.chunks(slice).for_each(|bytes| drop(engine.push(bytes)));
    engine.end(list.len() as u64);
    validated(engine)
}

fn validated(engine: &mut Engine) -> Summary {
    let mut summaries = Vec::new();
    while engine.is_busy() {
        let answers = engine.step(1);
        summaries.extend(answers.into_iter().filter_map(|answer| match answer {
            EngineAnswer::Verdict { summary, .. } => Some(*summary),
            _ => None,
        }));
    }
    assert_eq!(summaries.len(), 1, "one verdict");
    summaries.remove(0)
}

fn started(decisions: &str, sources: SavedSources) -> Engine {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start(1, decisions, sources)), Next::Read);
    engine
}

/// The sheet that the engine writes, and the name of its source.
fn sheet(engine: &mut Engine, run: u32, list: &[u8]) -> (Vec<u8>, Option<String>) {
    engine.sheet(run, "list.csv".to_owned());
    let (mut bytes, mut answers) = (Vec::new(), Vec::new());
    while engine.is_busy() {
        answers.extend(engine.step(1));
        bytes.extend(engine.take_sheet_bytes());
    }
    if let Some(source) = engine.start_hash() {
        engine.hash(source, list);
        answers.extend(engine.end_hash(source, true));
    }
    let sheet = answers.into_iter().find_map(|answer| match answer {
        EngineAnswer::Sheet { provenance, .. } => Some(provenance.saved_source),
        _ => None,
    });
    (bytes, sheet.expect("a sheet"))
}

/// Asserts that the engine gives what the command line gives, whatever the slices.
fn assert_converts(list: &[u8], decisions: &str, sources: &SavedSources) {
    let expected = converted(list, decisions, sources);
    for slice in [1, 7, 1_000] {
        let mut engine = started(decisions, sources.clone());
        let summary = read(&mut engine, list, slice);
        assert_eq!(summary.source, expected.source);
        assert_eq!(summary.questions, expected.questions);
        assert_eq!(
            (summary.accepted, summary.rejected),
            (expected.verdict.accepted, expected.verdict.rejected)
        );
        let Some(written) = &expected.sheet else { continue };
        let (bytes, name) = sheet(&mut engine, 1, list);
        assert_eq!(String::from_utf8(bytes), String::from_utf8(written.bytes.clone()));
        assert_eq!(name, written.provenance.saved_source);
    }
}

#[test]
fn a_source_with_the_headers_of_the_file_answers_its_questions() {
    let saved = SavedSources::ByHeaders(vec![insurer()]);
    assert_converts(LIST.as_bytes(), "{}", &saved);
    let summary = read(&mut started("{}", saved.clone()), LIST.as_bytes(), 9);
    assert_eq!((summary.accepted, summary.questions.len()), (2, 0));
    assert_converts(LIST.as_bytes(), r#"{"words": {"Insurance Status": {"Offen": "Declined"}}}"#, &saved);
    let other = LIST.replace("Teilnehmer", "Person");
    assert_converts(other.as_bytes(), "{}", &saved);
    assert_converts(other.as_bytes(), "{}", &SavedSources::Named(Box::new(insurer())));
    assert_converts(b"", "{}", &saved);
}

/// The header and the rows of a long file come in several pieces.
#[test]
fn a_long_file_is_recognized_by_its_first_bytes() {
    let rows: String = (0..30_000).map(|row| format!("{};In Kraft;8/9/2026;Ruiz\n", 200_000 + row)).collect();
    let long = format!("{LIST}{rows}");
    let saved = SavedSources::ByHeaders(vec![insurer()]);
    let mut engine = started("{}", saved.clone());
    let summary = read(&mut engine, long.as_bytes(), 100_000);
    assert_eq!((summary.accepted, summary.rejected), (30_002, 0));
    let expected = converted(long.as_bytes(), "{}", &saved);
    assert_eq!(sheet(&mut engine, 1, long.as_bytes()).0, expected.sheet.expect("a sheet").bytes);
}

#[test]
fn an_order_of_the_source_that_a_row_contradicts_is_dropped() {
    let month_first = LIST.replace("7/9/2026", "7/29/2026");
    let saved = SavedSources::ByHeaders(vec![insurer()]);
    assert_converts(month_first.as_bytes(), "{}", &saved);
    let summary = read(&mut started("{}", saved), month_first.as_bytes(), 9);
    assert_eq!((summary.accepted, summary.rejected), (2, 0));
}

#[test]
fn a_source_can_be_named_and_dropped_after_the_file_is_read() {
    let list = LIST.replace("Teilnehmer", "Person");
    let mut engine = started("{}", SavedSources::ByHeaders(vec![insurer()]));
    let summary = read(&mut engine, list.as_bytes(), 9);
    assert_eq!(summary.source, Some(SourceUse::Asked { names: vec!["Insurer".to_owned()] }));
    let column = r#"{"columns": {"User ID": "Person"}}"#;
    let named = SavedSources::Named(Box::new(insurer()));
    assert_eq!(engine.revalidate(start(2, column, named)), Next::Step);
    let summary = validated(&mut engine);
    assert_eq!((summary.accepted, summary.questions.len()), (2, 0));
    assert_eq!(sheet(&mut engine, 2, list.as_bytes()).1.as_deref(), Some("Insurer"));
    assert_eq!(engine.revalidate(start(3, column, SavedSources::default())), Next::Step);
    let summary = validated(&mut engine);
    assert_eq!((summary.source, summary.checked), (None, false));
}

#[test]
fn a_file_is_read_again_for_a_source_that_was_not_looked_for() {
    let mut engine = started("{}", SavedSources::default());
    read(&mut engine, LIST.as_bytes(), 9);
    let saved = SavedSources::ByHeaders(vec![insurer()]);
    assert_eq!(engine.revalidate(start(2, "{}", saved)), Next::Read);
    assert_eq!(read(&mut engine, LIST.as_bytes(), 9).accepted, 2);
}

/// A source may name the encoding of its files, in which they must be read from their first byte.
#[test]
fn a_source_decides_how_the_bytes_are_read() {
    let list: Vec<u8> = LIST.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let decisions = DECISIONS.replacen('{', r#"{"encoding": "windows-1252", "delimiter": ";","#, 1);
    let source = source_of(&list, &decisions);
    assert_converts(&list, "{}", &SavedSources::ByHeaders(vec![source.clone()]));
    let mut engine = started("{}", SavedSources::default());
    read(&mut engine, &list, 9);
    engine.revalidate(start(2, "{}", SavedSources::Named(Box::new(source))));
    assert!(engine.is_reading());
    read(&mut engine, &list, 9);
    let (bytes, _) = sheet(&mut engine, 2, &list);
    assert!(String::from_utf8(bytes).expect("UTF-8").contains("Núñez"));
}

#[test]
fn settings_can_change_before_the_first_bytes_are_enough() {
    let mut engine = started("{}", SavedSources::ByHeaders(vec![insurer()]));
    engine.push(&LIST.as_bytes()[..20]);
    assert_eq!(engine.revalidate(start(2, DECISIONS, SavedSources::default())), Next::Nothing);
    engine.push(&LIST.as_bytes()[20..]);
    engine.end(LIST.len() as u64);
    let summary = validated(&mut engine);
    assert_eq!((summary.source, summary.accepted), (None, 2));
}

/// What the engine makes of its answers is what the command line makes of them.
#[test]
fn the_answers_about_a_file_become_a_source() {
    let mut engine = started(DECISIONS, SavedSources::default());
    let summary = read(&mut engine, LIST.as_bytes(), 9);
    assert_eq!(summary.sourced, None, "no source is applied");
    let made = EngineAnswer::MadeSource { run: 1, source: Some(Box::new(insurer())) };
    assert_eq!(engine.make_source(1, "Insurer"), Some(made));
    assert_eq!(engine.make_source(2, "Insurer"), None, "another run");
    let mut engine = started("{}", SavedSources::ByHeaders(vec![insurer()]));
    let summary = read(&mut engine, LIST.as_bytes(), 9);
    let sourced = summary.sourced.expect("the decisions of the source");
    assert_eq!(sourced.words, parsed(DECISIONS).words);
    let again = engine.make_source(1, "Insurer");
    assert!(matches!(again, Some(EngineAnswer::MadeSource { source: Some(made), .. }) if *made == insurer()));
}

#[test]
fn a_file_without_a_header_makes_no_source() {
    let mut engine = started("{}", SavedSources::default());
    read(&mut engine, b"118204;In Kraft;8/9/2026\n", 9);
    let made = EngineAnswer::MadeSource { run: 1, source: None };
    assert_eq!(engine.make_source(1, "Insurer"), Some(made));
}

#[test]
fn a_source_of_another_template_names_it() {
    let of_devices = Source { template: "device".to_owned(), ..insurer() };
    let saved = SavedSources::ByHeaders(vec![of_devices.clone()]);
    assert_converts(LIST.as_bytes(), "{}", &saved);
    let mut engine = started("{}", saved);
    let first = engine.push(LIST.as_bytes()).into_iter().chain(engine.end(LIST.len() as u64));
    let named = first.filter_map(|answer| match answer {
        EngineAnswer::Header { header, .. } => Some(header.fits_better.expect("a template").template),
        _ => None,
    });
    assert_eq!(named.collect::<Vec<_>>(), ["device"]);
    let summary = validated(&mut engine);
    let used = SourceUse::OtherTemplate { name: "Insurer".to_owned(), template: "device".to_owned() };
    assert_eq!((summary.source, summary.sourced), (Some(used), None));
    let rivals = vec![of_devices.clone(), Source { name: "Other".to_owned(), ..of_devices.clone() }];
    let summary = read(&mut started("{}", SavedSources::ByHeaders(rivals)), LIST.as_bytes(), 9);
    assert_eq!(summary.source, None, "two have these headers");
    let own = SavedSources::ByHeaders(vec![of_devices, insurer()]);
    let summary = read(&mut started("{}", own), LIST.as_bytes(), 9);
    assert!(matches!(summary.source, Some(SourceUse::Applied(_))), "one of the template comes first");
}
