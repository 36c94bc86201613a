//! A portal that embeds Coverlist: it signs tokens.

use super::{App, Session};
use base64ct::{Base64UrlUnpadded, Encoding};
use coverlist_api::{HeaderSession, Permission};
use coverlist_server::store::issuers::{self, Issuer, KeySource, NamedDistrict};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject;
use serde_json::{Value, json};

/// An algorithm that an issuer may use.
#[derive(Clone, Copy, Debug)]
pub enum Algorithm {
    EdDsa,
    Es256,
}

/// A key that signs tokens.
pub enum SigningKey {
    EdDsa(Ed25519KeyPair),
    Es256(EcdsaKeyPair),
}

impl SigningKey {
    pub fn new(algorithm: Algorithm) -> Self {
        let random = SystemRandom::new();
        let key = match algorithm {
            Algorithm::EdDsa => Ed25519KeyPair::generate_pkcs8(&random),
            Algorithm::Es256 => EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random),
        };
        Self::of_pkcs8(algorithm, key.expect("a key").as_ref())
    }

    /// The key in a PEM file.
    pub fn of_pem(algorithm: Algorithm, pem: &str) -> Self {
        let key = PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes()).expect("a key");
        Self::of_pkcs8(algorithm, key.secret_pkcs8_der())
    }

    fn of_pkcs8(algorithm: Algorithm, key: &[u8]) -> Self {
        match algorithm {
            Algorithm::EdDsa => Self::EdDsa(Ed25519KeyPair::from_pkcs8_maybe_unchecked(key).expect("a key")),
            Algorithm::Es256 => {
                let random = SystemRandom::new();
                let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key, &random);
                Self::Es256(pair.expect("a key"))
            }
        }
    }

    /// The public key under an id.
    pub fn jwk(&self, id: &str) -> Value {
        match self {
            Self::EdDsa(key) => {
                json!({"kty": "OKP", "crv": "Ed25519", "kid": id, "x": base64(key.public_key().as_ref())})
            }
            Self::Es256(key) => {
                let (x, y) = key.public_key().as_ref()[1..].split_at(32);
                json!({"kty": "EC", "crv": "P-256", "kid": id, "x": base64(x), "y": base64(y)})
            }
        }
    }

    /// A token with these claims.
    pub fn token(&self, id: &str, claims: &Value) -> String {
        let algorithm = match self {
            Self::EdDsa(_) => "EdDSA",
            Self::Es256(_) => "ES256",
        };
        let message = unsigned(&json!({"alg": algorithm, "typ": "JWT", "kid": id}), claims);
        let signature = match self {
            Self::EdDsa(key) => key.sign(message.as_bytes()).as_ref().to_vec(),
            Self::Es256(key) => {
                key.sign(&SystemRandom::new(), message.as_bytes()).expect("a signature").as_ref().to_vec()
            }
        };
        format!("{message}.{}", base64(&signature))
    }
}

/// The header and the claims of a token.
pub fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.{}", base64(header.to_string().as_bytes()), base64(claims.to_string().as_bytes()))
}

pub fn base64(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// A portal with one key, whose pages are at [`Portal::ORIGIN`]. It names the first district `oakwood`.
pub struct Portal {
    pub key: SigningKey,
}

impl Portal {
    pub const ISS: &str = "https://portal.example";
    pub const ORIGIN: &str = "https://portal.example";

    /// A portal that the server knows, and that may grant every permission.
    pub fn of(app: &App) -> Self {
        let portal = Self { key: SigningKey::new(Algorithm::EdDsa) };
        portal.add(app, |_| ());
        portal
    }

    /// Makes the portal known to the server.
    pub fn add(&self, app: &App, change: impl FnOnce(&mut Issuer)) {
        let mut issuer = Issuer {
            iss: Self::ISS.to_owned(),
            keys: KeySource::Stored(json!({"keys": [self.key.jwk("1")]}).to_string()),
            origins: vec![Self::ORIGIN.to_owned()],
            permissions: Permission::ALL.into(),
            provisions: false,
            districts: vec![NamedDistrict {
                external_id: "oakwood".to_owned(),
                district: 1,
                name: String::new(),
            }],
        };
        change(&mut issuer);
        app.database.write(|tx| issuers::add(tx, &issuer, 0)).expect("an issuer");
    }

    /// The claims of a token for a person.
    pub fn claims(&self, app: &App, id: &str) -> Value {
        let now = app.clock.seconds();
        json!({
            "iss": Self::ISS, "aud": format!("http://{}", app.address), "sub": "person-7",
            "district": "oakwood", "permissions": ["manage_settings", "view_reports"], "jti": id,
            "iat": now, "exp": now + 60, "name": "Robin Portal", "email": "robin@portal.example",
        })
    }

    /// A token for a person.
    pub fn token(&self, app: &App, id: &str) -> String {
        self.key.token("1", &self.claims(app, id))
    }

    /// A session of a person.
    #[track_caller]
    pub fn session(&self, app: &App, id: &str) -> Session {
        let answer = app.exchange(&self.token(app, id), Self::ORIGIN).expect(201);
        let HeaderSession { key, .. } = answer.json();
        Session { address: app.address, cookie: String::new(), key: Some(key) }
    }
}
