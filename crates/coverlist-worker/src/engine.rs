//! Reads and validates one file at a time, and shows its rows.

use crate::message::{EngineAnswer, EngineFailure, FileFacts, Progress, RowsRequest, Start};
use crate::readings::samples;
use crate::select::Selection;
use crate::source::Source;
use crate::work::Work;
use coverlist_core::read::{Reader, Table};
use coverlist_core::template::Template;
use coverlist_core::validate::{self, Validator};

/// Reads a file, validates it and shows its rows. Each call does a slice of work and returns the answers so
/// far; the host receives requests in between.
#[derive(Default)]
pub struct Engine {
    job: Option<Job>,
}

/// What the host does next for the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    work: Work,
    source: Source,
    is_header_said: bool,
}

impl Engine {
    /// Drops the current file and expects the bytes of a new one.
    pub fn start(&mut self, start: Start) -> Next {
        let Some(template) = start.templates.get(&start.template).cloned() else {
            return self.refuse(&start);
        };
        let work = Work::Reading(reader(&start));
        self.job = Some(Job { start, template, work, source: Source::default(), is_header_said: false });
        Next::Read
    }

    /// Validates the same file with other settings, under a new run.
    pub fn revalidate(&mut self, start: Start) -> Next {
        let Some(template) = start.templates.get(&start.template).cloned() else {
            return self.refuse(&start);
        };
        let Some(job) = &mut self.job else { return Next::Nothing };
        let reads_otherwise = job.start.choices.read != start.choices.read
            || job.start.templates.headers() != start.templates.headers();
        job.start = start;
        job.template = template;
        job.is_header_said = false;
        let table = match std::mem::take(&mut job.work) {
            Work::Validating(validating) if !reads_otherwise => validating.0,
            Work::Done(done) if !reads_otherwise => done.table,
            Work::Reading(reader) if !reads_otherwise => {
                job.work = Work::Reading(reader);
                return Next::Nothing;
            }
            _ => {
                job.work = Work::Reading(reader(&job.start));
                job.source = Source::default();
                return Next::Read;
            }
        };
        job.validate(table);
        Next::Step
    }

    /// Drops the current file: a request names an unknown template.
    fn refuse(&mut self, start: &Start) -> Next {
        self.job = None;
        Next::Fail { run: start.run, failure: EngineFailure::UnknownTemplate }
    }

    /// Reads the next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<EngineAnswer> {
        let Some(job) = &mut self.job else { return Vec::new() };
        let Work::Reading(reader) = &mut job.work else { return Vec::new() };
        reader.push(bytes);
        job.source.push(bytes);
        job.header()
    }

    /// Ends the file and starts validation. `size` is the expected number of bytes: a cloud drive or a
    /// network may return a part of a file without an error.
    pub fn end(&mut self, size: u64) -> Vec<EngineAnswer> {
        let Some(job) = &mut self.job else { return Vec::new() };
        if let Work::Reading(reader) = &job.work {
            let read = reader.table().facts().bytes;
            if read != size {
                return self.fail(EngineFailure::OtherSize { read, size }).into_iter().collect();
            }
        }
        match std::mem::take(&mut job.work) {
            Work::Reading(mut reader) => {
                reader.finish();
                job.validate(reader.into_table());
            }
            other => job.work = other,
        }
        let header = job.header();
        if header.is_empty() { job.facts().into_iter().collect() } else { header }
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
            Work::Done(done) => answers.extend(done.select(job.start.run, rows).map(EngineAnswer::Window)),
            Work::Reading(_) | Work::Stopped => {}
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
        matches!(self.job, Some(Job { work: Work::Reading(_), .. }))
    }

    /// Whether [`Engine::step`] has rows left to validate or search.
    pub fn is_busy(&self) -> bool {
        match self.job.as_ref().map(|job| &job.work) {
            Some(Work::Validating(_)) => true,
            Some(Work::Done(done)) => done.selection.as_ref().is_some_and(Selection::is_due),
            Some(Work::Reading(_) | Work::Stopped) | None => false,
        }
    }

    /// The answer about the progress of the current run; `None` when no table is being read or validated.
    pub fn progress(&self) -> Option<EngineAnswer> {
        let job = self.job.as_ref()?;
        let table = job.work.table()?;
        let progress = Progress {
            bytes: table.facts().bytes,
            rows: u32::try_from(table.len()).unwrap_or(u32::MAX),
            validated: job.work.validated(),
        };
        Some(EngineAnswer::Progress { run: job.start.run, progress })
    }
}

fn reader(start: &Start) -> Box<Reader> {
    Box::new(Reader::new(&start.choices.read, &start.templates.headers()))
}

impl Job {
    fn validate(&mut self, table: Table) {
        let Start { templates, choices, today, limits, .. } = &self.start;
        let validator = Validator::new(&table, &self.template, templates, choices, *today, *limits);
        self.work = Work::Validating(Box::new((table, validator)));
    }

    /// The facts so far and the header verdict. They are returned once, as soon as the header is known.
    fn header(&mut self) -> Vec<EngineAnswer> {
        let Start { templates, choices, .. } = &self.start;
        let verdict = |table| validate::header(table, &self.template, templates, choices);
        let Some(header) = self.work.table().filter(|_| !self.is_header_said).and_then(verdict) else {
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

    fn verdict(&mut self) -> Option<EngineAnswer> {
        let done = std::mem::take(&mut self.work).finish()?;
        let summary = Box::new(done.summary(self.source.sha256()));
        self.work = Work::Done(Box::new(done));
        Some(EngineAnswer::Verdict { run: self.start.run, summary })
    }
}
