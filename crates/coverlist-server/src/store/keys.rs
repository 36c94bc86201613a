//! Ids with their districts. Ids are unique only within a district.

/// Identifies an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountKey {
    /// The id of the account's district.
    pub district: i64,
    /// The account's id within the district.
    pub id: i64,
}

/// Identifies an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ImportKey {
    /// The id of the import's district.
    pub district: i64,
    /// The import's id within the district.
    pub id: i64,
}

/// Identifies a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RunKey {
    /// The id of the run's district.
    pub district: i64,
    /// The run's id within the district.
    pub id: i64,
}

/// Identifies the load of a roster, or the undo or redo of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoadKey {
    /// The load's district.
    pub district: i64,
    /// The load's id within the district.
    pub id: i64,
}

/// A version of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TemplateKey<'a> {
    /// The template's district.
    pub district: i64,
    /// Its id in the district.
    pub id: &'a str,
    /// The version.
    pub version: u32,
}
