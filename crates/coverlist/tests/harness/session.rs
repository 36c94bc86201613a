use super::client::{Request, Response};
use super::{Staging, wait_for};
use coverlist_api::{
    AnswerView, DeviceView, FieldEntry, FieldView, ImportView, LoadReversalRequest, LoadReversalView,
    LookupRequest, LookupView, OpenImport, Page, PlanQueryRequest, PlanView, ProcessRequest,
    RecordQueryRequest, RecordsLoaded, ReportView, ReversalRequest, ReversalView, RowQueryRequest,
    SessionState, SessionView, SignIn, UserView, paths,
};
use coverlist_core::plan::Sample;
use coverlist_core::record::{Field, FieldType, RecordKind};
use coverlist_core::template::{Column, Template, TemplateSet};
use std::io;
use std::net::SocketAddr;

/// A signed-in account, and its requests.
#[derive(Clone)]
pub struct Session {
    pub address: SocketAddr,
    pub cookie: String,
    /// The key of a header session, which is sent with the cookie.
    pub key: Option<String>,
}

impl Session {
    #[track_caller]
    pub fn sign_in(address: SocketAddr, email: &str, password: &str) -> Self {
        let answer = Self::try_sign_in(address, email, password).expect("an answer").expect(201);
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        Self { address, cookie: cookie.expect("a cookie").to_owned(), key: None }
    }

    pub fn try_sign_in(address: SocketAddr, email: &str, password: &str) -> io::Result<Response> {
        Self::signing_in(email, password).send(address)
    }

    pub fn signing_in(email: &str, password: &str) -> Request {
        let body = SignIn { email: email.into(), password: password.into() };
        Request::new("POST", paths::SESSION).json(&body)
    }

    pub fn try_send(&self, ask: Request) -> io::Result<Response> {
        let ask = ask.header("cookie", &self.cookie);
        match &self.key {
            Some(key) => ask.header("authorization", &format!("Bearer {key}")).send(self.address),
            None => ask.send(self.address),
        }
    }

    #[track_caller]
    pub fn send(&self, ask: Request) -> Response {
        self.try_send(ask).expect("an answer")
    }

    #[track_caller]
    pub fn get(&self, path: impl Into<String>) -> Response {
        self.send(Request::new("GET", path))
    }

    #[track_caller]
    pub fn delete(&self, path: impl Into<String>) -> Response {
        self.send(Request::new("DELETE", path))
    }

    /// The server's description of the session; `None` when the session has ended.
    #[track_caller]
    pub fn view(&self) -> Option<SessionView> {
        self.get(paths::SESSION).expect(200).json::<SessionState>().session
    }

    /// A request that loads a roster of `users` or `devices`, as `noun` says.
    pub fn loading(noun: &str, roster: impl Into<Vec<u8>>) -> Request {
        Request::new("POST", paths::records(noun)).body("text/csv", roster)
    }

    /// Loads a roster of `users` or `devices`, as `noun` says.
    #[track_caller]
    pub fn load(&self, noun: &str, roster: impl Into<Vec<u8>>) -> RecordsLoaded {
        self.send(Self::loading(noun, roster)).expect(200).json()
    }

    /// Loads devices from a roster with only serials.
    #[track_caller]
    pub fn load_devices(&self, roster: Vec<u8>) -> RecordsLoaded {
        self.load("devices", roster)
    }

    /// A page of all users. `query` is empty or, for example, `?limit=10`.
    #[track_caller]
    pub fn users(&self, query: &str) -> Page<UserView> {
        self.get(paths::records("users") + query).expect(200).json()
    }

    /// A page of all devices. `query` is empty or, for example, `?limit=10`.
    #[track_caller]
    pub fn devices(&self, query: &str) -> Page<DeviceView> {
        self.get(paths::records("devices") + query).expect(200).json()
    }

    /// A request for the `users` or `devices`, as `noun` says, that a query finds.
    pub fn querying(noun: &str, query: &RecordQueryRequest) -> Request {
        Request::new("POST", paths::records_query(noun)).json(query)
    }

    /// The users that a query finds.
    #[track_caller]
    pub fn find_users(&self, query: &RecordQueryRequest) -> Page<UserView> {
        self.send(Self::querying("users", query)).expect(200).json()
    }

    /// The devices that a query finds.
    #[track_caller]
    pub fn find_devices(&self, query: &RecordQueryRequest) -> Page<DeviceView> {
        self.send(Self::querying("devices", query)).expect(200).json()
    }

    /// A request to look up keys among `users` or `devices`, as `noun` says.
    pub fn looking_up(noun: &str, keys: Vec<String>) -> Request {
        Request::new("POST", paths::records_lookup(noun)).json(&LookupRequest { keys })
    }

