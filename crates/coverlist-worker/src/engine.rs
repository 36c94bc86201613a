//! Reads and validates one file at a time, shows its rows and writes its sheet.

use crate::message::{CellEdit, EngineAnswer, EngineFailure, FileFacts, Progress, RowsRequest, Start};
use crate::readings::samples;
use crate::sheet::SheetJob;
use crate::source::{Source, SourceHash};
use crate::work::{Done, Reading, Work};
use coverlist_core::map::header_cells;
use coverlist_core::read::{Reader, Table};
use coverlist_core::sheet::{Proposals, Provenance, Sourced, Sources, Undecided, resolve, with_source};
use coverlist_core::template::Template;
use coverlist_core::validate::{EditRefusal, Validator};

/// Reads a file, validates it, shows its rows and writes its sheet. Each call does a slice of work and
/// returns the answers so far; the host receives requests in between.
#[derive(Default)]
pub struct Engine {
    job: Option<Job>,
}

/// What the host does next for the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Read the file from its beginning: [`Engine::push`], then [`Engine::end`].
    Read,
    /// Call [`Engine::step`] repeatedly while [`Engine::is_busy`] returns true.
    Step,
    /// Continue the current work: nothing new has begun.
    Nothing,
    /// Answer that the request failed.
    Fail {
        /// The run of the request.
        run: u32,
        /// The reason.
        failure: EngineFailure,
    },
}

struct Job {
    start: Start,
    template: Template,
    /// The decisions that are applied: the person's own ones, and those of a saved source.
    sourced: Sourced,
    /// The first bytes of the file, when a saved source was looked for.
    head: Vec<u8>,
    work: Work,
    source: Source,
    /// The expected number of bytes in the file; zero if it is unknown.
    size: u64,
    is_header_said: bool,
    /// The name of the file, when its sheet is requested before the verdict.
    sheet_due: Option<String>,
}

impl Engine {
    /// Drops the current file and expects the bytes of a new one.
    pub fn start(&mut self, start: Start) -> Next {
        let Some(template) = start.templates.get(&start.template).cloned() else {
            return self.refuse(&start);
        };
        self.job = Some(Job::new(start, template));
        Next::Read
    }

    /// Validates the same file with other settings, under a new run.
    pub fn revalidate(&mut self, start: Start) -> Next {
        let Some(template) = start.templates.get(&start.template).cloned() else {
            return self.refuse(&start);
        };
        let Some(job) = &mut self.job else { return Next::Nothing };
        let reads_otherwise = job.set(start, template);
        let table = match std::mem::take(&mut job.work) {
            Work::Validating(validating) if !reads_otherwise => validating.0,
            Work::Done(done) if !reads_otherwise => done.into_own_table(),
            Work::Reading(reading) if !reads_otherwise => {
                job.work = Work::Reading(Box::new(Reading { validator: None, ..*reading }));
                return Next::Nothing;
            }
            opening @ Work::Opening(_) => {
                job.work = opening;
                return Next::Nothing;
            }
            _ => {
                job.read_again();
                return Next::Read;
            }
        };
        match job.validate(table, None) {
            Ok(()) => Next::Step,
            Err(failure) => Next::Fail { run: job.start.run, failure },
        }
    }

    /// Drops the current file: a request names an unknown template.
    fn refuse(&mut self, start: &Start) -> Next {
        self.job = None;
        Next::Fail { run: start.run, failure: EngineFailure::UnknownTemplate }
    }

    /// Makes room for a file of `size` bytes, once its header is known.
    pub fn expect(&mut self, size: u64) {
        if let Some(job) = &mut self.job {
            job.size = size;
        }
    }

