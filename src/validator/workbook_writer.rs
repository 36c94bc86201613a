//! Turns a CSV into a workbook in a worker. `coverlist-workbook/src/writing/module.rs` describes its
//! messages.

use coverlist_core::sheet::Content;
use coverlist_worker::Exchange;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

/// The path of the worker's script among the files of a build.
pub const WORKBOOK_WRITER: &str = "/coverlist-workbook-writer_loader.js";

/// The media type of a workbook.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Writes a CSV as a workbook, in a worker with the script at an absolute URL. `columns` has what each column
/// holds. `None` when a worksheet cannot hold the rows.
///
/// Fails when the browser or the network does not deliver the worker.
pub async fn write_workbook(script: &str, csv: &Blob, columns: &[Content]) -> Result<Option<Blob>, JsValue> {
    let (mut exchange, _ender) = Exchange::start(script)?;
    // The greeting says that the worker takes messages.
    exchange.received().await?;
    let csv = Uint8Array::new(&JsFuture::from(csv.array_buffer()).await?);
    let columns = serde_json::to_string(columns).map_err(|_| JsValue::UNDEFINED)?;
    exchange.hand_over(&Array::of2(&csv, &columns.into()), &csv)?;
    let answer = exchange.received().await?;
    if answer.is_null() {
        return Ok(None);
    }
    let workbook: Uint8Array = answer.dyn_into()?;
    let media = BlobPropertyBag::new();
    media.set_type(MEDIA_TYPE);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&workbook), &media).map(Some)
}
