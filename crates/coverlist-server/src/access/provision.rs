//! Creates and renames districts for issuers.

use super::exchange::{VerifiedToken, spend};
use super::issuer_token::refused;
use super::{Access, PresentedToken};
use crate::store::districts::{self, District};
use crate::store::{LogAction, StoreError, Tx, audit, issuers};
use crate::{Failure, Millis};
use coverlist_api::ProblemCode;
use coverlist_messages::text;
use serde_json::json;

/// The word in the claim `permissions` that allows to create and rename the district of the token.
const PROVISION: &str = "provision";

/// What an issuer wants a district to be.
pub struct WantedDistrict {
    /// The issuer's id of the district.
    pub external_id: String,
    /// The displayed name.
    pub name: String,
    /// An IANA name, such as `America/Chicago`.
    pub time_zone: String,
}

/// A token that may provision its district.
pub struct ProvisioningToken(VerifiedToken);

impl Access {
    /// Verifies a token that provisions the district with an id.
    ///
    /// # Errors
    ///
    /// `token_refused`, and `forbidden` for an issuer without the right.
    pub async fn provisioning(
        &self,
        presented: PresentedToken,
        external_id: &str,
    ) -> Result<ProvisioningToken, Failure> {
        let token = self.verify(&presented.token, &presented.audiences).await?;
        let claims = &token.claims;
        if claims.district != external_id || !claims.permissions.iter().any(|id| id == PROVISION) {
            return Err(refused(text::problem_token_refused_provision()));
        }
        if !token.issuer.provisions {
            return Err(Failure::refuse(ProblemCode::Forbidden, text::problem_forbidden_provision()));
        }
        Ok(ProvisioningToken(token))
    }

    /// Creates the district of the token, or gives it the name and the time zone. Returns whether it is new.
    /// `demo` marks a new district as one with demo data.
    ///
    /// # Errors
    ///
    /// `token_refused` when the token was used before, and `bad_request` when another district has the name.
    pub async fn provision(
        &self,
        token: ProvisioningToken,
        wanted: WantedDistrict,
        demo: bool,
    ) -> Result<bool, Failure> {
        let now = self.clock.now();
        let ProvisioningToken(VerifiedToken { claims, issuer }) = token;
        let (id_hash, expires_at) = (claims.id_hash(), claims.expires_at());
        self.store.write_async(move |tx| spend(tx, &id_hash, expires_at, now)).await?;
        self.database.write_async(move |tx| put(tx, &issuer.iss, &wanted, demo, now)).await
    }
}

fn put(tx: &Tx<'_>, iss: &str, wanted: &WantedDistrict, demo: bool, now: Millis) -> Result<bool, Failure> {
    // The issuer may have been removed, or added again without the right, since the token was verified.
    let issuer = issuers::find(tx, iss)?.filter(|issuer| issuer.provisions);
    let issuer = issuer.ok_or_else(|| refused(text::problem_token_refused_issuer()))?;
    let known = issuer.district(&wanted.external_id);
    let done = match known {
        Some(district) => change(tx, district, wanted, iss, now),
        None => create(tx, wanted, iss, demo, now),
    };
    match done {
        Err(StoreError::UniqueViolation(_)) => {
            Err(Failure::bad_request(text::problem_bad_request_district_taken()))
        }
        done => Ok(done.map(|()| known.is_none())?),
    }
}

fn create(
    tx: &Tx<'_>,
    wanted: &WantedDistrict,
    iss: &str,
    demo: bool,
    now: Millis,
) -> Result<(), StoreError> {
    let district = districts::create(tx, &wanted.name, now)?;
    districts::set_time_zone(tx, district, &wanted.time_zone)?;
    if demo {
        districts::mark_as_demo(tx, district)?;
    }
    issuers::grant(tx, iss, &wanted.external_id, district)?;
    let detail = json!({ "issuer": iss, "id": wanted.external_id });
    audit::append(tx, district, None, LogAction::DistrictAdded, &detail, now)
}

fn change(tx: &Tx<'_>, id: i64, wanted: &WantedDistrict, iss: &str, now: Millis) -> Result<(), StoreError> {
    let all = districts::all(tx)?;
    let current = all.into_iter().find(|district| district.id == id);
    let District { name, time_zone, .. } =
        current.ok_or_else(|| StoreError::corrupt("a granted district does not exist"))?;
    let detail = json!({ "issuer": iss });
    if name != wanted.name {
        districts::rename(tx, id, &wanted.name)?;
        audit::append(tx, id, None, LogAction::DistrictRenamed, &detail, now)?;
    }
    if time_zone != wanted.time_zone {
        districts::set_time_zone(tx, id, &wanted.time_zone)?;
        audit::append(tx, id, None, LogAction::TimeZoneChanged, &detail, now)?;
    }
    Ok(())
}
