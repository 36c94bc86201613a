//! A file that the engine reads, validates and shows.

use crate::keys::{Keys, Scanned};
use crate::message::{EngineAnswer, EngineFailure, FileFacts, Start};
use crate::readings::samples;
use crate::source::{Source, SourceHash};
use crate::work::{Done, Reading, Work};
use coverlist_core::map::{BetterTemplate, HeaderVerdict, is_header_read};
use coverlist_core::read::{Reader, Table, WorkbookFacts};
use coverlist_core::sheet::{
    Proposals, Provenance, SourceUse, Sourced, Sources, Undecided, resolve, with_source,
};
use coverlist_core::template::Template;
use coverlist_core::validate::Validator;

/// A file, the requested work on it, and its state.
pub(crate) struct Job {
    pub(crate) start: Start,
    pub(crate) template: Template,
    /// The decisions that are applied: the person's own ones, and those of a saved source.
    pub(crate) sourced: Sourced,
    /// The first bytes of the file, when a saved source was looked for.
    pub(crate) head: Vec<u8>,
    pub(crate) work: Work,
    pub(crate) source: Source,
    pub(crate) keys: Keys,
    /// The workbook, if the file is one; its rows arrive as CSV.
    pub(crate) workbook: Option<WorkbookFacts>,
    /// The expected number of bytes in the file; zero if it is unknown.
    pub(crate) size: u64,
    pub(crate) is_header_said: bool,
    /// The name of the file, when its sheet is requested before the verdict.
    pub(crate) sheet_due: Option<String>,
}

impl Job {
    pub(crate) fn new(start: Start, template: Template) -> Self {
        let sourced = Sourced::without_source(start.decisions.clone());
        let source = Source::new(start.run);
        let mut job = Self {
            start,
            template,
            sourced,
            head: Vec::new(),
            work: Work::Stopped,
            source,
            keys: Keys::default(),
            workbook: None,
            size: 0,
            is_header_said: false,
            sheet_due: None,
        };
        job.read_again();
        job
    }

    /// Takes other settings. Returns whether the file must be read again.
    pub(crate) fn set(&mut self, start: Start, template: Template) -> bool {
        let reading = |job: &Self| {
            let decisions = &job.sourced.decisions;
            (decisions.read(), decisions.workbook(), job.start.templates.headers())
        };
        let before = reading(self);
        if self.template.kind == template.kind {
            self.keys.stop();
        } else {
            self.keys = Keys::default();
        }
        self.start = start;
        self.template = template;
        self.is_header_said = false;
        self.sheet_due = None;
        self.sourced = self.sourced_by(&self.head);
        let has_no_head = self.head.is_empty() && !self.start.sources.is_empty();
        has_no_head || before != reading(self)
    }

    /// Begins to read the file, whose bytes come next.
    pub(crate) fn read_again(&mut self) {
        self.source = Source::new(self.start.run);
        self.workbook = None;
        self.begin();
    }

