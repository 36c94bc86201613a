//! Public keys in PEM (RFC 7468), as OpenSSL writes them.

use base64ct::{Base64UrlUnpadded, Encoding};
use rustls_pki_types::SubjectPublicKeyInfoDer;
use rustls_pki_types::pem::PemObject;
use serde_json::{Value, json};

/// What precedes the 32 bytes of an Ed25519 key (RFC 8410).
const ED25519: [u8; 12] = [0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0];
/// What precedes the coordinates of a P-256 key, 32 bytes each (RFC 5480).
const P256: [u8; 27] = [
    0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3,
    1, 7, 3, 0x42, 0, 4,
];

/// The key as a JWK without an id; `None` if it is not for Ed25519 or P-256.
pub(super) fn jwk(pem: &str) -> Option<Value> {
    let key = SubjectPublicKeyInfoDer::from_pem_slice(pem.as_bytes()).ok()?;
    if let Some(x) = key.strip_prefix(&ED25519).filter(|x| x.len() == 32) {
        return Some(json!({ "kty": "OKP", "crv": "Ed25519", "x": base64(x) }));
    }
    let (x, y) = key.strip_prefix(&P256).filter(|point| point.len() == 64)?.split_at(32);
    Some(json!({ "kty": "EC", "crv": "P-256", "x": base64(x), "y": base64(y) }))
}

fn base64(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}
