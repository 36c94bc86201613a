//! Reads and validates one file at a time, shows its rows and writes its sheet.

use crate::download::DownloadJob;
use crate::job::Job;
use crate::message::{
    CellEdit, DownloadContent, EngineAnswer, EngineFailure, KeyMatches, Progress, RowsRequest, Start,
};
use crate::sheet::SheetJob;
use crate::work::{Reading, Work};
use coverlist_core::read::{WorkbookChoices, WorkbookFacts};
use coverlist_core::record::Field;
use coverlist_core::sheet::Sources;
use coverlist_core::validate::EditRefusal;

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

    /// What is read of the file if it is a workbook; `None` when no file is being read.
    pub fn workbook_choices(&self) -> Option<WorkbookChoices> {
        let job = self.job.as_ref().filter(|job| job.work.is_reading())?;
        Some(job.sourced.decisions.workbook())
    }

    /// Takes the next bytes of a file that may be a workbook. The host opens it.
    pub fn push_workbook(&mut self, bytes: &[u8]) {
        if let Some(job) = &mut self.job {
            job.source.push_unread(bytes);
        }
    }

    /// Takes what is known of the workbook so far: before the CSV of its worksheet, which [`Engine::push`]
    /// reads, and after it.
    pub fn set_workbook(&mut self, workbook: WorkbookFacts) {
        if let Some(job) = self.job.as_mut().filter(|job| job.work.is_reading()) {
            job.set_workbook(workbook);
        }
    }

    /// Expects the bytes of the file again, from its beginning: it is no workbook.
    pub fn restart(&mut self) {
        if let Some(job) = self.job.as_mut().filter(|job| job.work.is_reading()) {
            job.read_again();
        }
    }

    /// Reads the next bytes of the file, or of the CSV of its worksheet, and validates the rows in them.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<EngineAnswer> {
        let Some(job) = self.job.as_mut().filter(|job| job.work.is_reading()) else { return Vec::new() };
        if job.workbook.is_none() {
            job.source.push(bytes);
        }
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
        self.header_or_failure(begun).into_iter().collect()
    }

    /// Ends the file and starts validation. `size` is the expected number of bytes: a cloud drive or a
    /// network may return a part of a file without an error.
    pub fn end(&mut self, size: u64) -> Vec<EngineAnswer> {
        let Some(job) = &mut self.job else { return Vec::new() };
        job.open();
        let read = job.source.bytes();
        if job.work.is_reading() && read != size {
            return self.fail(EngineFailure::OtherSize { read, size }).into_iter().collect();
        }
        let begun = match std::mem::take(&mut job.work) {
            Work::Reading(reading) => {
                let Reading { reader, validator } = *reading;
                let table = job.complete(reader);
                job.validate(table, validator)
            }
            other => {
                job.work = other;
                Ok(())
            }
        };
        let is_read = begun.is_ok();
        let answer = self.header_or_failure(begun);
        let facts = self.job.as_ref().filter(|_| is_read).and_then(Job::facts);
        answer.into_iter().chain(facts).collect()
    }

    /// The answer about the header of a file whose validation has begun, or about its failure.
    fn header_or_failure(&mut self, begun: Result<(), EngineFailure>) -> Option<EngineAnswer> {
        match begun {
            Ok(()) => self.job.as_mut().and_then(Job::header),
            Err(failure) => self.fail(failure),
        }
    }

    /// Validates or searches about `rows` more rows, and returns the answers so far.
    pub fn step(&mut self, rows: u32) -> Vec<EngineAnswer> {
        let Some(job) = &mut self.job else { return Vec::new() };
        let mut answers = Vec::new();
        if let Some(header) = job.header() {
            answers.push(header);
            answers.extend(job.facts());
        }
        match &mut job.work {
            Work::Validating(validating) => {
                let (table, validator) = &mut **validating;
                if validator.step(table, rows) {
                    answers.extend(job.verdict());
                }
            }
            Work::Done(_) => answers.extend(job.serve(rows)),
            Work::Opening(_) | Work::Reading(_) | Work::Stopped => {}
        }
        answers
    }

    /// Selects the rows of a window. Only the last request counts.
    pub fn rows(&mut self, request: RowsRequest) -> Next {
        let Some(Job { start, work: Work::Done(done), keys, .. }) = &mut self.job else {
            return Next::Nothing;
        };
        if request.run != start.run {
            return Next::Nothing;
        }
        done.show(request, keys.missing());
        Next::Step
    }

    /// Begins to look up the keys of `run`, after the verdict.
    pub fn keys(&mut self, run: u32) -> Next {
        let Some(Job { start, work: Work::Done(done), keys, .. }) = &mut self.job else {
            return Next::Nothing;
        };
        if run != start.run {
            return Next::Nothing;
        }
        keys.begin(&done.table, &done.verdict);
        Next::Step
    }

    /// Takes what the server has answered about the last keys.
    pub fn match_keys(&mut self, matches: &KeyMatches) -> Next {
        let Some(job) = self.job.as_mut().filter(|job| job.start.run == matches.run) else {
            return Next::Nothing;
        };
        job.keys.take(matches);
        Next::Step
    }

    /// Changes a cell of the validated file. Returns the verdict on the changed file.
    pub fn edit(&mut self, edit: &CellEdit) -> Option<EngineAnswer> {
        let CellEdit { run, line, field, .. } = *edit;
        let job = self.job.as_mut().filter(|job| job.start.run == run)?;
        job.keys.stop();
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

    /// Makes a source of the answers about the validated file, after the verdict of `run`.
    pub fn make_source(&mut self, run: u32, name: &str) -> Option<EngineAnswer> {
        let Job { start, sourced, work: Work::Done(done), .. } = self.job.as_ref()? else { return None };
        (run == start.run).then(|| {
            let source = done.source(name, &start.templates, sourced).map(Box::new);
            EngineAnswer::MadeSource { run, source }
        })
    }

    /// Counts the cells of a field that contain a text, after the verdict of `run`.
    pub fn count(&self, run: u32, field: Field, find: String) -> Option<EngineAnswer> {
        let Job { start, work: Work::Done(done), .. } = self.job.as_ref()? else { return None };
        (run == start.run).then(|| {
            let cells = done.verdict.count_containing(&done.table, field, &find);
            EngineAnswer::Counted { run, field, find, cells: u32::try_from(cells).unwrap_or(u32::MAX) }
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

    /// Writes rows of `run` for a person, after the verdict. The host takes the bytes with
    /// [`Engine::take_download_bytes`].
    pub fn download(&mut self, run: u32, content: DownloadContent) -> Next {
        let Some(Job { start, work: Work::Done(done), keys, .. }) = &mut self.job else {
            return Next::Nothing;
        };
        let has_begun = run == start.run && done.start_download(content, keys.missing());
        if has_begun { Next::Step } else { Next::Nothing }
    }

    /// The bytes of the download that the last steps have written.
    pub fn take_download_bytes(&mut self) -> Vec<u8> {
        let done = self.job.as_mut().and_then(Job::done);
        done.and_then(|done| done.download.as_mut()).map(DownloadJob::take_bytes).unwrap_or_default()
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

    /// Whether [`Engine::step`] has rows left to validate, search, write or look up.
    pub fn is_busy(&self) -> bool {
        self.job.as_ref().is_some_and(|job| match &job.work {
            Work::Validating(_) => true,
            Work::Done(done) => done.is_busy() || job.keys.is_due(),
            Work::Opening(_) | Work::Reading(_) | Work::Stopped => false,
        })
    }

    /// The answer about the progress of the current run; `None` when no table is being read or validated.
    pub fn progress(&self) -> Option<EngineAnswer> {
        let job = self.job.as_ref()?;
        let table = job.work.table()?;
        let rows = u32::try_from(table.len()).unwrap_or(u32::MAX);
        let validated = (f64::from(rows) * job.work.validated()) as u32;
        let is_of_workbook = job.workbook.is_some() && job.work.is_reading();
        let progress = Progress { bytes: job.source.bytes(), is_of_workbook, rows, validated };
        Some(EngineAnswer::Progress { run: job.start.run, progress })
    }
}
