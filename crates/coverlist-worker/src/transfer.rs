//! Reads a file's bytes, buffer by buffer.

use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ReadableStreamByobReader, ReadableStreamDefaultReader};

/// The pieces of a file. The browser reads the next one while the current one is used.
pub(crate) struct Pieces {
    reader: StreamReader,
    next: Promise,
    /// The current piece; empty before the first one and after the last one.
    pub(crate) bytes: Vec<u8>,
}

/// Where the browser supports it, one buffer is reused ("bring your own buffer").
enum StreamReader {
    Byob(ReadableStreamByobReader),
    Default(ReadableStreamDefaultReader),
}

impl Pieces {
    /// Opens `file` for reads of about `size` bytes.
    pub(crate) fn open(file: &File, size: u32) -> Result<Self, JsValue> {
        let stream = file.stream();
        let reader = match ReadableStreamByobReader::new(&stream) {
            Ok(reader) => StreamReader::Byob(reader),
            Err(_) => StreamReader::Default(ReadableStreamDefaultReader::new(&stream)?),
        };
        let next = reader.read(&ArrayBuffer::new(size));
        Ok(Self { reader, next, bytes: Vec::new() })
    }

    /// Reads the next piece. Returns `false` after the last one.
    ///
    /// Fails when the file can no longer be read.
    pub(crate) async fn next(&mut self) -> Result<bool, JsValue> {
        loop {
            let read = JsFuture::from(self.next.clone()).await?;
            if Reflect::get(&read, &"done".into())?.is_truthy() {
                self.bytes.clear();
                return Ok(false);
            }
            let piece: Uint8Array = Reflect::get(&read, &"value".into())?.dyn_into()?;
            self.bytes.resize(piece.length() as usize, 0);
            piece.copy_to(&mut self.bytes);
            self.next = self.reader.read(&piece.buffer());
            if !self.bytes.is_empty() {
                return Ok(true);
            }
        }
    }

    pub(crate) fn cancel(&self) {
        // The result of closing does not matter.
        let canceled = match &self.reader {
            StreamReader::Byob(reader) => reader.cancel(),
            StreamReader::Default(reader) => reader.cancel(),
        };
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(canceled).await;
        });
    }
}

impl StreamReader {
    /// Requests the next bytes. A reader that takes a buffer fills it.
    fn read(&self, buffer: &ArrayBuffer) -> Promise {
        match self {
            Self::Byob(reader) => reader.read_with_array_buffer_view(&Uint8Array::new(buffer)),
            Self::Default(reader) => reader.read(),
        }
    }
}
