//! Reads a file's bytes, buffer by buffer.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ReadableStreamByobReader, ReadableStreamDefaultReader};

/// The stream of a file. Where the browser supports it, one buffer is reused ("bring your own buffer").
pub(crate) enum Stream {
    Byob { reader: ReadableStreamByobReader, buffer: JsValue },
    Default(ReadableStreamDefaultReader),
}

impl Stream {
    /// Opens the stream of `file` with reads of about `piece` bytes.
    pub(crate) fn open(file: &File, piece: u32) -> Result<Self, JsValue> {
        let stream = file.stream();
        match ReadableStreamByobReader::new(&stream) {
            Ok(reader) => Ok(Self::Byob { reader, buffer: ArrayBuffer::new(piece).into() }),
            Err(_) => ReadableStreamDefaultReader::new(&stream).map(Self::Default),
        }
    }

    /// Replaces the content of `bytes` by the next bytes. Returns `false` at the end.
    ///
    /// Fails when the file can no longer be read.
    pub(crate) async fn next(&mut self, bytes: &mut Vec<u8>) -> Result<bool, JsValue> {
        let read = match self {
            Self::Byob { reader, buffer } => reader.read_with_array_buffer_view(&Uint8Array::new(buffer)),
            Self::Default(reader) => reader.read(),
        };
        let read = JsFuture::from(read).await?;
        let value = Reflect::get(&read, &"value".into())?;
        if Reflect::get(&read, &"done".into())?.is_truthy() {
            return Ok(false);
        }
        let piece: Uint8Array = value.dyn_into()?;
        bytes.resize(piece.length() as usize, 0);
        piece.copy_to(bytes);
        if let Self::Byob { buffer, .. } = self {
            *buffer = piece.buffer().into();
        }
        Ok(true)
    }

    pub(crate) fn cancel(&self) {
        // The result of closing does not matter.
        let canceled = match self {
            Self::Byob { reader, .. } => reader.cancel(),
            Self::Default(reader) => reader.cancel(),
        };
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(canceled).await;
        });
    }
}
