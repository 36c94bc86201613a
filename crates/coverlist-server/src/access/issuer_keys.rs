//! The public keys of an issuer: a JWK Set (RFC 7517).

use super::pem_key;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;

/// The most keys of an issuer.
const MOST_KEYS: usize = 20;

/// Keys with which tokens are verified.
#[derive(Clone)]
pub struct IssuerKeys(Vec<IssuerKey>);

/// A key with which tokens are verified.
#[derive(Clone)]
pub(super) struct IssuerKey {
    id: Option<String>,
    pub(super) algorithm: Algorithm,
    pub(super) key: DecodingKey,
}

/// Why a text holds no keys of an issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// It is no JWK Set, no JWK and no PEM.
    Malformed,
    /// It contains a private key.
    Private,
    /// It has no key for Ed25519 or P-256, or too many keys.
    Unusable,
}

impl IssuerKeys {
    /// The JSON that [`Self::parse`] reads, of a file with a JWK Set, a JWK, or a key in PEM.
    pub fn json_of(file: &[u8]) -> Result<String, KeyFault> {
        let text = std::str::from_utf8(file).map_err(|_| KeyFault::Malformed)?;
        if text.contains("PRIVATE KEY-----") {
            return Err(KeyFault::Private);
        }
        let json = match text.trim_start().starts_with("-----BEGIN") {
            true => pem_key::jwk(text).ok_or(KeyFault::Unusable)?.to_string(),
            false => text.to_owned(),
        };
        Self::parse(json.as_bytes()).map(|_| json)
    }

    /// Reads a JWK Set, or a single JWK. Keys of other kinds than Ed25519 and P-256 are left out.
    pub fn parse(json: &[u8]) -> Result<Self, KeyFault> {
        let document: Value = serde_json::from_slice(json).map_err(|_| KeyFault::Malformed)?;
        let set = match document.get("keys") {
            Some(_) => document,
            None => serde_json::json!({ "keys": [document] }),
        };
        let listed = set["keys"].as_array().ok_or(KeyFault::Malformed)?;
        if listed.iter().any(|key| ["d", "k"].iter().any(|secret| key.get(secret).is_some())) {
            return Err(KeyFault::Private);
        }
        let set: JwkSet = serde_json::from_value(set).map_err(|_| KeyFault::Malformed)?;
        let keys: Vec<IssuerKey> = set.keys.iter().filter_map(IssuerKey::of).collect();
        if keys.is_empty() || keys.len() > MOST_KEYS { Err(KeyFault::Unusable) } else { Ok(Self(keys)) }
    }

    /// The key with an id. If there is only one key, and the token or the key has no id, it is meant.
    pub(super) fn find(&self, id: Option<&str>) -> Option<&IssuerKey> {
        match &self.0[..] {
            [only] if id.is_none() || only.id.is_none() => Some(only),
            keys => keys.iter().find(|key| id.is_some() && key.id.as_deref() == id),
        }
    }
}

impl IssuerKey {
    fn of(jwk: &Jwk) -> Option<Self> {
        let algorithm = match &jwk.algorithm {
            AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => {
                Algorithm::EdDSA
            }
            AlgorithmParameters::EllipticCurve(point) if point.curve == EllipticCurve::P256 => {
                Algorithm::ES256
            }
            _ => return None,
        };
        if jwk.common.public_key_use == Some(PublicKeyUse::Encryption) {
            return None;
        }
        let key = DecodingKey::from_jwk(jwk).ok()?;
        Some(Self { id: jwk.common.key_id.clone(), algorithm, key })
    }
}