    /// The answers for keys among `users` or `devices`, as `noun` says.
    #[track_caller]
    pub fn look_up(&self, noun: &str, keys: Vec<String>) -> Vec<AnswerView> {
        self.send(Self::looking_up(noun, keys)).expect(200).json::<LookupView>().answers
    }

    /// The first users whose key, name or e-mail address contains a text.
    #[track_caller]
    pub fn search_users(&self, text: &str) -> Vec<UserView> {
        self.find_users(&RecordQueryRequest { q: text.to_owned(), ..RecordQueryRequest::default() }).rows
    }

    /// The first devices whose serial, asset tag or assignee contains a text.
    #[track_caller]
    pub fn search_devices(&self, text: &str) -> Vec<DeviceView> {
        self.find_devices(&RecordQueryRequest { q: text.to_owned(), ..RecordQueryRequest::default() }).rows
    }

    /// Exports all `users` or `devices`, as `noun` says, as a CSV file.
    #[track_caller]
    pub fn sheet(&self, noun: &str) -> String {
        self.get(paths::records(noun) + ".csv").expect(200).text()
    }

    /// Exports the `users` or `devices`, as `noun` says, that a query finds, as a CSV file.
    #[track_caller]
    pub fn found_sheet(&self, noun: &str, query: &RecordQueryRequest) -> String {
        self.send(Request::new("POST", paths::records_query_csv(noun)).json(query)).expect(200).text()
    }

    /// All fields of the district.
    #[track_caller]
    pub fn fields(&self) -> Vec<FieldView> {
        self.get(paths::FIELDS).expect(200).json::<Page<FieldView>>().rows
    }

    /// A request to change the fields of the district to those in this list.
    pub fn changing_fields(rows: Vec<FieldEntry>) -> Request {
        Request::new("PUT", paths::FIELDS).json(&Page { rows, next: None })
    }

    /// Adds a custom field, and returns its id.
    #[track_caller]
    pub fn add_field(&self, kind: RecordKind, field_type: FieldType, name: &str) -> Field {
        let mut rows: Vec<_> = self.fields().into_iter().map(FieldEntry::from).collect();
        rows.push(FieldEntry { kind, id: None, field_type, name: name.to_owned(), built_in: None });
        let after: Page<FieldView> = self.send(Self::changing_fields(rows)).expect(200).json();
        let added = after.rows.into_iter().find(|field| field.kind == kind && field.name == name);
        added.expect("the added field").id
    }

    /// The current version of a template.
    #[track_caller]
    pub fn template(&self, id: &str) -> Template {
        self.get(paths::template(id)).expect(200).json()
    }

    /// Adds a custom text field, and a column of it to a template. The field and the header have this name.
    #[track_caller]
    pub fn add_column(&self, template: &str, name: &str) -> Template {
        let mut template = self.template(template);
        template.columns.push(Column::new(self.add_field(template.kind, FieldType::Text, name), name));
        self.change(&template)
    }

    /// A request to add a template, or a version of one.
    pub fn changing(template: &Template) -> Request {
        Request::new("PUT", paths::template(&template.id)).json(template)
    }

    /// Adds a template, or a version of one.
    #[track_caller]
    pub fn change(&self, template: &Template) -> Template {
        self.send(Self::changing(template)).expect(200).json()
    }

    /// A request to stage a file as `list.csv` under a built-in template. It agrees to no rejected rows.
    #[track_caller]
    pub fn staging(template: &str, bytes: impl Into<Vec<u8>>) -> Request {
        Staging::new(template, bytes).request()
    }

    /// A file to stage under the district's current templates.
    #[track_caller]
    pub fn file(&self, template: &str, bytes: impl Into<Vec<u8>>) -> Staging {
        let templates: Page<Template> = self.get(paths::TEMPLATES).expect(200).json();
        let templates = TemplateSet::new(templates.rows).expect("templates");
        Staging::new(template, bytes).among(templates.of_insurance().expect("insurance templates"))
    }

    /// Tries to stage a file that has no rejected rows, and returns the response.
    #[track_caller]
    pub fn try_stage(&self, template: &str, bytes: impl Into<Vec<u8>>) -> Response {
        self.send(self.file(template, bytes).request())
    }

    /// Stages a file that has no rejected rows.
    #[track_caller]
    pub fn stage(&self, template: &str, bytes: impl Into<Vec<u8>>) -> ImportView {
        self.try_stage(template, bytes).expect(201).json()
    }

