//! `coverlist decide`: decides about rows of a plan.

use super::OfImport;
use super::text_output::print_answer;
use super::workplace::{Answer, Stop, Workplace};
use crate::import::RowQuery;
use anyhow::Result;
use coverlist_api::{AnswerView, DecisionsRequest, PlanRow, ProposalRow, ProposalsView};
use coverlist_core::plan::{Outcome, Reason, RowDecision};
use coverlist_messages::{Message, text};
use serde::Serialize;
use serde_json::{Value, json};
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
A key that names no record may have lost its zeros, or be an asset tag or an e-mail address: exactly one \
record explains it then, and is proposed. A row whose file has another name than the record is refused \
until somebody confirms it. Without a decision, prints both, and changes nothing: --json prints \
{generation, kinds: [..], proposals: [..], other_names: [..]}. With decisions, --json prints {generation, \
counts, effects, warnings, rows: [..]}: the plan in numbers, and the rows that were decided. Decisions are \
kept in a log, and the newest one about a row holds.

Exit code: 0, 1 when nothing was decided, 2 when the data cannot be opened or the command line is wrong.

Examples:
  coverlist decide 12
  coverlist decide 12 --accept-all
  coverlist decide 12 --accept 17 --accept 20 --reject 31 --confirm-all
  coverlist decide 12 --accept 18=5CD1234ABC --leave-out 40")]
/// Accepts proposals for keys, and confirms rows with another name.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// Accepts the record that is proposed for the row on this line. If several records are likely, LINE=KEY
    /// names one of them.
    #[arg(long, value_name = "LINE[=KEY]", value_parser = accepted)]
    accept: Vec<Accepted>,
    /// Accepts every proposal whose record no other row names.
    #[arg(long, conflicts_with = "accept")]
    accept_all: bool,
    /// Rejects what is proposed for the row on this line.
    #[arg(long, value_name = "LINE")]
    reject: Vec<u32>,
    /// Confirms that the row on this line is about its record, although the names differ.
    #[arg(long, value_name = "LINE")]
    confirm: Vec<u32>,
    /// Confirms every row whose name differs.
    #[arg(long, conflicts_with = "confirm")]
    confirm_all: bool,
    /// Ignores the row on this line: it is neither applied nor rejected.
    #[arg(long, value_name = "LINE")]
    leave_out: Vec<u32>,
    /// Takes back what was decided about the row on this line.
    #[arg(long, value_name = "LINE")]
    take_back: Vec<u32>,
}

/// An accepted proposal.
#[derive(Clone)]
struct Accepted {
    line: u32,
    /// The key of one of several likely records.
    key: Option<String>,
}

fn accepted(argument: &str) -> Result<Accepted, Message> {
    let (line, key) =
        argument.split_once('=').map_or((argument, None), |(line, key)| (line, Some(key.to_owned())));
    let line = line.parse().map_err(|_| text::command_decide_accept())?;
    Ok(Accepted { line, key })
}

impl Accepted {
    /// The id of the record; `None` if it is not proposed for the row.
    fn record(&self, row: &ProposalRow) -> Option<i64> {
        let Some(key) = &self.key else { return row.answer.proposed() };
        let proposed = match &row.answer {
            AnswerView::Proposal { record, key, .. } => Some((*record, key)),
            _ => None,
        };
        let choices = row.choices.iter().map(|choice| (choice.record, &choice.key));
        choices.chain(proposed).find(|(_, other)| *other == key).map(|(record, _)| record)
    }
}

/// The number of decisions that the pipeline takes at once.
const AT_ONCE: usize = 10_000;

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(decide(args), args.of.common.json, |printed| printed.says.clone())
}

/// What the command prints.
#[derive(Serialize)]
struct Printed {
    #[serde(flatten)]
    json: Value,
    #[serde(skip)]
    says: Vec<Message>,
}

