//! Loads each list of `tests/loads` on the command line and over HTTP, with the expected result.

use crate::harness::{App, PASSWORD, Ran, Request, Session, coverlist, form};
use crate::load_case::{LoadCase, load_cases};
use coverlist_api::{Problem, ProblemCode, RecordsLoaded, Role, SentenceView, paths};
use coverlist_core::record::RecordKind;
use coverlist_server::password;
use coverlist_server::store::accounts::{self, NewAccount};
use coverlist_server::store::{districts, records};
use serde_json::{Map, Value, json};
use std::path::Path;

#[test]
fn each_list_is_loaded_as_expected_on_the_command_line_and_over_http() {
    let app = App::start();
    let hash = password::hash(PASSWORD).expect("a hash");
    let updates = std::env::var_os("UPDATE_LOADS").is_some();
    let mut differing = Vec::new();
    for case in load_cases() {
        let result = load(&app, &hash, &case);
        if updates {
            case.expect(&result);
        } else if result != case.expected {
            let (found, expected) = (Value::Object(result), Value::Object(case.expected));
            differing.push(format!("{}\nexpected: {expected}\nfound:    {found}", case.name));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Loads a list in both ways, each into a district of its own, and returns the result, which is the same.
fn load(app: &App, hash: &str, case: &LoadCase) -> Map<String, Value> {
    let [by_command, by_request] = ["command", "request"].map(|way| District::create(app, case, way));
    let admin = by_request.admin(hash);
    if let Some(known) = case.path("known.csv") {
        by_command.command(&known, &[]).exits(0);
        admin.load(&case.noun, case.optional("known.csv").expect("it is there"));
    }
    if let Some(insured) = case.optional("insured.csv") {
        let id = admin.stage(case.noun.trim_end_matches('s'), insured).id;
        admin.process(id);
    }
    let ran = by_command.command(&case.folder.join(case.file), &options(case));
    let mut result = match request(&admin, case) {
        Ok(loaded) => {
            assert_eq!(ran.json(), json!(loaded), "{}", case.name);
            outcome(&loaded)
        }
        Err(problem) => {
            assert!(ran.out.is_empty() && ran.err.contains(&problem.detail), "{}: {}", case.name, ran.err);
            blocked(&problem)
        }
    };
    assert_eq!(by_command.stored(), by_request.stored(), "{}", case.name);
    result.insert("records".to_owned(), json!(listed(&admin, case)));
    loads_its_own_sheet(&admin, case);
    result.extend([("load".to_owned(), json!(case.noun)), ("exit".to_owned(), json!(ran.code))]);
    result.insert("confirm".to_owned(), json!(case.confirm));
    result.retain(|_, value| !is_empty(value));
    result
}

/// A district for a case.
struct District<'a> {
    app: &'a App,
    case: &'a LoadCase,
    id: i64,
    name: String,
}

impl<'a> District<'a> {
    fn create(app: &'a App, case: &'a LoadCase, way: &str) -> Self {
        let name = format!("{} by {way}", case.name);
        let id = app.database.write(|tx| districts::create(tx, &name, 0)).expect("a district");
        Self { app, case, id, name }
    }

    /// Adds an admin, and signs in.
    fn admin(&self, hash: &str) -> Session {
        let email = format!("{}@oak.example", self.case.name);
        let account = NewAccount { email: &email, name: "Pat", password_hash: hash, role: Role::Admin };
        let added = self.app.database.write(|tx| accounts::add(tx, self.id, &account, 0));
        added.expect("an account");
        self.app.sign_in(&email)
    }

    /// Loads a list on the command line.
    fn command(&self, list: &Path, options: &[String]) -> Ran {
        let [list, data] = [list, self.app.data()].map(|path| path.display().to_string());
        let fixed = ["records", "load", &self.case.noun, &list, "--json", "--data", &data];
        let district = ["--district".to_owned(), self.name.clone()];
        coverlist(fixed.map(str::to_owned).iter().chain(&district).chain(options))
    }

    /// The keys of the records with their attributes.
    fn stored(&self) -> Vec<(String, Vec<String>)> {
        let kinds = RecordKind::ALL.into_iter();
        let of_kind = |kind| self.app.database.read(|tx| records::all(tx, self.id, kind)).expect("records");
        kinds.flat_map(of_kind).map(|record| (record.key, record.attributes)).collect()
    }
}

/// The options of the command that loads the list of a case.
fn options(case: &LoadCase) -> Vec<String> {
    let files = [("--decisions", "decisions.json"), ("--roles", "roles.csv"), ("--orgs", "orgs.csv")];
    let files = files.into_iter().filter_map(|(option, name)| Some((option, case.path(name)?)));
    let files = files.flat_map(|(option, path)| [option.to_owned(), path.display().to_string()]);
    files.chain(case.confirm.then(|| "--confirm".to_owned())).collect()
}

/// Loads a list over HTTP: as a body, or as a form if there is more than the list.
fn request(admin: &Session, case: &LoadCase) -> Result<RecordsLoaded, Box<Problem>> {
    let path = format!("{}?name={}&confirm={}", paths::records(&case.noun), case.file, case.confirm);
    let read = |name: &'static str| Some((name, case.optional(&format!("{name}.csv"))?));
    let (decisions, list) = (case.optional("decisions.json"), case.optional(case.file).expect("the list"));
    let others: Vec<_> = ["roles", "orgs"].into_iter().filter_map(read).collect();
    let request = if decisions.is_none() && others.is_empty() {
        Request::new("POST", path).body("text/csv", list)
    } else {
        let decisions = decisions.unwrap_or_else(|| b"{}".to_vec());
        let mut parts = vec![("decisions", "application/json", &decisions[..]), ("file", "text/csv", &list)];
        parts.extend(others.iter().map(|(name, file)| (*name, "text/csv", &file[..])));
        form(path, &parts)
    };
    let answer = admin.send(request);
    match answer.status {
        200 => Ok(answer.json()),
        _ => Err(Box::new(answer.problem(ProblemCode::FileBlocked))),
    }
}

/// The records of the district, in the order of their keys, without what is unknown.
fn listed(admin: &Session, case: &LoadCase) -> Vec<Value> {
    let path = format!("{}?limit=500", paths::records(&case.noun));
    let mut page: Value = admin.get(path).expect(200).json();
    let rows = page["rows"].as_array_mut().expect("a list");
    for row in rows.iter_mut() {
        let row = row.as_object_mut().expect("an object");
        row.retain(|name, value| name != "id" && !is_empty(value));
    }
    std::mem::take(rows)
}

/// Asserts that the export of the records, loaded again, changes nothing.
fn loads_its_own_sheet(admin: &Session, case: &LoadCase) {
    let before = listed(admin, case);
    if !before.is_empty() {
        let loaded = admin.load(&case.noun, admin.sheet(&case.noun));
        let counts = (loaded.added, loaded.changed, loaded.refused, loaded.ignored, loaded.absent);
        assert_eq!(counts, (0, 0, 0, 0, 0), "{}: {loaded:?}", case.name);
        assert_eq!(listed(admin, case), before, "{}", case.name);
    }
}

/// The members of `expected.json` for a list that was loaded.
fn outcome(loaded: &RecordsLoaded) -> Map<String, Value> {
    let mut counts = json!({
        "added": loaded.added,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "refused": loaded.refused,
        "conflicts": loaded.conflicts,
        "ignored": loaded.ignored,
    });
    counts.as_object_mut().expect("an object").retain(|_, count| *count != json!(0));
    let code = |sentence: &SentenceView| code(&json!(sentence));
    let refused = loaded.refused_rows.iter().map(|row| json!([row.line, code(&row.reason), row.record]));
    let ignored = loaded.ignored_rows.iter().map(|row| json!([row.line, code(&row.reason)]));
    let columns = loaded.columns.iter();
    let columns = columns.map(|column| json!([column.header, column.read_as.as_ref().map(code)]));
    let result = json!({
        "shape": loaded.shape.message,
        "counts": counts,
        "refused": refused.collect::<Vec<_>>(),
        "ignored": ignored.collect::<Vec<_>>(),
        "questions": loaded.questions.iter().map(|asked| &asked.question.decision).collect::<Vec<_>>(),
        "notes": loaded.notes.iter().map(code).collect::<Vec<_>>(),
        "columns": columns.collect::<Vec<_>>(),
        "absent": loaded.absent_records,
    });
    match result {
        Value::Object(members) => members,
        _ => unreachable!("it is an object"),
    }
}

/// The members of `expected.json` for a list of which nothing was loaded.
fn blocked(problem: &Problem) -> Map<String, Value> {
    let why = json!(code(&json!(problem.params)["fault"]));
    let questions = problem.questions.iter().map(|asked| json!(asked.question.decision));
    let members = [("problem", why), ("questions", questions.collect())];
    members.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
}

/// The code of a sentence: of one about a finding the code of the finding, and `question` for a question.
fn code(sentence: &Value) -> String {
    match sentence["code"].as_str().expect("a code") {
        "finding" => {
            let help = sentence["params"]["help"]["code"].as_str().expect("the code of the help");
            help.trim_end_matches(".help").to_owned()
        }
        "" => "question".to_owned(),
        code => code.to_owned(),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
