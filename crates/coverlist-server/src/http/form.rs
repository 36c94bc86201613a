//! Reads the parts of a form (`multipart/form-data`), one after the other and up to limits.

use super::body::{broken, too_large};
use super::slices::pass_slices;
use crate::Failure;
use crate::store::StoreError;
use axum::body::Body;
use axum::http::{HeaderMap, header};
use axum_extra::headers::{ContentLength, HeaderMapExt};
use coverlist_api::ProblemCode;
use coverlist_messages::{Message, text};
use multer::{Constraints, Field, Multipart, SizeLimit};

/// The maximum size of everything around the contents of the parts, in bytes.
const AROUND: u64 = 64 * 1024;

/// A form that is being received.
pub(super) struct Form {
    parts: Multipart<'static>,
    /// The sentence that refuses another form.
    expected: Message,
}

impl Form {
    /// Begins to read a form whose parts have at most these sizes. The last part is the large one.
    ///
    /// # Errors
    ///
    /// `unsupported_media` for another media type, and `too_large` if the client announces more bytes than
    /// the parts may have.
    pub(super) fn new(
        headers: &HeaderMap,
        body: Body,
        limits: &[(&'static str, u64)],
        expected: Message,
    ) -> Result<Self, Failure> {
        let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = media_type.and_then(|media_type| multer::parse_boundary(media_type).ok());
        let boundary = boundary.ok_or_else(|| {
            Failure::refuse(ProblemCode::UnsupportedMedia, text::problem_unsupported_media_no_form())
        })?;
        let whole = AROUND + limits.iter().map(|(_, limit)| limit).sum::<u64>();
        let last = limits.last().map_or(0, |(_, limit)| *limit);
        if headers.typed_get::<ContentLength>().is_some_and(|ContentLength(length)| length > whole) {
            return Err(too_large(last));
        }
        let sizes = SizeLimit::new().whole_stream(whole).per_field(last);
        let sizes = limits.iter().fold(sizes, |sizes, (part, limit)| sizes.for_field(*part, *limit));
        let constraints = Constraints::new().size_limit(sizes);
        let parts = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
        Ok(Self { parts, expected })
    }

    /// The next part; `None` at the end.
    ///
    /// # Errors
    ///
    /// `too_large`, `too_slow`, and `bad_request` if the connection breaks or the form is malformed.
    pub(super) async fn next(&mut self) -> Result<Option<Part>, Failure> {
        let part = self.parts.next_field().await.map_err(|error| self.failure(error))?;
        Ok(part.map(|field| Part { field, expected: self.expected.clone() }))
    }

    /// The refusal of a form that lacks a part, or has other parts than expected.
    pub(super) fn refusal(&self) -> Failure {
        Failure::bad_request(self.expected.clone())
    }

    fn failure(&self, error: multer::Error) -> Failure {
        failure(error, &self.expected)
    }
}

/// A part of a form.
pub(super) struct Part {
    field: Field<'static>,
    expected: Message,
}

impl Part {
    /// The name of the part; empty if it has none.
    pub(super) fn name(&self) -> &str {
        self.field.name().unwrap_or_default()
    }

    /// The name of the file in the part; empty if it has none.
    pub(super) fn file_name(&self) -> &str {
        self.field.file_name().unwrap_or_default()
    }

    /// All bytes of a small part.
    ///
    /// # Errors
    ///
    /// As [`Form::next`].
    pub(super) async fn bytes(self) -> Result<Vec<u8>, Failure> {
        let bytes = self.field.bytes().await;
        bytes.map(|bytes| bytes.to_vec()).map_err(|error| failure(error, &self.expected))
    }

    /// Passes the bytes of a large part to `take`, slice by slice.
    ///
    /// # Errors
    ///
    /// As [`Form::next`], and the errors of `take`.
    pub(super) async fn pass_to<T: Send + 'static>(
        self,
        taker: T,
        take: fn(&mut T, &[u8]) -> Result<(), StoreError>,
    ) -> Result<T, Failure> {
        let Self { field, expected } = self;
        pass_slices(field, |error| failure(error, &expected), taker, take).await
    }
}

fn failure(error: multer::Error, expected: &Message) -> Failure {
    match error {
        multer::Error::FieldSizeExceeded { limit, .. } | multer::Error::StreamSizeExceeded { limit } => {
            too_large(limit)
        }
        multer::Error::StreamReadFailed(_) => broken(&error),
        multer::Error::IncompleteStream | multer::Error::IncompleteFieldData { .. } => {
            Failure::bad_request(text::problem_bad_request_broken_off())
        }
        _ => Failure::bad_request(expected.clone()),
    }
}