    /// Reads the next bytes of the file, and validates the rows in them.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<EngineAnswer> {
        let Some(job) = self.job.as_mut().filter(|job| job.work.is_reading()) else { return Vec::new() };
        job.source.push(bytes);
        match &mut job.work {
            Work::Opening(head) => {
                head.extend_from_slice(bytes);
                if head.len() < Sources::HEAD {
                    return Vec::new();
                }
                job.open();
            }
            Work::Reading(reading) => {
                reading.reader.push(bytes);
                if let Some(validator) = &mut reading.validator {
                    validator.step(reading.reader.table(), u32::MAX);
                    return Vec::new();
                }
            }
            Work::Validating(_) | Work::Done(_) | Work::Stopped => {}
        }
        let begun = job.begin_validation();
        self.header_or_failure(begun)
    }

    /// Ends the file and starts validation. `size` is the expected number of bytes: a cloud drive or a
    /// network may return a part of a file without an error.
    pub fn end(&mut self, size: u64) -> Vec<EngineAnswer> {
        let Some(job) = &mut self.job else { return Vec::new() };
        job.open();
        if let Work::Reading(reading) = &job.work {
            let read = reading.reader.table().facts().bytes;
            if read != size {
                return self.fail(EngineFailure::OtherSize { read, size }).into_iter().collect();
            }
        }
        let begun = match std::mem::take(&mut job.work) {
            Work::Reading(reading) => {
                let Reading { mut reader, validator } = *reading;
                reader.finish();
                job.validate(reader.into_table(), validator)
            }
            other => {
                job.work = other;
                Ok(())
            }
        };
        let answers = self.header_or_failure(begun);
        if answers.is_empty() {
            self.job.as_ref().and_then(Job::facts).into_iter().collect()
        } else {
            answers
        }
    }

    /// The answer about the header of a file whose validation has begun, or about its failure.
    fn header_or_failure(&mut self, begun: Result<(), EngineFailure>) -> Vec<EngineAnswer> {
        match begun {
            Ok(()) => self.job.as_mut().map(Job::header).unwrap_or_default(),
            Err(failure) => self.fail(failure).into_iter().collect(),
        }
    }

    /// Validates or searches about `rows` more rows, and returns the answers so far.
    pub fn step(&mut self, rows: u32) -> Vec<EngineAnswer> {
        let Some(job) = &mut self.job else { return Vec::new() };
        let mut answers = job.header();
        match &mut job.work {
            Work::Validating(validating) => {
                let (table, validator) = &mut **validating;
                if validator.step(table, rows) {
                    answers.extend(job.verdict());
                }
            }
            Work::Done(done) => {
                answers.extend(done.step(job.start.run, rows).map(EngineAnswer::Window));
                answers.extend(job.sheet());
            }
            Work::Opening(_) | Work::Reading(_) | Work::Stopped => {}
        }
        answers
    }

    /// Selects the rows of a window. Only the last request counts.
    pub fn rows(&mut self, request: RowsRequest) -> Next {
        let Some(Job { start, work: Work::Done(done), .. }) = &mut self.job else { return Next::Nothing };
        if request.run != start.run {
            return Next::Nothing;
        }
        done.show(request);
        Next::Step
    }

    /// Changes a cell of the validated file. Returns the verdict on the changed file.
    pub fn edit(&mut self, edit: &CellEdit) -> Option<EngineAnswer> {
        let CellEdit { run, line, field, .. } = *edit;
        let job = self.job.as_mut().filter(|job| job.start.run == run)?;
        let edited = match &mut job.work {
            Work::Done(done) => done.edit(edit).map(|()| done.summary(&job.start.templates, &job.sourced)),
            Work::Opening(_) | Work::Reading(_) | Work::Validating(_) => Err(EditRefusal::NotChecked),
            Work::Stopped => return None,
        };
        Some(match edited {
            Ok(summary) => EngineAnswer::Verdict { run, summary: Box::new(summary) },
            Err(refusal) => EngineAnswer::EditRefused { run, line, field, refusal },
        })
    }

    /// Writes the sheet of `run`, after the verdict and under this name of the file. The host takes the bytes
    /// with [`Engine::take_sheet_bytes`].
    pub fn sheet(&mut self, run: u32, name: String) -> Next {
        let Some(job) = self.job.as_mut().filter(|job| job.start.run == run) else { return Next::Nothing };
        match &mut job.work {
            Work::Done(done) => {
                let has_begun = done.start_sheet(name);
                if has_begun { Next::Step } else { Next::Nothing }
            }
            Work::Opening(_) | Work::Reading(_) | Work::Validating(_) => {
                job.sheet_due = Some(name);
                Next::Nothing
            }
            Work::Stopped => Next::Nothing,
        }
    }

    /// The bytes of the sheet that the last steps have written.
    pub fn take_sheet_bytes(&mut self) -> Vec<u8> {
        let done = self.job.as_mut().and_then(Job::done);
        done.and_then(|done| done.sheet.as_mut()).map(SheetJob::take_bytes).unwrap_or_default()
    }

    /// Begins to hash the validated file. Returns a number for [`Engine::hash`], or `None` when nothing is to
    /// be hashed.
    pub fn start_hash(&mut self) -> Option<u32> {
        let job = self.job.as_mut().filter(|job| matches!(job.work, Work::Done(_)))?;
        job.source.start_hash().then_some(job.source.run())
    }

    /// Hashes the next bytes of the file. Returns `false` when the engine no longer needs the hash.
    pub fn hash(&mut self, source: u32, bytes: &[u8]) -> bool {
        let job = self.hashed(source);
        job.map(|job| job.source.push_again(bytes)).is_some()
    }

    /// Ends the hash. `is_whole` means that the file was read to its end.
    pub fn end_hash(&mut self, source: u32, is_whole: bool) -> Vec<EngineAnswer> {
        let Some(job) = self.hashed(source) else { return Vec::new() };
        job.source.end_hash(is_whole);
        job.source_hash().into_iter().chain(job.sheet()).collect()
    }

    fn hashed(&mut self, source: u32) -> Option<&mut Job> {
        let is_hashed = |job: &&mut Job| job.source.run() == source && !matches!(job.work, Work::Stopped);
        self.job.as_mut().filter(is_hashed)
    }

    /// Stops the work of `run` and drops its file.
    pub fn cancel(&mut self, run: u32) {
        if let Some(job) = &mut self.job
            && job.start.run == run
        {
            job.work = Work::Stopped;
        }
    }

    /// Stops the work because of a failure, and returns the answer about it. `None` when there is no file.
    pub fn fail(&mut self, failure: EngineFailure) -> Option<EngineAnswer> {
        let job = self.job.as_mut()?;
        job.work = Work::Stopped;
        Some(EngineAnswer::Failed { run: job.start.run, failure })
    }

    /// Whether the engine expects bytes of a file.
    pub fn is_reading(&self) -> bool {
        self.job.as_ref().is_some_and(|job| job.work.is_reading())
    }

    /// Whether [`Engine::step`] has rows left to validate, search or write.
    pub fn is_busy(&self) -> bool {
        match self.job.as_ref().map(|job| &job.work) {
            Some(Work::Validating(_)) => true,
            Some(Work::Done(done)) => done.is_busy(),
            Some(Work::Opening(_) | Work::Reading(_) | Work::Stopped) | None => false,
        }
    }

    /// The answer about the progress of the current run; `None` when no table is being read or validated.
    pub fn progress(&self) -> Option<EngineAnswer> {
        let job = self.job.as_ref()?;
        let table = job.work.table()?;
        let rows = u32::try_from(table.len()).unwrap_or(u32::MAX);
        let validated = (f64::from(rows) * job.work.validated()) as u32;
        let progress = Progress { bytes: table.facts().bytes, rows, validated };
        Some(EngineAnswer::Progress { run: job.start.run, progress })
    }
}

