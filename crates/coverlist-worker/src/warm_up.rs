//! A sample on which a new worker tries its engine. The browser compiles code when it runs first, so the
//! first file would take several times as long.

use crate::engine::Engine;
use crate::message::{EngineAnswer, EngineRequest, Filter, RowsRequest, SavedSources, Start};
use crate::wire::read_request;
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::{ColumnName, ColumnOrigin, Decisions, LeaveOut};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use std::fmt::Write;

/// The number of bytes in one push, and of rows in one step.
const PIECE: usize = 16 * 1024;
const STEP: u32 = 200;

/// Tries the engine on the sample under each built-in template.
pub fn warm_up() {
    for mut engine in WarmUp::engines(WarmUp::SHORT) {
        while engine.step() {}
    }
}

/// An engine at work on the sample.
pub(crate) struct WarmUp {
    engine: Engine,
    file: String,
    read: usize,
}

impl WarmUp {
    /// The number of rows after which the browser has compiled the code.
    const SHORT: u32 = 3_000;
    /// The number of rows after which the browser has optimized the code that every row needs.
    pub(crate) const LONG: u32 = 20_000;

    /// An engine for each built-in template, with a sample of this many rows.
    pub(crate) fn engines(rows: u32) -> impl Iterator<Item = Self> {
        let templates = TemplateSet::builtin();
        let ids: Vec<String> = templates.iter().map(|template| template.id.clone()).collect();
        ids.into_iter().map(move |id| Self::new(start(&templates, id), rows))
    }

    fn new(start: Start, rows: u32) -> Self {
        let mut engine = Engine::default();
        engine.start(arrived(start));
        Self { engine, file: sample(rows), read: 0 }
    }

    /// Works for about a millisecond. Returns `false` when nothing is left to do.
    pub(crate) fn step(&mut self) -> bool {
        let is_reading = self.engine.is_reading();
        let answers = if is_reading { self.read() } else { self.engine.step(STEP) };
        if answers.iter().any(|answer| matches!(answer, EngineAnswer::Verdict { .. })) {
            self.ask();
        }
        // Nobody gets the answers.
        answers.iter().for_each(|answer| drop(serde_json::to_string(answer)));
        self.engine.take_sheet_bytes();
        is_reading || self.engine.is_busy()
    }

    fn read(&mut self) -> Vec<EngineAnswer> {
        let piece = &self.file.as_bytes()[self.read..self.file.len().min(self.read + PIECE)];
        self.read += piece.len();
        if piece.is_empty() { self.engine.end(self.file.len() as u64) } else { self.engine.push(piece) }
    }

    /// Requests the first rows and the sheet.
    fn ask(&mut self) {
        self.engine.rows(RowsRequest { run: 0, number: 0, filter: Filter::default(), from: 0, count: 60 });
        self.engine.sheet(0, String::new());
    }
}

fn start(templates: &TemplateSet, template: String) -> Start {
    let decisions = templates.get(&template).map(decisions).unwrap_or_default();
    Start {
        run: 0,
        templates: templates.clone(),
        template,
        decisions,
        sources: SavedSources::default(),
        today: Date::constant(2026, 9, 1),
        limits: Limits::default(),
    }
}

/// A request after its way from the page.
fn arrived(start: Start) -> Start {
    let json = serde_json::to_string(&EngineRequest::Start(Box::new(start.clone())));
    match json.ok().and_then(|json| read_request(&json)) {
        Some(EngineRequest::Start(arrived)) => *arrived,
        _ => start,
    }
}

/// The decisions that make the sample fit a built-in template.
fn decisions(template: &Template) -> Decisions {
    let origin = |field: Field| {
        let position = match (field, template.kind) {
            (Field::Key, RecordKind::User) => 1,
            (Field::Key, RecordKind::Device) => 2,
            (Field::Status, _) => 3,
            (Field::PolicyNumber, _) => 4,
            (Field::CoverageType, _) => 5,
            (Field::CoverageAmount, _) => 6,
            (Field::CoverageStart, _) => 7,
            (Field::CoverageEnd, _) => 8,
            (Field::Attribute(_) | Field::Custom(_), _) => return None,
        };
        Some(ColumnOrigin::Column(ColumnName::Position(position)))
    };
    let columns = template.columns.iter().map(|column| (column.header.clone(), origin(column.field)));
    let words = [("In Force".to_owned(), "Enrolled".to_owned())].into();
    let is_not = Some(vec!["Protection".to_owned()]);
    Decisions {
        columns: columns.collect(),
        words: [(template.header(Field::Status).to_owned(), words)].into(),
        leave_out: vec![LeaveOut { column: Some(ColumnName::Position(9)), is_not, ..LeaveOut::default() }],
        ..Decisions::default()
    }
}

/// A list of another sender with correct rows, and with rows and cells of other kinds. Its headers are no
/// template's, so that the code for decisions is compiled, too.
fn sample(rows: u32) -> String {
    let mut file = "Student,Unit,Response,Reference,Plan,Limit,Begins,Expires,Item\r\n".to_owned();
    for row in 1..=rows {
        let key = 100_000 + row;
        let status = ["Maybe", "no", "In Force", "Enrolled"][(row % 61).min(3) as usize];
        let kind = ["", "Núñez", "Full"][(row % 31).min(2) as usize];
        let amount = ["a lot", "", "$1,050.00", "460.00"][(row % 47).min(3) as usize];
        let item = ["Charger", "Protection"][(row % 53).min(1) as usize];
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        let quote = if row % 16 == 0 { "\"" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(
            file,
            "{key},{quote}5CD{key}XK{quote},{status},POL-{key},{kind},{quote}{amount}{quote},\
             {month}/{day}/2026,6/30/2027,{item}\r\n"
        );
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_validated_under_each_template() {
        for template in TemplateSet::builtin().iter() {
            let (mut engine, file) = (Engine::default(), sample(WarmUp::SHORT));
            engine.start(start(&TemplateSet::builtin(), template.id.clone()));
            engine.push(file.as_bytes());
            engine.end(file.len() as u64);
            let answers = engine.step(2 * WarmUp::SHORT);
            let Some(EngineAnswer::Verdict { summary, .. }) = answers.last() else { panic!("{answers:?}") };
            assert!(!summary.blocked && summary.accepted > 10 * summary.rejected, "{summary:?}");
            assert!(summary.tally.len() > 2 && summary.rejected > 0, "{summary:?}");
        }
        for mut engine in WarmUp::engines(WarmUp::SHORT) {
            while engine.step() {}
            assert!(engine.engine.start_hash().is_some(), "it has a verdict");
        }
    }
}
