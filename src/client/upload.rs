//! Uploads a form and reports progress. `fetch` reports none, so this uses `XMLHttpRequest`.

use super::builds::{Builds, SentAt};
use super::sender::Sender;
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::BUILD;
use futures_channel::oneshot;
use serde::de::DeserializeOwned;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{FormData, ProgressEvent, XmlHttpRequest};

/// The part of a request that is sent so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The number of bytes sent.
    pub bytes: u64,
    /// The size of the request in bytes; 0 before the first bytes are sent.
    pub of: u64,
}

impl Client {
    /// Uploads a form. If the session has ended, waits until it is renewed and uploads the form again.
    /// `on_progress` gets the part that is sent. Dropping the future aborts the upload.
    pub(super) async fn upload<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &FormData,
        key: &IdempotencyKey,
        on_progress: impl Fn(Sent) + 'static,
    ) -> Result<T, Failure> {
        let url = self.url(path);
        let on_progress: Rc<dyn Fn(Sent)> = Rc::new(on_progress);
        loop {
            let sender = self.sender();
            let _change = self.changes.begin();
            let sent_at = self.builds.now();
            let answer = match Upload::start(&url, form, key, &sender, Rc::clone(&on_progress)) {
                Some(upload) => upload.answer(self.builds, sent_at).await,
                None => Err(Failure::Unreachable),
            };
            match answer {
                Err(failure) if self.passes(&failure, &sender).await => {}
                Err(failure) => return Err(failure),
                Ok((status, text)) => {
                    return serde_json::from_str(&text).map_err(|_| self.unreadable(status));
                }
            }
        }
    }
}

/// A request under way. Dropping it aborts the request.
struct Upload {
    request: XmlHttpRequest,
    ended: oneshot::Receiver<()>,
    _on_end: Closure<dyn FnMut()>,
    _on_progress: Closure<dyn FnMut(ProgressEvent)>,
}

impl Upload {
    fn start(
        url: &str,
        form: &FormData,
        key: &IdempotencyKey,
        sender: &Sender,
        on_progress: Rc<dyn Fn(Sent)>,
    ) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open_with_async("POST", url, true).ok()?;
        request.set_request_header("Idempotency-Key", key.as_str()).ok()?;
        for (name, value) in sender.headers() {
            request.set_request_header(name, &value).ok()?;
        }

        let (end, ended) = oneshot::channel();
        let on_end = Closure::once(move || drop(end));
        request.set_onloadend(Some(on_end.as_ref().unchecked_ref()));

        let on_progress = Closure::<dyn FnMut(_)>::new(move |event: ProgressEvent| {
            on_progress(Sent { bytes: event.loaded() as u64, of: event.total() as u64 });
        });
        request.upload().ok()?.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));

        request.send_with_opt_form_data(Some(form)).ok()?;
        Some(Self { request, ended, _on_end: on_end, _on_progress: on_progress })
    }

    async fn answer(mut self, builds: Builds, sent_at: SentAt) -> Result<(u16, String), Failure> {
        // The end of the request drops the sender.
        let _ = (&mut self.ended).await;
        let status = self.request.status().unwrap_or_default();
        let is_other_build = builds.take(sent_at, self.request.get_response_header(BUILD).ok().flatten());
        let text = self.request.response_text().ok().flatten().unwrap_or_default();
        match status {
            0 => Err(Failure::Unreachable),
            200..=299 => Ok((status, text)),
            _ => Err(Failure::of_answer(status, &text).of_build(is_other_build)),
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