    /// Takes what is known of the workbook so far. Its CSV comes next, or has come.
    pub(crate) fn set_workbook(&mut self, workbook: WorkbookFacts) {
        let is_opened = self.workbook.replace(workbook).is_none();
        if is_opened {
            self.sourced = self.sourced_by(&[]);
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.work = match self.start.sources.is_empty() {
            true => self.reading(),
            false => Work::Opening(Vec::new()),
        };
    }

    fn reading(&self) -> Work {
        let headers = self.start.templates.headers();
        let mut reader = Reader::new(&self.sourced.decisions.read(), &headers);
        if let Some(workbook) = &self.workbook {
            reader.set_workbook(workbook.clone());
        }
        Work::Reading(Box::new(Reading { reader, validator: None }))
    }

    /// Looks for a saved source with the first bytes of the file, and reads them.
    pub(crate) fn open(&mut self) {
        let Work::Opening(head) = &mut self.work else { return };
        self.head = std::mem::take(head);
        self.sourced = self.sourced_by(&self.head);
        self.work = self.reading();
        if let Work::Reading(reading) = &mut self.work {
            reading.reader.push(&self.head);
        }
        self.head.truncate(Sources::HEAD);
    }

    fn sourced_by(&self, head: &[u8]) -> Sourced {
        let Start { templates, decisions, sources, .. } = &self.start;
        let is_worksheet = self.workbook.is_some();
        let own = if is_worksheet { decisions.about_worksheet() } else { decisions.clone() };
        with_source(head, &self.template, templates, &own, sources.as_ref(), Proposals::Asked)
    }

    /// The table of a file that is read to its end.
    pub(crate) fn complete(&self, mut reader: Reader) -> Table {
        reader.finish();
        let mut table = reader.into_table();
        if let Some(workbook) = &self.workbook {
            table.set_workbook(workbook.clone());
        }
        table
    }

    /// Validates the rows of a file that is read, from where `validator` is.
    pub(crate) fn validate(
        &mut self,
        table: Table,
        validator: Option<Validator>,
    ) -> Result<(), EngineFailure> {
        let validator = validator.map_or_else(|| self.validator(&table), Ok)?;
        self.work = Work::Validating(Box::new((table, validator)));
        Ok(())
    }

    /// A validator for a table with a header, or one that is read to its end.
    fn validator(&self, table: &Table) -> Result<Validator, EngineFailure> {
        let Start { templates, today, limits, .. } = &self.start;
        let choices = resolve(table, &self.template, templates, &self.sourced.decisions, Undecided::Blocks)
            .map_err(EngineFailure::WrongDecision)?;
        Ok(Validator::new(table, &self.template, templates, &choices, *today, *limits))
    }

    /// Begins to validate the file while it is read, if its header is known.
    pub(crate) fn begin_validation(&mut self) -> Result<(), EngineFailure> {
        let has_header = |table: &&Table| is_header_read(table, self.sourced.decisions.header);
        let Some(table) = self.work.table().filter(has_header) else { return Ok(()) };
        let mut validator = self.validator(table)?;
        let Work::Reading(reading) = &mut self.work else { return Ok(()) };
        let records = reading.reader.expect(self.size);
        validator.expect_records(records);
        validator.step(reading.reader.table(), u32::MAX);
        reading.validator = Some(validator);
        Ok(())
    }

    /// The header verdict. It is returned once, as soon as the header is known.
    pub(crate) fn header(&mut self) -> Option<EngineAnswer> {
        let header = self.work.header().filter(|_| !self.is_header_said)?.clone();
        let header = self.with_template_of_source(header);
        self.is_header_said = true;
        Some(EngineAnswer::Header { run: self.start.run, header })
    }

    /// Names the template of the saved source that has these headers, if it is another one.
    fn with_template_of_source(&self, mut header: HeaderVerdict) -> HeaderVerdict {
        if let Some(SourceUse::OtherTemplate { template, .. }) = &self.sourced.used {
            let better = BetterTemplate { template: template.clone(), key_column: None };
            header.fits_better.get_or_insert(better);
        }
        header
    }

    /// The facts about a file that is read to its end. The header does not wait for them, because samples in
    /// other encodings take as long as the header.
    pub(crate) fn facts(&self) -> Option<EngineAnswer> {
        let table = self.work.table()?;
        let samples = match self.workbook {
            None => samples(table, self.source.excerpt()),
            Some(_) => Vec::new(),
        };
        let facts = FileFacts { facts: table.facts(), samples };
        Some(EngineAnswer::Facts { run: self.start.run, facts })
    }

    /// The verdict, and the hash of the file if it is known from an earlier run.
    pub(crate) fn verdict(&mut self) -> Vec<EngineAnswer> {
        let mut done = match std::mem::take(&mut self.work).finish(&self.sourced.decisions) {
            Some(Ok(done)) => done,
            Some(Err(fault)) => return vec![self.failed(EngineFailure::WrongDecision(fault))],
            None => return Vec::new(),
        };
        if self.sourced.drop_contradicted(&done.verdict) {
            let begun = self.validate(done.into_own_table(), None);
            return begun.err().map(|failure| self.failed(failure)).into_iter().collect();
        }
        let mut summary = Box::new(done.summary(&self.start.templates, &self.sourced));
        summary.header = summary.header.map(|header| self.with_template_of_source(header));
        if let Some(name) = self.sheet_due.take() {
            done.start_sheet(name);
        }
        self.work = Work::Done(Box::new(done));
        let verdict = EngineAnswer::Verdict { run: self.start.run, summary };
        [verdict].into_iter().chain(self.source_hash()).collect()
    }

    fn failed(&self, failure: EngineFailure) -> EngineAnswer {
        EngineAnswer::Failed { run: self.start.run, failure }
    }

    pub(crate) fn done(&mut self) -> Option<&mut Done> {
        match &mut self.work {
            Work::Done(done) => Some(done),
            Work::Opening(_) | Work::Reading(_) | Work::Validating(_) | Work::Stopped => None,
        }
    }

    /// Continues the window, the sheet, or else the look-up of keys. Returns the answers so far.
    pub(crate) fn serve(&mut self, rows: u32) -> Vec<EngineAnswer> {
        let run = self.start.run;
        let Self { work: Work::Done(done), keys, .. } = self else { return Vec::new() };
        if done.is_busy() {
            return done
                .step(run, rows, keys.missing())
                .map(EngineAnswer::Window)
                .into_iter()
                .chain(self.sheet())
                .chain(self.download())
                .collect();
        }
        let scanned = keys.step(&done.table, &done.verdict, rows).map(|scanned| match scanned {
            Scanned::Unknown(keys) => EngineAnswer::Keys { run, keys },
            Scanned::Matched(keys) => EngineAnswer::Matched { run, keys: Box::new(keys) },
        });
        scanned.into_iter().collect()
    }

    /// The answer about the file's hash. It comes after the verdict.
    pub(crate) fn source_hash(&mut self) -> Option<EngineAnswer> {
        self.done()?;
        let run = self.start.run;
        match self.source.hash() {
            SourceHash::Known(sha256) => Some(EngineAnswer::Source { run, sha256: sha256.clone() }),
            SourceHash::Changed => Some(EngineAnswer::Failed { run, failure: EngineFailure::FileChanged }),
            SourceHash::Due | SourceHash::Running(_) => None,
        }
    }

    /// The answer about the download, once it is written.
    fn download(&mut self) -> Option<EngineAnswer> {
        let run = self.start.run;
        let written = self.done()?.download.take_if(|download| download.is_written())?;
        Some(EngineAnswer::Download { run, columns: written.into_columns() })
    }

    /// The answer about the sheet, once it is written and the file's hash is known.
    pub(crate) fn sheet(&mut self) -> Option<EngineAnswer> {
        let Self { start: Start { run, .. }, sourced, work: Work::Done(done), source, .. } = self else {
            return None;
        };
        let sheet = done.sheet.as_ref().filter(|sheet| sheet.is_written())?;
        let answer = match source.hash() {
            SourceHash::Known(sha256) => {
                let provenance = sheet.provenance(&done.table, &done.verdict, sha256);
                let provenance = Provenance { saved_source: sourced.source_name(), ..provenance };
                EngineAnswer::Sheet { run: *run, provenance: Box::new(provenance) }
            }
            SourceHash::Changed => EngineAnswer::Failed { run: *run, failure: EngineFailure::FileChanged },
            SourceHash::Due | SourceHash::Running(_) => return None,
        };
        done.sheet = None;
        Some(answer)
    }
}
