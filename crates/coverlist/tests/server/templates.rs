//! Templates of a district, their versions, and the imports that keep them.

use crate::harness::{
    App, Csv, Options, PauseDirectory, Request, Session, Staging, coverlist_on, devices, form_of, roster,
};
use coverlist_api::{FindingView, ImportView, Page, ProblemCode, paths};
use coverlist_core::record::{Field, RecordKind, Status, Value};
use coverlist_core::template::{Purpose, Template, TemplateSet, Word};
use coverlist_server::PausePoint;
use coverlist_server::store::{Database, StoreError, TemplateKey, audit, templates};
use tempfile::TempDir;

/// The district of `admin()`.
const OUR_DISTRICT: i64 = 1;

/// The insurance templates of a district.
fn listed(session: &Session) -> Vec<(String, u32)> {
    let page: Page<Template> = session.get(paths::TEMPLATES).expect(200).json();
    let insurance = page.rows.into_iter().filter(|template| template.purpose == Purpose::Insurance);
    insurance.map(|template| (template.id, template.version)).collect()
}

/// The device template with Spanish headers and words.
fn spanish(template: &Template) -> Template {
    let mut template = Template { name: "Dispositivo".to_owned(), ..template.clone() };
    for column in &mut template.columns {
        column.header = match column.field {
            Field::Key => "Número de serie",
            Field::Status => "Estado",
            Field::PolicyNumber => "Póliza",
            Field::CoverageType => "Tipo",
            Field::CoverageAmount => "Importe",
            Field::CoverageStart => "Desde",
            Field::CoverageEnd => "Hasta",
            Field::Attribute(_) | Field::Custom(_) => continue,
        }
        .to_owned();
        if column.field == Field::Status {
            column.words = spanish_words();
        }
    }
    template
}

fn spanish_words() -> Vec<Word> {
    let word = |word: &str, status| Word { word: word.to_owned(), means: Value::Status(status) };
    vec![
        word("Asegurado", Status::Enrolled),
        word("Sí", Status::Enrolled),
        word("No asegurado", Status::NotEnrolled),
        word("Rechazado", Status::Declined),
        word("Exento", Status::Waived),
    ]
}

#[test]
fn every_new_district_has_the_built_in_templates() {
    let app = App::start();
    for session in [app.admin(), app.stranger(), App::demo(Options::default()).demo_admin()] {
        let page: Page<Template> = session.get(paths::TEMPLATES).expect(200).json();
        assert_eq!(page.rows, Vec::from(TemplateSet::of_new_district()));
    }
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    let database = Database::existing(data.path()).expect("a database");
    let templates = database.read(|tx| templates::current(tx, OUR_DISTRICT)).expect("templates");
    assert_eq!(templates, TemplateSet::of_new_district());
}

#[test]
fn an_import_keeps_the_version_under_which_it_was_staged() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    let file = Csv::device().insures("DEV000001X").row("NOBODY,Perhaps,,,,,").bytes();
    let import = admin.stage_without(1, "device", file.clone());
    assert_eq!((import.template.as_str(), import.template_version), ("device", 1));
    let plan = admin.plan(import.id, "");
    let findings = |id| {
        let page: Page<FindingView> = admin.get(paths::import_findings(id)).expect(200).json();
        page.rows
    };
    let found = findings(import.id);

    let first = admin.template("device");
    assert_eq!(admin.change(&spanish(&first)).version, 2);

    assert_eq!(admin.plan(import.id, ""), plan);
    assert_eq!(findings(import.id), found);
    assert!(found.iter().any(|finding| finding.message.contains("(Insurance Status)")), "{found:?}");
    let processed = admin.process(import.id);
    assert_eq!(processed.template_version, 1);
    let report = admin.report(import.id, "?outcome=rejected");
    let reason = &report.rows[0].findings[0].message;
    assert!(reason.contains("(Insurance Status)") && reason.contains("Enrolled"), "{reason}");
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).text();
    assert!(sheet.contains("\"Device Serial\",\"Insurance Status\",\"Policy Number\""), "{sheet}");
    assert!(sheet.contains("\"NOBODY\",\"Perhaps\","), "{sheet}");
    let kept: Template = admin.get(paths::template("device") + "?version=1").expect(200).json();
    assert_eq!(kept, first);
    admin.get(paths::template("device") + "?version=3").problem(ProblemCode::NotFound);
}

