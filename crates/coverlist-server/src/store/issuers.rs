//! Issuers: the servers of portals that vouch for people with signed tokens.

use super::{Row, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Permission;

/// An issuer of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Its name in tokens, the claim `iss`.
    pub iss: String,
    /// Where its public keys are.
    pub keys: KeySource,
    /// The origins of its pages, as browsers send them.
    pub origins: Vec<String>,
    /// The permissions that its tokens may grant.
    pub permissions: Vec<Permission>,
    /// Whether its tokens may create and rename districts.
    pub provisions: bool,
    /// The districts that its tokens may name.
    pub districts: Vec<NamedDistrict>,
}

/// The public keys of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// A JWK Set, as JSON.
    Stored(String),
    /// The URL of a JWK Set.
    Url(String),
}

/// A district under the id that an issuer chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDistrict {
    /// The id in the issuer's tokens.
    pub external_id: String,
    /// The id in the database.
    pub district: i64,
    /// The displayed name.
    pub name: String,
}

impl Issuer {
    /// The district that a token names.
    pub fn district(&self, external_id: &str) -> Option<i64> {
        self.districts.iter().find(|named| named.external_id == external_id).map(|named| named.district)
    }
}

/// Adds an issuer with its origins and districts.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when another issuer has the name.
pub fn add(tx: &Tx<'_>, issuer: &Issuer, now: Millis) -> Result<(), StoreError> {
    let (keys, url) = match &issuer.keys {
        KeySource::Stored(keys) => (Some(keys.as_str()), None),
        KeySource::Url(url) => (None, Some(url.as_str())),
    };
    let [manages, views] = [Permission::ManageSettings, Permission::ViewReports]
        .map(|permission| issuer.permissions.contains(&permission));
    tx.execute(
        "INSERT INTO issuer (iss, keys, keys_url, manage_settings, view_reports, provisions, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![&issuer.iss, keys, url, manages, views, issuer.provisions, now],
    )?;
    tx.execute_all(
        "INSERT INTO issuer_origin (iss, origin) VALUES (?1, ?2)",
        issuer.origins.iter().map(|origin| *params![&issuer.iss, origin]),
    )?;
    tx.execute_all(
        GRANT,
        issuer.districts.iter().map(|named| *params![&issuer.iss, &named.external_id, named.district]),
    )?;
    Ok(())
}

const GRANT: &str = "INSERT INTO issuer_district (iss, external_id, district_id) VALUES (?1, ?2, ?3)";

/// Lets the tokens of an issuer name a district.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when the issuer has the id or the district already.
pub fn grant(tx: &Tx<'_>, iss: &str, external_id: &str, district: i64) -> Result<(), StoreError> {
    tx.execute(GRANT, params![iss, external_id, district]).map(drop)
}

/// Removes an issuer, and ends the sessions of its people.
pub fn remove(tx: &Tx<'_>, iss: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM issuer_district WHERE iss = ?1", params![iss])?;
    tx.execute("DELETE FROM issuer_origin WHERE iss = ?1", params![iss])?;
    tx.execute("DELETE FROM issuer WHERE iss = ?1", params![iss])?;
    tx.execute(
        "UPDATE account SET credential_version = credential_version + 1
         WHERE EXISTS (SELECT 1 FROM identity WHERE identity.issuer = ?1
                       AND identity.district_id = account.district_id AND identity.account_id = account.id)",
        params![iss],
    )
    .map(drop)
}

/// All issuers, sorted by name.
pub fn all(tx: &Tx<'_>) -> Result<Vec<Issuer>, StoreError> {
    let mut issuers = tx.query(
        "SELECT iss, keys, keys_url, manage_settings, view_reports, provisions FROM issuer ORDER BY iss",
        &[],
        issuer,
    )?;
    let origins: Vec<(String, String)> =
        tx.query("SELECT iss, origin FROM issuer_origin ORDER BY iss, origin", &[], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let districts = tx.query(
        "SELECT issuer_district.iss, external_id, district_id, district.name FROM issuer_district
         JOIN district ON district.id = district_id ORDER BY issuer_district.iss, external_id",
        &[],
        |row| {
            let named = NamedDistrict { external_id: row.get(1)?, district: row.get(2)?, name: row.get(3)? };
            Ok((row.get(0)?, named))
        },
    )?;
    for issuer in &mut issuers {
        issuer.origins = of(&issuer.iss, &origins);
        issuer.districts = of(&issuer.iss, &districts);
    }
    Ok(issuers)
}

fn of<T: Clone>(iss: &str, all: &[(String, T)]) -> Vec<T> {
    all.iter().filter(|(of, _)| of == iss).map(|(_, value)| value.clone()).collect()
}

/// The issuer with a name.
pub fn find(tx: &Tx<'_>, iss: &str) -> Result<Option<Issuer>, StoreError> {
    Ok(all(tx)?.into_iter().find(|issuer| issuer.iss == iss))
}

/// The origins of all issuers.
pub fn origins(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.query("SELECT DISTINCT origin FROM issuer_origin ORDER BY origin", &[], |row| row.get(0))
}

fn issuer(row: &Row<'_>) -> Result<Issuer, StoreError> {
    let keys = match (row.get(1)?, row.get(2)?) {
        (Some(keys), None) => KeySource::Stored(keys),
        (None, Some(url)) => KeySource::Url(url),
        _ => return Err(StoreError::corrupt("an issuer has not one source of keys")),
    };
    let (manages, views): (bool, bool) = (row.get(3)?, row.get(4)?);
    let permissions = [(Permission::ManageSettings, manages), (Permission::ViewReports, views)];
    Ok(Issuer {
        iss: row.get(0)?,
        keys,
        origins: Vec::new(),
        permissions: permissions.into_iter().filter(|(_, may)| *may).map(|(granted, _)| granted).collect(),
        provisions: row.get(5)?,
        districts: Vec::new(),
    })
}
