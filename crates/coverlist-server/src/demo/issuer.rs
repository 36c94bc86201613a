//! The issuer of the demo, with which a local page can embed Coverlist. Its private key is in the data
//! directory.

use super::site::DISTRICT;
use crate::Millis;
use crate::store::issuers::{self, Issuer, KeySource, NamedDistrict};
use crate::store::{Database, StoreError, districts, private};
use anyhow::{Context, Result, anyhow};
use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use coverlist_api::Permission;
use ring::signature::{Ed25519KeyPair, KeyPair};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The claim `iss` of the issuer's tokens.
pub const ISSUER: &str = "coverlist-demo";
/// The claim `district` of the demo district.
pub const DISTRICT_ID: &str = "oakwood";

/// The file with the private key: PKCS#8 in PEM, as OpenSSL writes it.
pub fn key_file(data: &Path) -> PathBuf {
    data.join("demo-issuer.pem")
}

/// Adds the issuer for pages at `origins`, and makes its key if there is none.
///
/// # Errors
///
/// When the key cannot be read or written, or the database cannot be written.
pub fn add_issuer(database: &Database, data: &Path, origins: Vec<String>, now: Millis) -> Result<()> {
    let keys = public_keys(&key_pair(&key_file(data))?);
    database.write(|tx| -> Result<(), StoreError> {
        let all = districts::all(tx)?;
        let demo = all.into_iter().find(|district| district.demo && district.name == DISTRICT);
        let Some(demo) = demo else { return Ok(()) };
        let known = issuers::find(tx, ISSUER)?;
        let districts = known.as_ref().map_or_else(
            || {
                vec![NamedDistrict {
                    external_id: DISTRICT_ID.to_owned(),
                    district: demo.id,
                    name: demo.name,
                }]
            },
            |known| known.districts.clone(),
        );
        let issuer = Issuer {
            iss: ISSUER.to_owned(),
            keys: KeySource::Stored(keys.to_string()),
            origins,
            permissions: Permission::ALL.into(),
            provisions: true,
            districts,
        };
        if known.as_ref() != Some(&issuer) {
            issuers::remove(tx, ISSUER)?;
            issuers::add(tx, &issuer, now)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// What precedes the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410). OpenSSL refuses the form with the
/// public key, which `ring` writes.
const PKCS8: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/// The key pair in a file, which is made if there is none.
pub(super) fn key_pair(file: &Path) -> Result<Ed25519KeyPair> {
    if !file.exists() {
        private::open(file)?.write_all(new_private_key()?.as_bytes())?;
    }
    let unusable = "the key of the demo\u{2019}s issuer is unusable";
    let key = PrivatePkcs8KeyDer::from_pem_slice(&fs::read(file)?).context(unusable)?;
    Ed25519KeyPair::from_pkcs8_maybe_unchecked(key.secret_pkcs8_der()).map_err(|_| anyhow!(unusable))
}

fn new_private_key() -> Result<String> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)?;
    let base64 = Base64::encode_string(&[&PKCS8[..], &seed].concat());
    Ok(format!("-----BEGIN PRIVATE KEY-----\n{base64}\n-----END PRIVATE KEY-----\n"))
}

/// The JWK Set.
fn public_keys(pair: &Ed25519KeyPair) -> Value {
    let x = Base64UrlUnpadded::encode_string(pair.public_key().as_ref());
    json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": x }] })
}
