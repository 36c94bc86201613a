//! Sending a file, with news of how far it is: `fetch` has none, so this is an `XMLHttpRequest`.

use super::call::CSV;
use super::{Client, Failure, Intent};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, ProgressEvent, XmlHttpRequest};

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Bytes sent.
    pub bytes: u64,
    /// Bytes to send.
    pub of: u64,
}

impl Client {
    /// Sends a file, again after each time that the person had to sign in again. Dropping the future cuts it.
    pub(super) async fn upload<T: DeserializeOwned>(
        &self,
        url: &str,
        file: &Blob,
        intent: &Intent,
        sent: impl Fn(Sent) + 'static,
    ) -> Result<T, Failure> {
        let sent: Rc<dyn Fn(Sent)> = Rc::new(sent);
        loop {
            let answer = match Upload::start(url, file, intent, Rc::clone(&sent)) {
                Some(upload) => upload.answer().await,
                None => Err(Failure::Away),
            };
            match answer {
                Err(failure) if self.passes(&failure).await => {}
                Err(failure) => return Err(failure),
                Ok((status, text)) => {
                    return serde_json::from_str(&text).map_err(|_| Failure::Unreadable { status });
                }
            }
        }
    }
}

/// A request under way. Dropping it aborts the request.
struct Upload {
    request: XmlHttpRequest,
    waiting: Rc<RefCell<Option<Waker>>>,
    _on_end: Closure<dyn FnMut()>,
    _on_progress: Closure<dyn FnMut(ProgressEvent)>,
}

impl Upload {
    fn start(url: &str, file: &Blob, intent: &Intent, sent: Rc<dyn Fn(Sent)>) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open_with_async("POST", url, true).ok()?;
        request.set_request_header("Content-Type", CSV).ok()?;
        request.set_request_header("Idempotency-Key", intent.as_str()).ok()?;

        let waiting: Rc<RefCell<Option<Waker>>> = Rc::default();
        let waker = Rc::clone(&waiting);
        let on_end = Closure::<dyn FnMut()>::new(move || {
            if let Some(waker) = waker.borrow_mut().take() {
                waker.wake();
            }
        });
        request.set_onloadend(Some(on_end.as_ref().unchecked_ref()));

        let on_progress = Closure::<dyn FnMut(_)>::new(move |event: ProgressEvent| {
            sent(Sent { bytes: event.loaded() as u64, of: event.total() as u64 });
        });
        request.upload().ok()?.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));

        request.send_with_opt_blob(Some(file)).ok()?;
        Some(Self { request, waiting, _on_end: on_end, _on_progress: on_progress })
    }

    async fn answer(&self) -> Result<(u16, String), Failure> {
        poll_fn(|context| {
            if self.request.ready_state() == XmlHttpRequest::DONE {
                return Poll::Ready(());
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await;
        let status = self.request.status().unwrap_or_default();
        let text = self.request.response_text().ok().flatten().unwrap_or_default();
        match status {
            0 => Err(Failure::Away),
            200..=299 => Ok((status, text)),
            _ => Err(Failure::of_answer(status, &text)),
        }
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        self.request.set_onloadend(None);
        if let Ok(upload) = self.request.upload() {
            upload.set_onprogress(None);
        }
        // Aborting a request that has ended does nothing.
        let _ = self.request.abort();
    }
}
