use super::SampleArgs;
use crate::import::{PlanQuery, RowQuery};
use coverlist_api::{RecordFilter, RecordSort};
use coverlist_core::plan::{Effect, Outcome};
use coverlist_core::record::Search;
use coverlist_messages::{Message, text};

/// The number of rows, unless `--limit` names another one.
const ROWS: u32 = 100;

/// Which rows of a plan are printed, and in which order.
#[derive(clap::Args)]
pub struct PlanQueryArgs {
    /// Only rows with this action: updated, unchanged, skipped, refused or rejected.
    #[arg(long, value_parser = action)]
    action: Option<Outcome>,
    /// Only rows with this effect: newly_enrolled, renewed, ended or changed.
    #[arg(long, value_parser = effect)]
    effect: Option<Effect>,
    #[command(flatten)]
    sample: SampleArgs,
    /// Only rows that contain this text: in the file, or in the name or the insurance of the record.
    #[arg(long, value_name = "TEXT", default_value = "")]
    find: String,
    /// Only rows with this value. A field is the id of a field of the template, such as coverage_end, or
    /// line, key, record, name or action. Without a value, the field is blank.
    #[arg(long = "where", value_name = "FIELD=VALUE", value_parser = filter)]
    filters: Vec<RecordFilter>,
    /// Sorts the rows by this field.
    #[arg(long, value_name = "FIELD")]
    sort: Option<String>,
    /// Sorts the largest value first.
    #[arg(long, requires = "sort")]
    descending: bool,
    /// The number of rows that --json prints, at most 1000.
    #[arg(long, value_name = "ROWS", default_value_t = ROWS, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    limit: u32,
    /// Prints the rows after this line.
    #[arg(long, value_name = "LINE", default_value_t = 0)]
    after: u32,
}

fn action(id: &str) -> Result<Outcome, Message> {
    Outcome::from_id(id).ok_or_else(text::command_plan_action)
}

fn effect(id: &str) -> Result<Effect, Message> {
    Effect::from_id(id).ok_or_else(text::command_plan_effect)
}

fn filter(argument: &str) -> Result<RecordFilter, Message> {
    let (field, value) = argument.split_once('=').ok_or_else(text::command_plan_where)?;
    let filter = RecordFilter { field: field.to_owned(), ..RecordFilter::default() };
    Ok(match value {
        "" => RecordFilter { blank: Some(true), ..filter },
        value => RecordFilter { any_of: Some(vec![value.to_owned()]), ..filter },
    })
}

impl PlanQueryArgs {
    pub(super) fn query(&self) -> PlanQuery {
        let Self { action, effect, sample, limit, after, descending, .. } = *self;
        let rows = RowQuery { q: Search::new(&self.find), after, ..RowQuery::first(action, limit) };
        let sort = self.sort.clone().map(|field| RecordSort { field, descending });
        PlanQuery { effect, sample: sample.sample(), filters: self.filters.clone(), sort, ..rows.into() }
    }
}