    /// Stages a file, and agrees to leave out this number of rejected rows.
    #[track_caller]
    pub fn stage_without(&self, rejected: u32, template: &str, bytes: impl Into<Vec<u8>>) -> ImportView {
        self.send(self.file(template, bytes).rejecting(rejected).request()).expect(201).json()
    }

    #[track_caller]
    pub fn open(&self) -> Option<ImportView> {
        self.get(paths::OPEN_IMPORT).expect(200).json::<OpenImport>().import
    }

    #[track_caller]
    pub fn import(&self, id: i64) -> ImportView {
        self.get(paths::import(id)).expect(200).json()
    }

    /// A page of the plan. `query` is empty or, for example, `?action=skipped`.
    #[track_caller]
    pub fn plan(&self, id: i64, query: &str) -> PlanView {
        self.get(paths::import_plan(id) + query).expect(200).json()
    }

    /// The rows of the plan that a query finds.
    #[track_caller]
    pub fn search_plan(&self, id: i64, query: &PlanQueryRequest) -> PlanView {
        self.send(Request::new("POST", paths::import_plan_query(id)).json(query)).expect(200).json()
    }

    pub fn consent(plan: &PlanView) -> ProcessRequest {
        let PlanView { sha256, generation, counts, .. } = plan.clone();
        ProcessRequest { sha256, generation, counts, sample: None }
    }

    pub fn processing(id: i64, plan: &PlanView) -> Request {
        Request::new("POST", paths::import_process(id)).json(&Self::consent(plan))
    }

    pub fn sampling(id: i64, plan: &PlanView, sample: Sample) -> Request {
        let request = ProcessRequest { sample: Some(sample), ..Self::consent(plan) };
        Request::new("POST", paths::import_process(id)).json(&request)
    }

    /// Consents to a sample of the current plan, and waits until it is applied.
    #[track_caller]
    pub fn sample(&self, id: i64, sample: Sample) -> ImportView {
        let plan = self.plan(id, "?limit=1");
        self.send(Self::sampling(id, &plan, sample)).expect(202);
        self.until_settled(id)
    }

    /// Consents to the current plan, and waits until the import is processed.
    #[track_caller]
    pub fn process(&self, id: i64) -> ImportView {
        let plan = self.plan(id, "?limit=1");
        self.send(Self::processing(id, &plan)).expect(202);
        self.until_settled(id)
    }

    /// What undoing an import, or reverting the undo, would do. `path` is that of the API.
    #[track_caller]
    pub fn reversal(&self, path: &str) -> ReversalView {
        self.get(path.to_owned()).expect(200).json()
    }

    /// A request to revert what was seen.
    pub fn reverting(path: &str, seen: &ReversalView) -> Request {
        Request::new("POST", path).json(&ReversalRequest { run: seen.run, counts: seen.counts })
    }

    /// Undoes an import, and waits until that is done.
    #[track_caller]
    pub fn undo(&self, id: i64) -> ImportView {
        self.revert(id, &paths::import_undo(id))
    }

    /// Reverts the undo of an import, and waits until that is done.
    #[track_caller]
    pub fn redo(&self, id: i64) -> ImportView {
        self.revert(id, &paths::import_redo(id))
    }

    #[track_caller]
    fn revert(&self, id: i64, path: &str) -> ImportView {
        let seen = self.reversal(path);
        self.send(Self::reverting(path, &seen)).expect(202);
        self.until_settled(id)
    }

    /// What undoing a load of a roster, or reverting the undo, would do. `path` is that of the API.
    #[track_caller]
    pub fn load_reversal(&self, path: &str) -> LoadReversalView {
        self.get(path.to_owned()).expect(200).json()
    }

    /// A request to revert what was seen of a load of a roster.
    pub fn reverting_load(path: &str, seen: &LoadReversalView) -> Request {
        Request::new("POST", path).json(&LoadReversalRequest { counts: seen.counts })
    }

    /// Waits until no run of an import is queued.
    #[track_caller]
    pub fn until_settled(&self, id: i64) -> ImportView {
        wait_for("the run to end", || Some(self.import(id)).filter(|import| import.queued_run().is_none()))
    }

    /// The rows of the report that a query finds.
    #[track_caller]
    pub fn search_report(&self, id: i64, query: &RowQueryRequest) -> ReportView {
        self.send(Request::new("POST", paths::import_report_query(id)).json(query)).expect(200).json()
    }

    /// A page of the report. `query` is empty or, for example, `?outcome=skipped`.
    #[track_caller]
    pub fn report(&self, id: i64, query: &str) -> ReportView {
        self.get(paths::import_report(id) + query).expect(200).json()
    }
}
