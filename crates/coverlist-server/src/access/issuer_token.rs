//! Tokens of issuers: JWTs (RFC 7519), signed with EdDSA or ES256.

use super::issuer_keys::IssuerKey;
use crate::store::issuers::Issuer;
use crate::{Failure, Millis};
use coverlist_api::ProblemCode;
use coverlist_messages::{Message, text};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Validation, dangerous, decode, decode_header};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The longest lifetime of a token, in seconds.
const LONGEST_LIFETIME: i64 = 5 * 60;
/// How many seconds the issuer's clock may be ahead.
const CLOCK_TOLERANCE: i64 = 30;
/// The longest id of a token, a person or a district, in bytes.
const LONGEST_ID: usize = 255;

/// What a token claims.
#[derive(Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: Audience,
    /// The issuer's id of a person. A token that provisions a district needs none.
    pub(super) sub: Option<String>,
    /// The issuer's id of a district.
    pub(super) district: String,
    pub(super) permissions: Vec<String>,
    jti: String,
    iat: i64,
    nbf: Option<i64>,
    exp: i64,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// What a token says about its key before it is verified.
pub(super) struct Signer {
    pub(super) iss: String,
    pub(super) key_id: Option<String>,
}

impl Signer {
    pub(super) fn of(token: &str) -> Result<Self, Failure> {
        #[derive(Deserialize)]
        struct Unverified {
            iss: String,
        }
        let malformed = |_| refused(text::problem_token_refused_malformed());
        let header = decode_header(token).map_err(malformed)?;
        let claims: Unverified = dangerous::insecure_decode_claims(token).map_err(malformed)?;
        Ok(Self { iss: claims.iss, key_id: header.kid })
    }
}

impl Claims {
    /// Checks the signature of a token, and what it claims about itself. `audiences` are the origins of this
    /// server.
    pub(super) fn verify(
        token: &str,
        issuer: &Issuer,
        key: &IssuerKey,
        audiences: &[String],
        now: Millis,
    ) -> Result<Self, Failure> {
        // The server's own clock decides about the times.
        let mut validation = Validation::new(key.algorithm);
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        let decoded = decode::<Self>(token, &key.key, &validation).map_err(|error| {
            refused(match error.kind() {
                ErrorKind::InvalidSignature => text::problem_token_refused_signature(),
                ErrorKind::Json(_) => text::problem_token_refused_claims(),
                _ => text::problem_token_refused_malformed(),
            })
        })?;
        let claims = decoded.claims;
        if claims.iss != issuer.iss || !claims.are_well_formed() {
            return Err(refused(text::problem_token_refused_claims()));
        }
        if !claims.aud.includes_any(audiences) {
            return Err(refused(text::problem_token_refused_audience(audiences)));
        }
        claims.check_times(now.div_euclid(1000))?;
        Ok(claims)
    }

    /// The hash by which a used token is known.
    pub(super) fn id_hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update((self.iss.len() as u64).to_be_bytes());
        hash.update(&self.iss);
        hash.update(&self.jti);
        hash.finalize().into()
    }

    pub(super) fn expires_at(&self) -> Millis {
        self.exp.saturating_mul(1000)
    }

    fn are_well_formed(&self) -> bool {
        [Some(&self.jti), Some(&self.district), self.sub.as_ref()].into_iter().flatten().all(|id| is_id(id))
    }

    fn check_times(&self, now: i64) -> Result<(), Failure> {
        let begins_at = self.iat.max(self.nbf.unwrap_or(self.iat));
        if self.exp <= self.iat || self.exp.saturating_sub(self.iat) > LONGEST_LIFETIME {
            Err(refused(text::problem_token_refused_lifetime()))
        } else if now >= self.exp {
            Err(refused(text::problem_token_refused_expired()))
        } else if begins_at > now + CLOCK_TOLERANCE {
            Err(refused(text::problem_token_refused_early()))
        } else {
            Ok(())
        }
    }
}

impl Audience {
    fn includes_any(&self, origins: &[String]) -> bool {
        let is_one =
            |audience: &String| origins.iter().any(|origin| origin == audience.trim_end_matches('/'));
        match self {
            Self::One(audience) => is_one(audience),
            Self::Several(audiences) => audiences.iter().any(is_one),
        }
    }
}

/// Whether a text can be the id of a token, a person, a district or an issuer.
pub(crate) fn is_id(text: &str) -> bool {
    is_text(text, LONGEST_ID)
}

/// Whether a claim, or the name of an account, has 1 to `longest` bytes, and no control character.
pub(crate) fn is_text(claim: &str, longest: usize) -> bool {
    !claim.trim().is_empty() && claim.len() <= longest && !claim.contains(char::is_control)
}

pub(super) fn refused(why: Message) -> Failure {
    Failure::refuse(ProblemCode::TokenRefused, why)
}
