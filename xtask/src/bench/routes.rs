//! Measures the routes of an import on the server, beside SQLite's own floor and django-import-export.

use super::machine::Machine;
use super::report::milliseconds;
use super::results::median;
use crate::program::{cargo, watch};
use crate::step::Step;
use crate::tools::DJANGO_IMPORT_EXPORT;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use duct::Expression;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// One `UPDATE` of all records, see the example `import_speed`.
const FLOOR: &str = "floor";
/// What the example measures, and the words of the table for each.
const STEPS: [(&str, &str); 7] = [
    ("stage", "stage"),
    ("plan", "first page of the plan"),
    ("search", "search without a hit"),
    ("process", "process"),
    ("report sheet", "report as a sheet"),
    ("undo preview", "preview of the undo"),
    ("undo", "undo"),
];
/// The same of django-import-export.
const OTHERS: [(&str, &str); 4] = [
    ("plain preview", "preview"),
    ("plain import", "import"),
    ("bulk preview", "preview, with its fastest settings"),
    ("bulk import", "import, with its fastest settings"),
];

/// Medians in milliseconds.
#[derive(Debug, Serialize, Deserialize)]
pub struct Routes {
    pub machine: Machine,
    pub rounds: usize,
    /// By step.
    pub ours: BTreeMap<String, f64>,
    /// Of django-import-export, by step.
    pub others: BTreeMap<String, f64>,
}

impl Routes {
    pub fn measure(workspace: &Workspace, rounds: usize, step: &mut Step) -> Result<Self> {
        let words = "build --release --quiet --package coverlist --example import_speed";
        watch(&cargo(workspace, words.split(' ')), step)?;
        step.give_way();
        let machine = Machine::look(workspace);
        let (words, rounds_word) = (words.replace("build", "run"), rounds.to_string());
        let ours = cargo(workspace, words.split(' ').chain(["--", &rounds_word]));
        // One round takes minutes.
        let others = DJANGO_IMPORT_EXPORT.script(workspace, &["import_devices.py", "1"]);
        Ok(Self { machine, rounds, ours: medians(&ours)?, others: medians(&others)? })
    }

    /// The section of the document.
    pub fn report(&self) -> String {
        let floor = self.ours.get(FLOOR).copied().unwrap_or(f64::NAN);
        let mut text = format!(
            "## Importing on the server\n\n\
             Milliseconds from the request to the last byte of the answer, or until the run has ended: 100,000 \
             devices, each of which the list changes. The floor is SQLite's own time for one plain `UPDATE` of \
             the same columns of all records, in one transaction on the same file: {} ms. django-import-export \
             imports the same rows into a table with these columns alone, with neither report nor undo, and as \
             durably. Medians of {} rounds, and one of django-import-export, at commit {} on {} ({} cores, load {} \
             before the start).\n\n\
             | step | milliseconds | times the floor |\n| --- | ---: | ---: |\n",
            milliseconds(floor),
            self.rounds,
            self.machine.commit,
            self.machine.processor,
            self.machine.cores,
            self.machine.load
        );
        let others = OTHERS.map(|(step, words)| (step, format!("django-import-export: {words}")));
        let ours = STEPS.map(|(step, words)| (step, words.to_owned()));
        for (step, words) in ours.into_iter().chain(others) {
            let Some(ms) = self.ours.get(step).or_else(|| self.others.get(step)) else { continue };
            _ = writeln!(text, "| {words} | {} | {:.1} |", milliseconds(*ms), ms / floor);
        }
        text
    }
}

/// The median of each step that a program has measured. It prints the times of all rounds in its last line.
fn medians(program: &Expression) -> Result<BTreeMap<String, f64>> {
    let printed = program.read().context("the measuring program failed")?;
    let line = printed.lines().last().unwrap_or_default();
    let times: BTreeMap<String, Vec<f64>> =
        serde_json::from_str(line).with_context(|| format!("unexpected answer: {line}"))?;
    Ok(times.into_iter().filter_map(|(step, times)| Some((step, median(times.into_iter())?))).collect())
}