impl Job {
    fn new(start: Start, template: Template) -> Self {
        let sourced = Sourced::without_source(start.decisions.clone());
        let source = Source::new(start.run);
        let mut job = Self {
            start,
            template,
            sourced,
            head: Vec::new(),
            work: Work::Stopped,
            source,
            size: 0,
            is_header_said: false,
            sheet_due: None,
        };
        job.read_again();
        job
    }

    /// Takes other settings. Returns whether the file must be read again.
    fn set(&mut self, start: Start, template: Template) -> bool {
        let reading = |job: &Self| (job.sourced.decisions.read(), job.start.templates.headers());
        let before = reading(self);
        self.start = start;
        self.template = template;
        self.is_header_said = false;
        self.sheet_due = None;
        self.sourced = self.sourced_by(&self.head);
        let has_no_head = self.head.is_empty() && !self.start.sources.is_empty();
        has_no_head || before != reading(self)
    }

    /// Begins to read the file, whose bytes come next.
    fn read_again(&mut self) {
        self.source = Source::new(self.start.run);
        self.work = match self.start.sources.is_empty() {
            true => self.reading(),
            false => Work::Opening(Vec::new()),
        };
    }

    fn reading(&self) -> Work {
        let headers = self.start.templates.headers();
        let reader = Reader::new(&self.sourced.decisions.read(), &headers);
        Work::Reading(Box::new(Reading { reader, validator: None }))
    }