#[test]
fn a_file_that_was_checked_under_another_version_is_refused_with_the_current_one() {
    let app = App::start();
    let admin = app.admin();
    let second = admin.change(&spanish(&admin.template("device")));
    for version in [1, 3] {
        let mut sheet = Staging::new("device", Csv::device().insures("A1").bytes()).sheet();
        sheet.provenance.template.version = version;
        let problem =
            admin.send(form_of(&sheet.provenance, None, &sheet.bytes)).problem(ProblemCode::TemplateChanged);
        assert_eq!(problem.template.as_deref(), Some(&second));
        assert!(problem.detail.contains("before version 2"), "{}", problem.detail);
    }
    assert_eq!(admin.open(), None);
    let history: Page<ImportView> = admin.get(paths::IMPORTS).expect(200).json();
    assert_eq!(history.rows, []);
    // The other template has not changed.
    assert_eq!(admin.stage("user", Csv::user().insures("1").bytes()).template_version, 1);
}

#[test]
fn a_template_that_changes_while_a_file_is_validated_refuses_the_file() {
    let pauses = PauseDirectory::new();
    let app = App::with(Options { pauses: pauses.pauses(), ..Options::default() });
    let admin = app.admin();
    pauses.hold(PausePoint::StagingBeforeStore);
    std::thread::scope(|scope| {
        let staging = scope.spawn(|| admin.try_stage("device", Csv::device().insures("A1").bytes()));
        pauses.until_reached(PausePoint::StagingBeforeStore);
        admin.change(&spanish(&admin.template("device")));
        pauses.release(PausePoint::StagingBeforeStore);
        staging.join().expect("a response").problem(ProblemCode::TemplateChanged);
    });
    assert_eq!(admin.open(), None);
}

#[test]
fn staging_names_a_known_template() {
    let app = App::start();
    let admin = app.admin();
    let mut sheet = admin.file("device", Csv::device().insures("A1").bytes()).sheet();
    sheet.provenance.template.id = "teapot".to_owned();
    let problem = admin.send(form_of(&sheet.provenance, None, &sheet.bytes)).problem(ProblemCode::BadRequest);
    assert!(problem.detail.contains("Use one of: user, device, users, devices."), "{}", problem.detail);
    let unknown = admin.get(paths::template("teapot")).problem(ProblemCode::NotFound);
    assert!(unknown.detail.contains("user, device"), "{}", unknown.detail);
}

#[test]
fn a_template_belongs_to_its_district() {
    let app = App::start();
    let (admin, stranger) = (app.admin(), app.stranger());
    admin.change(&spanish(&admin.template("device")));
    admin.change(&Template { id: "ours".to_owned(), name: "Ours".to_owned(), ..admin.template("user") });
    let ours = [("user".to_owned(), 1), ("device".to_owned(), 2), ("ours".to_owned(), 1)];
    assert_eq!(listed(&admin), ours);
    assert_eq!(listed(&stranger), [("user".to_owned(), 1), ("device".to_owned(), 1)]);
    stranger.get(paths::template("ours")).problem(ProblemCode::NotFound);
    stranger.get(paths::template("device") + "?version=2").problem(ProblemCode::NotFound);
    let other = app.sign_in("admin@b.example.org");
    assert_eq!(other.stage("device", Csv::device().insures("A1").bytes()).template_version, 1);
}

#[test]
fn a_repeated_change_adds_one_version_and_the_same_document_none() {
    let app = App::start();
    let admin = app.admin();
    let changed = spanish(&admin.template("device"));
    let ask = Session::changing(&changed).header("idempotency-key", "one");
    let first = admin.send(ask.clone()).expect(200);
    admin.change(&admin.template("user"));
    assert_eq!(admin.change(&changed).version, 2);
    admin.change(&Template { name: "Device again".to_owned(), version: 2, ..changed.clone() });
    // The response is the same although version 3 is current now.
    assert_eq!(admin.send(ask).expect(200).body, first.body);
    assert_eq!(listed(&admin), [("user".to_owned(), 1), ("device".to_owned(), 3)]);
    let other = Session::changing(&admin.template("device")).header("idempotency-key", "one");
    admin.send(other).problem(ProblemCode::KeyReused);
}

