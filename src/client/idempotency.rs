//! Idempotency keys: the server carries out a request once, even when it is sent several times.

use super::Failure;
use std::cell::RefCell;

/// The value of the `Idempotency-Key` header. Every attempt at the same request carries the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Creates a key of 128 random bits, in hexadecimal.
    fn random() -> Self {
        let mut bits = [0_u8; 16];
        // Pages on plain HTTP, which a district's own network may use, have no `randomUUID`.
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bits).ok());
        if filled.is_none() {
            bits.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        }
        Self(base16ct::lower::encode_string(&bits))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The latest request that has no definite answer, with its key. Sending an equal request again reuses the
/// key; another request, or the same one after a definite answer, gets a new key.
#[derive(Debug)]
pub struct Retryable<R>(RefCell<Option<(R, IdempotencyKey)>>);

impl<R> Default for Retryable<R> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<R: Clone + PartialEq> Retryable<R> {
    pub async fn send<T>(
        &self,
        request: R,
        send: impl AsyncFnOnce(&R, &IdempotencyKey) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let key = self.key(&request, IdempotencyKey::random);
        let answer = send(&request, &key).await;
        self.settle(&request, &answer);
        answer
    }

    fn key(&self, request: &R, new: impl FnOnce() -> IdempotencyKey) -> IdempotencyKey {
        let mut pending = self.0.borrow_mut();
        match &*pending {
            Some((same, key)) if same == request => key.clone(),
            _ => pending.insert((request.clone(), new())).1.clone(),
        }
    }

    fn settle<T>(&self, request: &R, answer: &Result<T, Failure>) {
        let is_definite = answer.as_ref().err().is_none_or(Failure::is_definite);
        self.0.borrow_mut().take_if(|(pending, _)| is_definite && pending == request);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> impl FnMut() -> IdempotencyKey {
        let mut last = 0;
        move || {
            last += 1;
            IdempotencyKey(last.to_string())
        }
    }

    #[test]
    fn a_retry_has_the_same_key_until_a_definite_answer_comes() {
        let (pending, mut new) = (Retryable::default(), keys());
        let first = pending.key(&"delete 7", &mut new);
        pending.settle(&"delete 7", &Err::<(), _>(Failure::Unreachable));
        assert_eq!(pending.key(&"delete 7", &mut new), first, "a retry");
        pending.settle(&"delete 7", &Ok(()));
        assert_ne!(pending.key(&"delete 7", &mut new), first, "the same again, after it was done");
    }

    #[test]
    fn another_request_has_another_key_and_a_late_answer_does_not_end_it() {
        let (pending, mut new) = (Retryable::default(), keys());
        let first = pending.key(&1, &mut new);
        let second = pending.key(&2, &mut new);
        assert_ne!(first, second);
        pending.settle(&1, &Ok(()));
        assert_eq!(pending.key(&2, &mut new), second);
    }
}
