use coverlist_core::plan::{Effect, Outcome, Warning};

/// The rows that a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    Outcome(Outcome),
    /// Those of a report that were not applied.
    Left,
    Effect(Effect),
    Warning(Warning),
}

impl Shown {
    /// These rows; all rows, if they are shown already.
    pub fn pressed(self, now: Self) -> Self {
        if self == now { Self::All } else { self }
    }
}
