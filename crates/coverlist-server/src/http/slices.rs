//! Passes large bodies on, slice by slice.

use crate::Failure;
use crate::store::{StoreError, db};
use axum::body::Bytes;
use futures_util::{Stream, TryStreamExt};

/// The number of bytes that a blocking thread takes at a time. Hashing and writing take too long for an async
/// thread.
const SLICE: usize = 1024 * 1024;

/// Passes all bytes of a stream to `taker`, and returns it. `failure` converts the errors of the stream.
///
/// # Errors
///
/// The errors of the stream and of `take`.
pub(super) async fn pass_slices<T: Send + 'static, E>(
    mut stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
    failure: impl Fn(E) -> Failure,
    mut taker: T,
    take: fn(&mut T, &[u8]) -> Result<(), StoreError>,
) -> Result<T, Failure> {
    let mut slice = Vec::new();
    loop {
        let chunk = stream.try_next().await.map_err(&failure)?;
        let is_last = chunk.is_none();
        slice.extend_from_slice(&chunk.unwrap_or_default());
        if is_last || slice.len() >= SLICE {
            let work = move || {
                take(&mut taker, &slice)?;
                slice.clear();
                Ok::<_, StoreError>((taker, slice))
            };
            (taker, slice) = db::blocking(work).await?;
        }
        if is_last {
            return Ok(taker);
        }
    }
}
