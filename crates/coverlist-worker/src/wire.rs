//! Reads requests. In a browser, the browser parses their JSON: a reader in Rust would be 20 kB of the
//! compressed worker.

use crate::message::EngineRequest;
use serde::de::DeserializeOwned;

/// The request with this JSON text. `None` when it comes from an incompatible build.
pub fn read_request(json: &str) -> Option<EngineRequest> {
    read_json(json)
}

/// The value with this JSON text. `None` when it has another form.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn read_json<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// The value with this JSON text. `None` when it has another form.
#[cfg(target_arch = "wasm32")]
pub(crate) fn read_json<T: DeserializeOwned>(json: &str) -> Option<T> {
    browser::read(json)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, JSON, Object};
    use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
    use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
    use serde::forward_to_deserialize_any;
    use std::fmt;
    use wasm_bindgen::{JsCast, JsValue};

    pub(super) fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
        T::deserialize(Parsed(JSON::parse(json).ok()?)).ok()
    }

    /// A value that the browser parsed from JSON.
    struct Parsed(JsValue);

    /// The entries of an object.
    type Entries = MapDeserializer<'static, std::vec::IntoIter<(Parsed, Parsed)>, Unreadable>;

    impl Parsed {
        fn entries(&self) -> Entries {
            let entries = Object::entries(self.0.unchecked_ref()).into_iter();
            let entries = entries.map(|entry| entry.unchecked_into::<Array>());
            let entries: Vec<_> = entries.map(|entry| (Self(entry.get(0)), Self(entry.get(1)))).collect();
            MapDeserializer::new(entries.into_iter())
        }
    }

    impl<'de> Deserializer<'de> for Parsed {
        type Error = Unreadable;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            if let Some(text) = self.0.as_string() {
                visitor.visit_string(text)
            } else if let Some(number) = self.0.as_f64() {
                // Requests have whole numbers only.
                visitor.visit_i64(number as i64)
            } else if let Some(truth) = self.0.as_bool() {
                visitor.visit_bool(truth)
            } else if self.0.is_null() {
                visitor.visit_unit()
            } else if let Some(items) = self.0.dyn_ref::<Array>() {
                visitor.visit_seq(SeqDeserializer::new(items.iter().map(Parsed)))
            } else {
                visitor.visit_map(self.entries())
            }
        }

        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
        }

        fn deserialize_newtype_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Unreadable> {
            visitor.visit_newtype_struct(self)
        }

        fn deserialize_enum<V: Visitor<'de>>(
            self,
            _: &'static str,
            _: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Unreadable> {
            match self.0.as_string() {
                Some(variant) => visitor.visit_enum(variant.into_deserializer()),
                None => visitor.visit_enum(MapAccessDeserializer::new(self.entries())),
            }
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq
            tuple tuple_struct map struct identifier ignored_any
        }
    }

    impl IntoDeserializer<'_, Unreadable> for Parsed {
        type Deserializer = Self;

        fn into_deserializer(self) -> Self {
            self
        }
    }

    /// A value of another type. It has no message, because the texts of serde are several kilobytes.
    #[derive(Debug)]
    struct Unreadable;

    impl fmt::Display for Unreadable {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Ok(())
        }
    }

    impl std::error::Error for Unreadable {}

    impl de::Error for Unreadable {
        fn custom<T: fmt::Display>(_: T) -> Self {
            Self
        }
    }
}
