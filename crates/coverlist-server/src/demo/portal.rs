use super::issuer::{DISTRICT_ID, ISSUER, key_file, key_pair};
use crate::Millis;
use anyhow::Result;
use base64ct::{Base64UrlUnpadded, Encoding};
use coverlist_api::Permission;
use ring::signature::Ed25519KeyPair;
use serde_json::json;
use std::path::Path;

/// The page of the portal, which embeds Coverlist.
pub const PORTAL_PAGE: &str = include_str!("portal.html");

/// How many seconds a token is valid.
const LIFETIME: i64 = 60;

/// A portal with one person, which embeds the demo.
pub struct DemoPortal(Ed25519KeyPair);

impl DemoPortal {
    /// Signs with the key of the demo's issuer, which exists.
    pub fn open(data: &Path) -> Result<Self> {
        Ok(Self(key_pair(&key_file(data))?))
    }

    /// A token for the portal's person.
    pub fn token(&self, audience: &str, now: Millis) -> Result<String> {
        let mut id = [0; 16];
        getrandom::fill(&mut id)?;
        let issued = now.div_euclid(1000);
        let claims = json!({
            "iss": ISSUER,
            "aud": audience,
            "sub": "u-1007",
            "name": "Dana Whitfield",
            "district": DISTRICT_ID,
            "permissions": Permission::ALL.map(Permission::id),
            "jti": Base64UrlUnpadded::encode_string(&id),
            "iat": issued,
            "exp": issued + LIFETIME,
        });
        let parts = [json!({ "alg": "EdDSA" }), claims];
        let signed =
            parts.map(|part| Base64UrlUnpadded::encode_string(part.to_string().as_bytes())).join(".");
        let signature = Base64UrlUnpadded::encode_string(self.0.sign(signed.as_bytes()).as_ref());
        Ok(format!("{signed}.{signature}"))
    }
}