fn decide(args: &Args) -> Answer<Printed> {
    let work = args.of.open()?;
    let proposals = work.ask(work.pipeline.proposals(work.actor, work.import, 0, u32::MAX))?;
    let other_names = other_names(&work)?;
    let decisions = args.decisions(&proposals, &other_names)?;
    let (rows, mut generation, mut decided) = (decisions.len(), proposals.generation, None);
    for part in decisions.chunks(AT_ONCE) {
        let asked = DecisionsRequest { generation, decisions: part.to_vec() };
        let view = work.ask(work.pipeline.decide(work.actor, work.import, asked, Workplace::once()))?;
        generation = view.generation;
        decided = Some(view);
    }
    let Some(decided) = decided else { return Ok(shown(&work, &proposals, &other_names)) };
    let says = vec![
        text::command_decide_done(rows.to_string()),
        text::command_plan_next(work.import.to_string(), decided.counts.updated.to_string()),
    ];
    Ok(Printed { json: json!(decided), says })
}

/// The rows that are refused because the file has another name than the record.
fn other_names(work: &Workplace) -> Answer<Vec<PlanRow>> {
    let rows = RowQuery::first(Some(Outcome::Refused), u32::MAX);
    let plan = work.ask(work.pipeline.plan(work.actor, work.import, rows.into()))?;
    let code = Reason::OtherPerson.id();
    let is_other = |row: &PlanRow| row.reason.as_ref().is_some_and(|reason| reason.code == code);
    Ok(plan.rows.into_iter().filter(is_other).collect())
}

fn shown(work: &Workplace, proposals: &ProposalsView, other_names: &[PlanRow]) -> Printed {
    let ProposalsView { generation, kinds, rows, .. } = proposals;
    let proposed: u32 = kinds.iter().map(|kind| kind.rows).sum();
    let several = rows.len().saturating_sub(proposed as usize) as u32;
    let says = vec![
        text::command_decide_open(proposed, several, other_names.len() as u32),
        text::command_decide_next(work.import.to_string()),
    ];
    let json = json!({
        "generation": generation, "kinds": kinds, "proposals": rows, "other_names": other_names,
    });
    Printed { json, says }
}

impl Args {
    fn decisions(&self, proposals: &ProposalsView, other_names: &[PlanRow]) -> Answer<Vec<RowDecision>> {
        let record_of = |row: &PlanRow| row.record.as_ref().map(|record| record.id);
        let confirmed = |line: u32| {
            let row = other_names.iter().find(|row| row.line == line);
            row.and_then(record_of).ok_or_else(|| none(line))
        };
        let mut decisions = Vec::new();
        for accepted in &self.accept {
            let row = proposals.rows.iter().find(|row| row.line == accepted.line);
            let record = row.and_then(|row| accepted.record(row)).ok_or_else(|| none(accepted.line))?;
            decisions.push(RowDecision::Accept { line: accepted.line, record });
        }
        if self.accept_all {
            let free = proposals.rows.iter().filter(|row| row.rival_line.is_none());
            decisions.extend(free.filter_map(|row| {
                Some(RowDecision::Accept { line: row.line, record: row.answer.proposed()? })
            }));
        }
        for &line in &self.confirm {
            decisions.push(RowDecision::Confirm { line, record: confirmed(line)? });
        }
        if self.confirm_all {
            let rows = other_names.iter();
            decisions.extend(
                rows.filter_map(|row| Some(RowDecision::Confirm { line: row.line, record: record_of(row)? })),
            );
        }
        decisions.extend(self.reject.iter().map(|&line| RowDecision::Reject { line }));
        decisions.extend(self.leave_out.iter().map(|&line| RowDecision::LeaveOut { line }));
        decisions.extend(self.take_back.iter().map(|&line| RowDecision::TakeBack { line }));
        Ok(decisions)
    }
}

fn none(line: u32) -> Stop {
    Stop::Refused(text::command_decide_none(line.to_string()))
}