#[test]
fn each_change_leaves_an_audit_entry_without_headers_and_words() {
    let app = App::start();
    let admin = app.admin();
    let changed = spanish(&admin.template("device"));
    admin.change(&changed);
    admin.change(&changed);
    let entries = app.database.read(|tx| audit::newest(tx, OUR_DISTRICT, 0, 100)).expect("entries");
    let entries: Vec<_> =
        entries.iter().map(|entry| (entry.action.as_str(), entry.account, entry.detail.as_str())).collect();
    assert_eq!(entries, [("template_changed", Some(1), r#"{"template":"device","version":2}"#)]);
}

#[test]
fn a_template_with_its_own_headers_and_words_works_from_import_to_report() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let own = Template { id: "dispositivo".to_owned(), ..spanish(&admin.template("device")) };
    assert_eq!(admin.change(&own).version, 1);
    let header = admin.get(paths::template_file("dispositivo")).expect(200).text();
    assert_eq!(header, "\u{feff}Número de serie,Estado,Póliza,Tipo,Importe,Desde,Hasta\r\n");
    let example = admin.get(paths::template_example("dispositivo")).expect(200);
    assert!(example.text().contains(",Asegurado,") && example.text().contains(",No asegurado,"));
    let name = example.header("content-disposition").unwrap_or_default().to_owned();
    assert!(name.contains("coverlist-dispositivo-example.csv"), "{name}");

    let file = header
        + "DEV000001X,Asegurado,P-1,Completo,460.00,2026-08-24,2027-06-30\r\n\
           DEV000002X,no  asegurado,,,,,\r\n\
           NADIE,Sí,P-3,,,,\r\n\
           DEV000003X,Enrolled,P-4,,,,\r\n";
    let import = admin.stage_without(1, "dispositivo", file.into_bytes());
    admin.process(import.id);
    let report = admin.report(import.id, "");
    let counts = (report.counts.updated, report.counts.skipped, report.counts.rejected);
    assert_eq!(counts, (2, 1, 1));
    let rejected = &admin.report(import.id, "?outcome=rejected").rows[0];
    let reason = &rejected.findings[0].message;
    assert!(reason.contains("(Estado)") && reason.contains("Asegurado"), "{reason}");
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).text();
    assert!(sheet.contains("\"Número de serie\",\"Estado\","), "{sheet}");
    assert!(
        sheet.contains("\"NADIE\",\"Asegurado\",") && sheet.contains("\"DEV000003X\",\"Enrolled\","),
        "{sheet}"
    );
    assert_eq!(admin.search_devices("DEV000001X")[0].values.text(Field::Status), Some("enrolled"));
}

#[test]
fn a_sheet_of_records_has_the_words_of_the_template_and_can_be_loaded_again() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    admin.process(admin.stage("device", Csv::device().insures("DEV000001X").bytes()).id);
    admin.change(&spanish(&admin.template("device")));
    let sheet = admin.sheet("devices");
    let cells = sheet.replace('"', "");
    assert!(cells.contains(",Estado,Póliza,Tipo,Importe,Desde,Hasta"), "{sheet}");
    assert!(cells.contains(",Asegurado,POL-DEV000001X,"), "{sheet}");
    let loaded = admin.load("devices", sheet);
    assert_eq!((loaded.added, loaded.changed, loaded.unchanged, loaded.refused), (0, 0, 2, 0));
}

#[test]
fn a_report_keeps_the_headers_under_which_the_sheet_was_staged() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", "Device Serial;Insurance Status;Notes\r\nNOBODY;Yes;a,b,c,d\r\n");
    admin.change(&spanish(&admin.template("device")));
    admin.process(import.id);
    let sheet = admin.get(paths::import_report_csv(import.id)).expect(200).text();
    assert!(sheet.contains("\"Device Serial\",\"Insurance Status\""), "{sheet}");
    assert!(sheet.contains("\"NOBODY\",\"Enrolled\""), "{sheet}");
}

#[test]
fn a_stored_version_is_neither_changed_nor_deleted_nor_replaced() {
    let app = App::start();
    app.admin().stage("device", Csv::device().insures("A1").bytes());
    for sql in [
        "UPDATE template_version SET document = '{}'",
        "DELETE FROM template_version",
        "INSERT OR REPLACE INTO template_version SELECT * FROM template_version",
        "INSERT INTO template_version SELECT district_id, template_id, 7, document, 0, NULL FROM template_version",
        "UPDATE template SET kind = 'user'",
        "DELETE FROM template",
        "UPDATE import SET template_version = 2",
        "UPDATE import SET template = 'user'",
    ] {
        let done = app.database.write(|tx| tx.execute(sql, &[]));
        assert!(matches!(done, Err(StoreError::Corrupt(_))), "{sql}");
    }
    let key = TemplateKey { district: OUR_DISTRICT, id: "device", version: 1 };
    let kept = app.database.read(|tx| templates::by_key(tx, key)).expect("a template");
    assert_eq!(kept, Some(Template::builtin(RecordKind::Device)));
}

#[test]
fn an_account_without_manage_settings_reads_templates_and_changes_none() {
    let app = App::start();
    let viewer = app.viewer();
    let template = viewer.template("device");
    viewer.send(Session::changing(&spanish(&template))).problem(ProblemCode::Forbidden);
    let text = Request::new("PUT", paths::template("device")).body("text/plain", "{}");
    app.admin().send(text).problem(ProblemCode::UnsupportedMedia);
    assert_eq!(listed(&viewer), [("user".to_owned(), 1), ("device".to_owned(), 1)]);
}
