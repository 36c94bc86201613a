//! Districts that an issuer creates.

use serde::{Deserialize, Serialize};

/// What a district should be.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DistrictRequest {
    /// The displayed name, which is unique on the server.
    pub name: String,
    /// The IANA name of the time zone, which decides the current day.
    pub time_zone: String,
}

/// A district, under the id that its issuer chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DistrictView {
    /// The id in the tokens of the issuer.
    pub id: String,
    /// The displayed name.
    pub name: String,
    /// The IANA name of the time zone.
    pub time_zone: String,
}
