use coverlist_core::plan::Sample;

/// The rows that are applied before the rest.
#[derive(Clone, Copy, clap::Args)]
#[group(multiple = false)]
pub struct SampleArgs {
    /// The first rows of the file that change a record, this many.
    #[arg(long, value_name = "ROWS")]
    first: Option<u32>,
    /// This many rows from all parts of the file, some of each kind of change.
    #[arg(long, value_name = "ROWS")]
    draw: Option<u32>,
}

impl SampleArgs {
    /// The sample; `None` for all rows.
    pub(super) fn sample(self) -> Option<Sample> {
        self.first.map(Sample::First).or(self.draw.map(Sample::Draw))
    }
}
