//! `coverlist merge`: stages corrected rows of a processed import.

use super::stage;
use anyhow::Result;
use std::process::ExitCode;

#[derive(clap::Args)]
#[group(skip)]
#[command(after_long_help = "\
The file is the download of the rows that were not applied (report.csv or report.xlsx), corrected. Its column Line tells which \
rows of the import it corrects; a row that was applied already is refused. The correction is staged as an import of its own: \
`coverlist plan` shows what processing it would do, and the report of the import has its rows once `coverlist process` has applied \
them. Everything else is as with `coverlist stage`.

Examples:
  coverlist merge 12 enrollment-not-applied.csv
  coverlist merge 12 enrollment-not-applied.xlsx --rejected 2")]
/// Stages corrected rows of a processed import.
pub struct Args {
    /// The number of the import whose rows are corrected.
    import: i64,
    #[command(flatten)]
    staging: stage::Args,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    stage::stage(&args.staging, Some(args.import))
}
