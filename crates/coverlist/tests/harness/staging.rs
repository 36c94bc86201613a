//! Requests that stage a file. The harness converts the file natively, as the page does in its worker.

use super::client::Request;
use coverlist_api::paths;
use coverlist_core::record::Date;
use coverlist_core::sheet::{Converted, ConvertedSheet, Decisions, Proposals, SourceFile, Terms, convert};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::Limits;
use sha2::{Digest, Sha256};
use std::fmt::Display;

/// The day on which the clock of tests starts.
const TODAY: Date = Date::constant(2026, 8, 24);

/// A file to convert and to stage.
pub struct Staging {
    template: String,
    bytes: Vec<u8>,
    templates: TemplateSet,
    name: String,
    rejected: Option<String>,
    path: String,
    decisions: Decisions,
}

impl Staging {
    /// A file under a built-in template, as `list.csv`. It agrees to no rejected rows.
    pub fn new(template: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            template: template.to_owned(),
            bytes: bytes.into(),
            templates: TemplateSet::builtin(),
            name: "list.csv".to_owned(),
            rejected: None,
            path: paths::IMPORTS.to_owned(),
            decisions: Decisions::default(),
        }
    }

    /// The templates of the district.
    pub fn among(self, templates: TemplateSet) -> Self {
        Self { templates, ..self }
    }

    pub fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// Corrects rows of an import.
    pub fn merging(self, import: i64) -> Self {
        Self { path: paths::import_merge(import), ..self }
    }

    /// Agrees to leave out this number of rejected rows.
    pub fn rejecting(self, rejected: impl Display) -> Self {
        Self { rejected: Some(rejected.to_string()), ..self }
    }

    /// The decisions about the file, as JSON.
    pub fn decided(self, decisions: serde_json::Value) -> Self {
        Self { decisions: serde_json::from_value(decisions).expect("decisions"), ..self }
    }

    pub fn converted(&self) -> Converted {
        let source =
            SourceFile { name: &self.name, sha256: &hash(&self.bytes), bytes: &self.bytes, workbook: None };
        let template = self.templates.get(&self.template).expect("a template");
        let limits = Limits { max_bytes: u64::MAX, max_rows: u32::MAX };
        let terms = Terms { template, templates: &self.templates, today: TODAY, limits };
        convert(&source, &terms, &self.decisions, Proposals::Asked, hash).expect("decisions that fit")
    }

    /// The sheet of the file.
    #[track_caller]
    pub fn sheet(&self) -> ConvertedSheet {
        self.converted().sheet.expect("the file has a sheet")
    }

    #[track_caller]
    pub fn request(&self) -> Request {
        let sheet = self.sheet();
        form_to(&self.path, &sheet.provenance, self.rejected.as_deref(), &sheet.bytes)
    }
}

/// A request that stages a sheet with its provenance, which may be of any type.
pub fn form_of(provenance: &impl serde::Serialize, rejected: Option<&str>, sheet: &[u8]) -> Request {
    form_to(paths::IMPORTS, provenance, rejected, sheet)
}

fn form_to(path: &str, provenance: &impl serde::Serialize, rejected: Option<&str>, sheet: &[u8]) -> Request {
    let json = serde_json::to_vec(provenance).expect("it serializes");
    let mut parts = vec![("provenance", "application/json", json.as_slice())];
    parts.extend(rejected.map(|rejected| ("rejected", "text/plain", rejected.as_bytes())));
    parts.push(("sheet", "text/csv", sheet));
    form(path, &parts)
}

/// A request whose body is a form with these parts: name, media type and content.
pub fn form(path: impl Into<String>, parts: &[(&str, &str, &[u8])]) -> Request {
    form_of_file("blob", path, parts)
}

/// A request like [`form`], whose parts have the name of a file.
pub fn form_of_file(file: &str, path: impl Into<String>, parts: &[(&str, &str, &[u8])]) -> Request {
    const BOUNDARY: &str = "the-boundary-of-a-test";
    let mut body = Vec::new();
    for (name, media, content) in parts {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: {media}\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(content);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    Request::new("POST", path).body(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

/// The SHA-256 of bytes in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}
