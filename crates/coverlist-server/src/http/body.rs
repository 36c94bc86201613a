//! Takes a request's body: no more than a limit.

use super::timed_body::BodyTimeout;
use crate::Failure;
use axum::body::Body;
use axum::http::{HeaderMap, header};
use coverlist_api::ProblemCode;
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use std::error::Error;

/// The most that a JSON body may be.
const JSON_LIMIT: u64 = 64 * 1024;

/// The whole body, if it is no larger than `limit` bytes.
///
/// # Errors
///
/// `too_large` before a byte is read when the sender says how much comes, and as soon as it is too much otherwise;
/// `too_slow`; `bad_request` when it breaks off.
pub(super) async fn collect(headers: &HeaderMap, mut body: Body, limit: u64) -> Result<Vec<u8>, Failure> {
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(too_large(limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(announced.unwrap_or(0)).unwrap_or(0));
    while let Some(part) = body.frame().await {
        let Ok(part) = part.map_err(broken)?.into_data() else { continue };
        if (bytes.len() + part.len()) as u64 > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// A JSON body.
///
/// # Errors
///
/// As [`collect`]; `unsupported_media` when it says that it is something else, and `bad_request` when it is.
pub(super) async fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
) -> Result<(T, Vec<u8>), Failure> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Failure::refuse(
            ProblemCode::UnsupportedMedia,
            "This address takes JSON. Send it with Content-Type: application/json.",
        ));
    }
    let bytes = collect(headers, body, JSON_LIMIT).await?;
    // A parser's message may quote what it could not read, so only the place is passed on.
    let value = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::bad_request(format!(
            "The body is not the JSON that this address takes (line {}, column {}).",
            error.line(),
            error.column()
        ))
    })?;
    Ok((value, bytes))
}

fn too_large(limit: u64) -> Failure {
    let limit = match limit {
        bytes if bytes % (1024 * 1024) == 0 => format!("{} MiB", bytes / (1024 * 1024)),
        bytes if bytes % 1024 == 0 => format!("{} KiB", bytes / 1024),
        bytes => format!("{bytes} bytes"),
    };
    Failure::refuse(
        ProblemCode::TooLarge,
        format!("This is more than {limit}, the most that is taken. Nothing was kept."),
    )
}

fn broken(error: axum::Error) -> Failure {
    let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(error) = cause {
        if error.is::<BodyTimeout>() {
            let detail = "The request took too long to arrive. Nothing was kept; send it again.";
            return Failure::refuse(ProblemCode::TooSlow, detail);
        }
        cause = error.source();
    }
    Failure::bad_request("The request broke off. Nothing was kept; send it again.")
}
