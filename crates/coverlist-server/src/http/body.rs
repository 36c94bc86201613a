//! Reads request bodies up to a limit.

use super::slices::pass_slices;
use super::timed_body::BodyTimeout;
use crate::Failure;
use crate::store::StoreError;
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::headers::{ContentLength, ContentType, HeaderMapExt, Mime};
use coverlist_api::ProblemCode;
use coverlist_messages::text;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use std::error::Error;

/// The maximum size of a JSON body that is no document, in bytes.
const JSON_LIMIT: u64 = 64 * 1024;

/// The maximum size of a document, in bytes. A list of all fields with the longest names has about 80 KiB.
pub(super) const DOCUMENT_LIMIT: u64 = 1024 * 1024;

/// Reads the whole body.
///
/// # Errors
///
/// `too_large` for more than `limit` bytes, before the first byte if the client announces the length;
/// `too_slow`; and `bad_request` if the connection breaks.
pub(super) async fn collect(headers: &HeaderMap, mut body: Body, limit: u64) -> Result<Vec<u8>, Failure> {
    let announced = refuse_announced(headers, limit)?;
    let mut bytes = Vec::with_capacity(usize::try_from(announced.unwrap_or(0)).unwrap_or(0));
    while let Some(frame) = body.frame().await {
        let Ok(part) = frame.map_err(|error| broken(&error))?.into_data() else { continue };
        if (bytes.len() + part.len()) as u64 > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// The announced length of the body, unless it is above the limit.
fn refuse_announced(headers: &HeaderMap, limit: u64) -> Result<Option<u64>, Failure> {
    let announced = headers.typed_get::<ContentLength>().map(|ContentLength(length)| length);
    if announced.is_some_and(|length| length > limit) { Err(too_large(limit)) } else { Ok(announced) }
}

fn refuse_wrapping(headers: &HeaderMap) -> Result<(), Failure> {
    let is_wrapping = |media: Mime| media.type_() == "multipart" || media.essence_str() == "application/json";
    if media_type(headers).is_some_and(is_wrapping) {
        return Err(Failure::refuse(ProblemCode::UnsupportedMedia, text::problem_unsupported_media_form()));
    }
    refuse_encoding(headers)
}

/// Passes an uploaded file to `taker`, slice by slice, and returns it.
///
/// # Errors
///
/// The errors of [`collect`] and of `take`, and `unsupported_media` if the file is wrapped in a form, in JSON
/// or in a content encoding, because the wrapping would become part of the file.
pub(super) async fn pass_file_to<T: Send + 'static>(
    headers: &HeaderMap,
    body: Body,
    limit: u64,
    taker: T,
    take: fn(&mut T, &[u8]) -> Result<(), StoreError>,
) -> Result<T, Failure> {
    refuse_wrapping(headers)?;
    refuse_announced(headers, limit)?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let stream = Body::new(Limited::new(body, most)).into_data_stream();
    let failure = |error: axum::Error| match has_cause::<LengthLimitError>(&error) {
        true => too_large(limit),
        false => broken(&error),
    };
    pass_slices(stream, failure, taker, take).await
}

/// Refuses a body with a content encoding.
///
/// # Errors
///
/// `unsupported_media`.
pub(super) fn refuse_encoding(headers: &HeaderMap) -> Result<(), Failure> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    if encoding.is_none_or(|encoding| encoding == HeaderValue::from_static("identity")) {
        return Ok(());
    }
    Err(Failure::refuse(ProblemCode::UnsupportedMedia, text::problem_unsupported_media_encoding()))
}

/// The text of a document in JSON: a template, or the fields of a district.
///
/// # Errors
///
/// As [`collect`]; and `unsupported_media` for another media type.
pub(super) async fn document(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Failure> {
    json_text(headers, body, DOCUMENT_LIMIT).await
}

/// The bytes of a JSON body, which are not read yet.
///
/// # Errors
///
/// `unsupported_media` for another content type, and as [`collect`].
pub(super) async fn json_text(headers: &HeaderMap, body: Body, limit: u64) -> Result<Vec<u8>, Failure> {
    if media_type(headers).is_none_or(|media| media.essence_str() != "application/json") {
        return Err(Failure::refuse(ProblemCode::UnsupportedMedia, text::problem_unsupported_media_json()));
    }
    collect(headers, body, limit).await
}

/// A JSON body, and its bytes.
///
/// # Errors
///
/// As [`document`]; and `bad_request` for other JSON.
pub(super) async fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
) -> Result<(T, Vec<u8>), Failure> {
    let bytes = json_text(headers, body, JSON_LIMIT).await?;
    Ok((parsed(&bytes)?, bytes))
}

/// Reads a JSON body. A long one takes milliseconds, so a blocking thread reads it.
///
/// # Errors
///
/// `bad_request` for other JSON.
pub(super) fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    // The parser's message may quote the body, so the answer names only the position.
    serde_json::from_slice(bytes).map_err(|error| {
        Failure::bad_request(text::problem_bad_request_json(
            error.line().to_string(),
            error.column().to_string(),
        ))
    })
}

/// The JSON body of a search. It is in the body because it contains keys and names.
pub(super) struct SearchBody<T>(pub(super) T);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for SearchBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let (search, _) = json(&parts.headers, body).await?;
        Ok(Self(search))
    }
}

fn media_type(headers: &HeaderMap) -> Option<Mime> {
    headers.typed_get::<ContentType>().map(Mime::from)
}

pub(super) fn too_large(limit: u64) -> Failure {
    let limit = match limit {
        bytes if bytes % (1024 * 1024) == 0 => text::part_mebibytes(bytes / (1024 * 1024)),
        bytes if bytes % 1024 == 0 => text::part_kibibytes(bytes / 1024),
        bytes => text::part_bytes(bytes),
    };
    Failure::refuse(ProblemCode::TooLarge, text::problem_too_large(limit))
}

/// The failure of a connection while a body arrives.
pub(super) fn broken(error: &(dyn Error + 'static)) -> Failure {
    if has_cause::<BodyTimeout>(error) {
        return Failure::refuse(ProblemCode::TooSlow, text::problem_too_slow());
    }
    Failure::bad_request(text::problem_bad_request_broken_off())
}

/// Whether an error, or one of its causes, is of a type.
fn has_cause<E: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    error.is::<E>() || error.source().is_some_and(has_cause::<E>)
}
