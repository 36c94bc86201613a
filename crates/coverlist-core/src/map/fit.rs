//! How well a column fits a field.

/// How well the cells of a column fit a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The cells cannot be values of the field.
    No,
    /// The cells say nothing.
    Unknown,
    /// The cells may be values of the field.
    Likely,
    /// The cells are like values of the field.
    Good,
}
