//! Measures scenarios and reports progress.

use super::build::{self, Folders};
use super::machine::Machine;
use super::results::{ByFile, Results, TabMemory, Times, compare, median};
use super::scenario::Scenario;
use super::visit::{Visit, Visited};
use super::{browser, native};
use crate::step::{Step, spell};
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

/// Measures the scenarios in the browser, and the files natively in as many rounds as the first scenario has.
pub fn measure(
    workspace: &Workspace,
    scenarios: &[Scenario],
    native: &[String],
    step: &mut Step,
) -> Result<Results> {
    let folders = Folders::of(workspace);
    let mut names: Vec<String> = scenarios.iter().map(|scenario| scenario.file.clone()).collect();
    names.extend_from_slice(native);
    names.sort();
    names.dedup();
    build::write_files(&folders, &names, step)?;
    step.give_way();
    let machine = Machine::look(workspace);
    let rounds = scenarios.first().map_or(0, |scenario| scenario.rounds);

    let (memory, times): (Vec<&Scenario>, Vec<&Scenario>) =
        scenarios.iter().partition(|scenario| scenario.memory);
    let times = in_browser(&folders, &times)?;
    let memory = in_browser(&folders, &memory)?;
    let mut natively = Vec::new();
    native::measure(&folders, rounds, native, |visited| natively.push(visited))?;
    for visits in [&times, &memory, &natively] {
        compare(visits)?;
    }
    let version = times.iter().find_map(|visit| visit.version.clone()).unwrap_or_default();
    let milliseconds =
        |visits: &[Visited]| median(visits.iter().flat_map(|visit| &visit.samples).map(|sample| sample.ms));
    Ok(Results {
        machine: Machine { browser: format!("Chromium {version}"), ..machine },
        rounds,
        browser: by_file(times, Times::of),
        native: by_file(natively, milliseconds),
        memory: by_file(memory, TabMemory::of).into_values().flatten().collect(),
        worker_bytes: worker_bytes(&folders)?,
        routes: None,
    })
}

fn in_browser(folders: &Folders, scenarios: &[&Scenario]) -> Result<Vec<Visited>> {
    let visits: Vec<Visit> = scenarios.iter().flat_map(|scenario| scenario.visits()).collect();
    let (mut done, started) = (Vec::new(), Instant::now());
    browser::visit(folders, &visits, |visited| {
        let is_last_of_file = visits.get(done.len() + 1).is_none_or(|next| next.file != visited.file);
        if is_last_of_file {
            println!("      {:<28} {}", visited.file, spell(started.elapsed()));
        }
        done.push(visited);
    })?;
    ensure!(done.len() == visits.len(), "The browser ended early.");
    Ok(done)
}

fn by_file<T>(visits: Vec<Visited>, of: impl Fn(&[Visited]) -> Option<T>) -> ByFile<T> {
    let mut grouped: ByFile<Vec<Visited>> = BTreeMap::new();
    for visit in visits {
        let contenders = grouped.entry(visit.file.clone()).or_default();
        contenders.entry(visit.contender.clone()).or_default().push(visit);
    }
    let each = |contenders: BTreeMap<String, Vec<Visited>>| {
        contenders.into_iter().filter_map(|(contender, visits)| Some((contender, of(&visits)?))).collect()
    };
    grouped.into_iter().map(|(file, contenders)| (file, each(contenders))).collect()
}

/// The size of Coverlist's worker as browsers load it: the module, and the script that starts it.
fn worker_bytes(folders: &Folders) -> Result<u64> {
    let size = |name: &str| Ok::<_, anyhow::Error>(fs::metadata(folders.worker.join(name))?.len());
    Ok(size("coverlist-worker_bg.wasm.br")? + size("coverlist-worker.js.br")?)
}
