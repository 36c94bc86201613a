//! Encrypts drafts with AES-256-GCM, by the browser's own implementation.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// The bytes of a nonce, which stand before the encrypted text.
const NONCE: usize = 12;

/// The key of an account's drafts. The page's code cannot read it back.
pub(super) struct Cipher {
    crypto: Crypto,
    subtle: SubtleCrypto,
    key: CryptoKey,
}

impl Cipher {
    /// Takes a key of 64 hexadecimal digits.
    pub(super) async fn new(key: &str) -> Result<Self, JsValue> {
        let bytes = base16ct::lower::decode_vec(key).map_err(|_| JsValue::NULL)?;
        let crypto: Crypto = Reflect::get(&js_sys::global(), &"crypto".into())?.dyn_into()?;
        // A page without TLS has no such object.
        let subtle: SubtleCrypto = Reflect::get(&crypto, &"subtle".into())?.dyn_into()?;
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let bytes = Uint8Array::from(&bytes[..]);
        let key = subtle.import_key_with_str("raw", &bytes, "AES-GCM", false, &uses)?;
        let key = JsFuture::from(key).await?.dyn_into()?;
        Ok(Self { crypto, subtle, key })
    }

    /// Encrypts a text. It can only be decrypted under the same name.
    pub(super) async fn encrypt(&self, name: &str, text: &str) -> Result<Vec<u8>, JsValue> {
        let mut all = vec![0; NONCE];
        self.crypto.get_random_values_with_u8_array(&mut all)?;
        let (parameters, text) = (parameters(&all, name)?, Uint8Array::from(text.as_bytes()));
        let encrypted = self.subtle.encrypt_with_object_and_js_u8_array(&parameters, &self.key, &text)?;
        all.extend(Uint8Array::new(&JsFuture::from(encrypted).await?).to_vec());
        Ok(all)
    }

    /// Decrypts a text; fails for the text of another name or another key.
    pub(super) async fn decrypt(&self, name: &str, encrypted: &[u8]) -> Result<String, JsValue> {
        let (nonce, encrypted) = encrypted.split_at_checked(NONCE).ok_or(JsValue::NULL)?;
        let (parameters, encrypted) = (parameters(nonce, name)?, Uint8Array::from(encrypted));
        let text = self.subtle.decrypt_with_object_and_js_u8_array(&parameters, &self.key, &encrypted)?;
        let text = Uint8Array::new(&JsFuture::from(text).await?).to_vec();
        String::from_utf8(text).map_err(|_| JsValue::NULL)
    }
}

/// The parameters of the cipher (`AesGcmParams`).
fn parameters(nonce: &[u8], name: &str) -> Result<Object, JsValue> {
    let parameters = Object::new();
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    for (member, value) in
        [("name", "AES-GCM".into()), ("iv", bytes(nonce)), ("additionalData", bytes(name.as_bytes()))]
    {
        Reflect::set(&parameters, &member.into(), &value)?;
    }
    Ok(parameters)
}
