//! Ids with their districts. An id alone never names a row.

/// An account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AccountKey {
    /// The account's district.
    pub district: i64,
    /// Its id in the district.
    pub id: i64,
}

/// An import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ImportKey {
    /// The import's district.
    pub district: i64,
    /// Its id in the district.
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
