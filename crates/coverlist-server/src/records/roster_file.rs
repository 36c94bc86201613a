//! A file with a list of users or devices, and how it is read.

use crate::document::Fault;
use crate::import::{FileContent, refused};
use crate::sources::chosen;
use crate::store::{Database, StoreError, records, sources, templates};
use crate::{Clock, Failure, Refusal};
use coverlist_api::{ProblemCode, QuestionView};
use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::oneroster::{Export, JoinFacts, OneRosterError, join};
use coverlist_core::read::ReadChoices;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{self, Roster};
use coverlist_core::sheet::{DecisionFault, Decisions, Proposals, Question, SourceChoice, SourceUse, Terms};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_messages::{
    Message, decision_rule, finding_message, oneroster_error, question, roster_of_other_kind, text,
};
use coverlist_workbook::read::oneroster_export;
use std::collections::HashSet;
use std::mem;

/// The most bytes of a OneRoster export that are unpacked and joined.
const MAX_JOINED: u64 = 1 << 32;

/// A file with a list of users or devices.
pub struct RosterFile {
    /// The kind of record that it lists.
    pub kind: RecordKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// For OneRoster, the bytes of `roles.csv`.
    pub roles: Option<Vec<u8>>,
    /// For OneRoster, the bytes of `orgs.csv`.
    pub orgs: Option<Vec<u8>>,
    /// The decisions about it.
    pub decisions: Decisions,
    /// The source that applies.
    pub source: SourceChoice,
    /// What happens to proposals.
    pub proposals: Proposals,
    /// The number of records that may get the name of another person, if a person has agreed to one.
    pub other_names: Option<u32>,
}

/// A list that was read, and the templates under which it was read.
pub struct ReadRoster {
    pub roster: Roster,
    pub template: Template,
    /// The district's templates of records.
    pub templates: TemplateSet,
    /// What is known about the join of a OneRoster export.
    pub join: Option<JoinFacts>,
    /// The number of records that may get the name of another person, if a person has agreed to one.
    pub other_names: Option<u32>,
}

impl RosterFile {
    /// A list about which nothing is decided.
    pub fn new(kind: RecordKind, bytes: Vec<u8>) -> Self {
        let (decisions, source) = (Decisions::default(), SourceChoice::default());
        let proposals = Proposals::Asked;
        Self { kind, bytes, roles: None, orgs: None, decisions, source, proposals, other_names: None }
    }

    /// Reads the list for a district.
    ///
    /// # Errors
    ///
    /// `bad_request` for a decision that does not fit, `not_found` for an unknown source, and `file_blocked`
    /// with the open questions, when nothing can be loaded.
    pub fn read(
        mut self,
        database: &Database,
        district: i64,
        clock: &Clock,
        limits: Limits,
    ) -> Result<ReadRoster, Failure> {
        let kind = self.kind;
        let (all, saved, known) = database.read(|tx| -> Result<_, StoreError> {
            let known = records::match_keys(tx, district, kind)?;
            Ok((templates::current(tx, district)?, sources::of_district(tx, district)?, known))
        })?;
        let known: HashSet<String> = known.into_iter().collect();
        let template = all.of_records(kind).cloned();
        let template = template.ok_or_else(|| Failure::fault("a district without templates of records"))?;
        let templates = all.peers(&template);
        let (join, other_names) = (self.join(limits.max_bytes)?, self.other_names);
        let content = FileContent::read(self.bytes, &self.decisions.workbook()).map_err(refused)?;
        let sources = chosen(&self.source, &saved, &template)?;
        // Lists of records have no dates, so the time zone does not matter.
        let terms = Terms { template: &template, templates: &templates, today: clock.today(), limits };
        let file = content.source("");
        let knows = |key: &coverlist_core::record::MatchKey| known.contains(key.as_str());
        let roster = roster::read(&file, &terms, &self.decisions, sources, self.proposals, knows);
        let roster = roster.map_err(|DecisionFault { pointer, rule }| {
            refused(Fault { pointer, problem: decision_rule(rule) })
        })?;
        let read = ReadRoster { roster, template, templates, join, other_names };
        match read.refusal(&all) {
            Some(refusal) => Err(refusal),
            None => Ok(read),
        }
    }
}