    /// Looks for a saved source with the first bytes of the file, and reads them.
    fn open(&mut self) {
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
        with_source(head, &self.template, templates, decisions, sources.as_ref(), Proposals::Asked)
    }

    /// Validates the rows of a file that is read, from where `validator` is.
    fn validate(&mut self, table: Table, validator: Option<Validator>) -> Result<(), EngineFailure> {
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
    fn begin_validation(&mut self) -> Result<(), EngineFailure> {
        let has_header = |table: &&Table| {
            header_cells(table, &self.start.templates, self.sourced.decisions.header).is_some()
        };
        let Some(table) = self.work.table().filter(has_header) else { return Ok(()) };
        let mut validator = self.validator(table)?;
        let Work::Reading(reading) = &mut self.work else { return Ok(()) };
        let records = reading.reader.expect(self.size);
        validator.expect_records(records);
        validator.step(reading.reader.table(), u32::MAX);
        reading.validator = Some(validator);
        Ok(())
    }

    /// The facts so far and the header verdict. They are returned once, as soon as the header is known.
    fn header(&mut self) -> Vec<EngineAnswer> {
        let Some(header) = self.work.header().filter(|_| !self.is_header_said).cloned() else {
            return Vec::new();
        };
        self.is_header_said = true;
        self.facts().into_iter().chain([EngineAnswer::Header { run: self.start.run, header }]).collect()
    }

    fn facts(&self) -> Option<EngineAnswer> {
        let table = self.work.table()?;
        let facts = FileFacts { facts: table.facts(), samples: samples(table, self.source.excerpt()) };
        Some(EngineAnswer::Facts { run: self.start.run, facts })
    }

    /// The verdict, and the hash of the file if it is known from an earlier run.
    fn verdict(&mut self) -> Vec<EngineAnswer> {
        let mut done = match std::mem::take(&mut self.work).finish(&self.sourced.decisions) {
            Some(Ok(done)) => done,
            Some(Err(fault)) => return vec![self.failed(EngineFailure::WrongDecision(fault))],
            None => return Vec::new(),
        };
        if self.sourced.drop_contradicted(&done.verdict) {
            let begun = self.validate(done.into_own_table(), None);
            return begun.err().map(|failure| self.failed(failure)).into_iter().collect();
        }
        let summary = Box::new(done.summary(&self.start.templates, &self.sourced));
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

    fn done(&mut self) -> Option<&mut Done> {
        match &mut self.work {
            Work::Done(done) => Some(done),
            Work::Opening(_) | Work::Reading(_) | Work::Validating(_) | Work::Stopped => None,
        }
    }

    /// The answer about the file's hash. It comes after the verdict.
    fn source_hash(&mut self) -> Option<EngineAnswer> {
        self.done()?;
        let run = self.start.run;
        match self.source.hash() {
            SourceHash::Known(sha256) => Some(EngineAnswer::Source { run, sha256: sha256.clone() }),
            SourceHash::Changed => Some(EngineAnswer::Failed { run, failure: EngineFailure::FileChanged }),
            SourceHash::Due | SourceHash::Running(_) => None,
        }
    }

    /// The answer about the sheet, once it is written and the file's hash is known.
    fn sheet(&mut self) -> Option<EngineAnswer> {
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
