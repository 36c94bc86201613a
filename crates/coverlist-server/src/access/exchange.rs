//! Exchanges the token of an issuer for a session.

use super::issuer_token::{Claims, Signer, is_text, refused};
use super::network::Network;
use super::session::caller;
use super::sign_in::SignedIn;
use super::{Access, Token};
use crate::store::access_log::{self, Event};
use crate::store::accounts::{self, Account};
use crate::store::identities::{self, Person};
use crate::store::issuers::{self, Issuer};
use crate::store::sessions::{self, Session};
use crate::store::{AccountKey, LogAction, StoreError, Tx, audit, networks, used_tokens};
use crate::{Failure, Millis};
use coverlist_api::{Permission, ProblemCode};
use coverlist_messages::text;
use serde_json::json;
use std::net::IpAddr;

/// A session of an issuer's person ends after one hour, even if it is in use. The page then exchanges another
/// token.
const LENGTH: Millis = 60 * 60 * 1000;
/// The longest displayed name and e-mail address, in bytes.
const LONGEST_NAME: usize = 400;

/// A token, and who presents it.
pub struct PresentedToken {
    /// The token's text.
    pub token: String,
    /// The origins of this server, of which the token must name one as its audience.
    pub audiences: Vec<String>,
    /// The origin of the page that sends it.
    pub origin: Option<String>,
    pub address: IpAddr,
}

/// A token whose signature and times are right.
pub(super) struct VerifiedToken {
    pub(super) claims: Claims,
    pub(super) issuer: Issuer,
}

impl Access {
    /// Starts a session for the person whom the token names.
    ///
    /// # Errors
    ///
    /// `token_refused`, and `foreign_origin` for a page that is not the issuer's.
    pub async fn exchange(&self, presented: PresentedToken) -> Result<SignedIn, Failure> {
        let now = self.clock.now();
        let PresentedToken { origin, address, .. } = presented;
        let VerifiedToken { claims, issuer } = self.verify(&presented.token, &presented.audiences).await?;
        if origin.is_none_or(|origin| !issuer.origins.contains(&origin)) {
            return Err(Failure::refuse(ProblemCode::ForeignOrigin, text::problem_foreign_origin_issuer()));
        }
        let permissions = permissions(&claims, &issuer)?;
        let account = self.account(person(&claims, &issuer)?, now).await?;
        let (token, id_hash, expires_at) = (Token::random()?, claims.id_hash(), claims.expires_at());
        let session = Session {
            account: account.key,
            credential_version: account.credential_version,
            permissions: Some(permissions),
            last_seen_at: now,
            ends_at: now + LENGTH,
        };
        let hash = token.hash();
        let caller = caller(account, hash, &session);
        let network = Network::of(address).to_string();
        let event = Event {
            account: Some(caller.key()),
            address: Some(address),
            action: LogAction::SignedIn,
            detail: json!({ "issuer": issuer.iss }),
        };
        self.store
            .write_async(move |tx| {
                spend(tx, &id_hash, expires_at, now)?;
                sessions::forget_ended(tx, now)?;
                sessions::start(tx, &hash, &session)?;
                networks::remember(tx, session.account, &network, now)?;
                Ok::<_, Failure>(access_log::append(tx, &event, now)?)
            })
            .await?;
        Ok(SignedIn { token, caller })
    }

    pub(super) async fn verify(&self, token: &str, audiences: &[String]) -> Result<VerifiedToken, Failure> {
        let (Signer { iss, key_id }, now) = (Signer::of(token)?, self.clock.now());
        let issuer = self.database.read_async(move |tx| issuers::find(tx, &iss)).await?;
        let issuer = issuer.ok_or_else(|| refused(text::problem_token_refused_issuer()))?;
        let key = self.key_sets.find(&issuer.keys, key_id, now).await?;
        let key = key.ok_or_else(|| refused(text::problem_token_refused_key()))?;
        let claims = Claims::verify(token, &issuer, &key, audiences, now)?;
        Ok(VerifiedToken { claims, issuer })
    }

    /// The account of a person, which is added at the first exchange.
    async fn account(&self, person: Person, now: Millis) -> Result<Account, Failure> {
        let sought = person.clone();
        let known = self.database.read_async(move |tx| identities::find(tx, &sought)).await?;
        let key = match known {
            // A sign-in waits for an import only if there is something to write.
            Some(known) if known.is_current => known.account,
            _ => self.database.write_async(move |tx| added_or_refreshed(tx, &person, now)).await?,
        };
        let account = self.database.read_async(move |tx| accounts::by_id(tx, key)).await?;
        account.ok_or_else(|| refused(text::problem_token_refused_disabled()))
    }
}

fn added_or_refreshed(tx: &Tx<'_>, person: &Person, now: Millis) -> Result<AccountKey, StoreError> {
    if let Some(known) = identities::find(tx, person)? {
        identities::refresh(tx, known.account, person)?;
        return Ok(known.account);
    }
    let account = identities::add(tx, person, now)?;
    let detail = json!({ "account": account.id, "issuer": person.issuer });
    audit::append(tx, account.district, Some(account.id), LogAction::AccountAdded, &detail, now)?;
    Ok(account)
}

/// The permissions that the token grants and the issuer may grant.
fn permissions(claims: &Claims, issuer: &Issuer) -> Result<Vec<Permission>, Failure> {
    let known = |id: &String| Permission::ALL.iter().any(|permission| permission.id() == id);
    if !claims.permissions.iter().all(known) {
        return Err(refused(text::problem_token_refused_claims()));
    }
    let is_granted = |permission: &Permission| claims.permissions.iter().any(|id| permission.id() == id);
    Ok(issuer.permissions.iter().copied().filter(is_granted).collect())
}

fn person(claims: &Claims, issuer: &Issuer) -> Result<Person, Failure> {
    let district = issuer.district(&claims.district);
    let district = district.ok_or_else(|| refused(text::problem_token_refused_district()))?;
    let Some(subject) = claims.sub.clone() else {
        return Err(refused(text::problem_token_refused_claims()));
    };
    let name = claims.name.clone().unwrap_or_else(|| subject.clone());
    let shown = [Some(&name), claims.email.as_ref()];
    if !shown.into_iter().flatten().all(|text| is_text(text, LONGEST_NAME)) {
        return Err(refused(text::problem_token_refused_claims()));
    }
    Ok(Person { district, issuer: issuer.iss.clone(), subject, name, email: claims.email.clone() })
}

/// Notes that a token is used. A second use is refused.
pub(super) fn spend(tx: &Tx<'_>, id_hash: &[u8; 32], expires_at: Millis, now: Millis) -> Result<(), Failure> {
    used_tokens::forget_expired(tx, now)?;
    match used_tokens::spend(tx, id_hash, expires_at) {
        Err(StoreError::UniqueViolation(_)) => Err(refused(text::problem_token_refused_used())),
        spent => Ok(spent?),
    }
}