impl RosterFile {
    /// Joins the files of a OneRoster export, if it is one: those of a zip archive, or those that are given
    /// beside `users.csv`.
    fn join(&mut self, max_bytes: u64) -> Result<Option<JoinFacts>, Failure> {
        if self.kind != RecordKind::User {
            return Ok(None);
        }
        let max_bytes = max_bytes.min(MAX_JOINED);
        let zip = oneroster_export(&self.bytes, max_bytes).map_err(unjoined)?;
        let is_alone = self.roles.is_none() && self.orgs.is_none();
        let export = match zip {
            Some(export) => export,
            None if is_alone => return Ok(None),
            None => {
                Export { users: mem::take(&mut self.bytes), roles: self.roles.take(), orgs: self.orgs.take() }
            }
        };
        let joined = join(&export, &self.decisions.read(), max_bytes).map_err(unjoined)?;
        if joined.facts.is_encoding_doubtful && self.decisions.encoding.is_none() {
            return Err(refuse(text::roster_export_encoding()));
        }
        let ReadChoices { encoding, delimiter, dialect } = joined.choices;
        self.bytes = joined.csv;
        self.decisions = Decisions { encoding, delimiter, dialect, ..mem::take(&mut self.decisions) };
        Ok(Some(joined.facts))
    }
}

fn unjoined(error: OneRosterError) -> Failure {
    refuse(oneroster_error(&error))
}

fn refuse(problem: Message) -> Failure {
    Failure::refuse(ProblemCode::FileBlocked, text::problem_file_blocked_records(problem))
}

impl ReadRoster {
    /// Why nothing can be loaded. `all` are the templates of the district.
    fn refusal(&self, all: &TemplateSet) -> Option<Failure> {
        let blocking = self.roster.file.verdict.top_findings(usize::MAX).into_iter();
        let blocking: Vec<Finding> = blocking.filter(|it| it.severity() == Severity::Blocks).collect();
        let unread = || blocking.iter().find(says_more_than_questions).map(|finding| self.message(finding));
        if let Some(problem) = self.other_list(all, &blocking).or_else(unread) {
            return Some(refuse(problem));
        }
        match self.roster.open_questions().next() {
            Some(asked) => Some(self.asking(asked)),
            None => blocking.first().map(|finding| refuse(self.message(finding))),
        }
    }

    /// Why the file is another list than the one that is loaded.
    fn other_list(&self, all: &TemplateSet, blocking: &[Finding]) -> Option<Message> {
        if blocking.iter().any(|finding| finding.code == Code::TemplateWrong) {
            return Some(roster_of_other_kind(self.template.kind.other()));
        }
        if self.roster.is_insurance_list(all) {
            return Some(text::roster_insurance());
        }
        match &self.roster.source {
            Some(SourceUse::Asked { names }) => Some(text::roster_source_asked(names)),
            _ => None,
        }
    }

    fn message(&self, finding: &Finding) -> Message {
        finding_message(finding, &self.template, &self.templates)
    }

    /// The refusal because of open questions.
    fn asking(&self, first: &Question) -> Failure {
        let questions = self.roster.open_questions().map(QuestionView::new).collect();
        let reason = text::problem_file_blocked_records(question(first));
        Refusal { questions, ..Refusal::new(ProblemCode::FileBlocked, reason) }.into()
    }
}

/// Whether a finding says more than the questions about the file. One about hidden rows says less, and the
/// question about the delimiter of a file without a header says less.
fn says_more_than_questions(finding: &&Finding) -> bool {
    match finding.code {
        Code::HiddenRowsUndecided => false,
        Code::HeaderNotFound => true,
        _ => finding.line.is_none(),
    }
}
