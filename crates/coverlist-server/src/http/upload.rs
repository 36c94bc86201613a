//! A file in a request, and how it is read: the query, and a body or a form with decisions.

use super::extract::QueryParams;
use super::form::{Form, Part};
use super::{App, body};
use crate::Failure;
use crate::document;
use crate::import::refused;
use crate::spool::{Spool, Spooled};
use axum::body::Body;
use axum::http::HeaderMap;
use axum_extra::headers::{ContentType, HeaderMapExt, Mime};
use coverlist_core::sheet::{Decisions, Proposals, SourceChoice};
use coverlist_messages::text;

/// What happens to proposals: `confirm=true` accepts every one that has no rival.
pub(super) fn proposals(params: &QueryParams) -> Result<Proposals, Failure> {
    Ok(match params.parsed("confirm")? {
        Some(true) => Proposals::Confirmed,
        Some(false) | None => Proposals::Asked,
    })
}

/// The source of the file: `source` names one; without it, the one with the headers of the file applies,
/// unless `no_source=true`.
pub(super) fn source(params: &QueryParams) -> Result<SourceChoice, Failure> {
    Ok(match (params.text("source"), params.parsed("no_source")?) {
        (Some(name), _) => SourceChoice::Named(name.to_owned()),
        (None, Some(true)) => SourceChoice::Off,
        (None, _) => SourceChoice::ByHeaders,
    })
}

/// The content of a request.
pub(super) struct Upload {
    /// The name of the file, as the client states it; empty without one.
    pub(super) name: String,
    /// The decisions about the file.
    pub(super) decisions: Decisions,
    /// The file.
    pub(super) file: Spooled,
    /// Further files of a form, each with the name of its part.
    pub(super) others: Vec<(&'static str, Spooled)>,
}

impl Upload {
    /// Takes the further file with the name of a part.
    pub(super) fn take(&mut self, part: &str) -> Option<Spooled> {
        let place = self.others.iter().position(|(name, _)| *name == part)?;
        Some(self.others.swap_remove(place).1)
    }
}

/// Reads the decisions and the files of a request: a form with the parts `decisions` (JSON) and `file`, in
/// this order, and then any of `others`; or the file as the body.
pub(super) async fn read(
    app: &App,
    headers: &HeaderMap,
    body: Body,
    others: &[&'static str],
) -> Result<Upload, Failure> {
    let is_form =
        headers.typed_get::<ContentType>().is_some_and(|media| Mime::from(media).type_() == "multipart");
    if is_form {
        return form(app, headers, body, others).await;
    }
    let limit = app.pipeline.limits().max_bytes;
    let spool = Spool::new(app.pipeline.folder())?;
    let file = body::pass_file_to(headers, body, limit, spool, Spool::push).await?.finish();
    Ok(Upload { name: String::new(), decisions: Decisions::default(), file, others: Vec::new() })
}

async fn form(
    app: &App,
    headers: &HeaderMap,
    body: Body,
    others: &[&'static str],
) -> Result<Upload, Failure> {
    body::refuse_encoding(headers)?;
    let largest = app.pipeline.limits().max_bytes;
    let mut limits = vec![("decisions", body::DOCUMENT_LIMIT), ("file", largest)];
    limits.extend(others.iter().map(|&other| (other, largest)));
    let mut form = Form::new(headers, body, &limits, text::problem_bad_request_form_file())?;
    let json = expect(&mut form, "decisions").await?.bytes().await?;
    let decisions = document::decisions(&json).map_err(refused)?;
    let part = expect(&mut form, "file").await?;
    let name = part.file_name().to_owned();
    let mut upload = Upload { name, decisions, file: spooled(app, part).await?, others: Vec::new() };
    while let Some(part) = form.next().await? {
        let is_new = |name: &&&'static str| !upload.others.iter().any(|(other, _)| other == *name);
        let name = others.iter().filter(is_new).find(|name| part.name() == **name).copied();
        let name = name.ok_or_else(|| form.refusal())?;
        upload.others.push((name, spooled(app, part).await?));
    }
    Ok(upload)
}

async fn expect(form: &mut Form, name: &str) -> Result<Part, Failure> {
    form.next().await?.filter(|part| part.name() == name).ok_or_else(|| form.refusal())
}

async fn spooled(app: &App, part: Part) -> Result<Spooled, Failure> {
    let spool = Spool::new(app.pipeline.folder())?;
    Ok(part.pass_to(spool, Spool::push).await?.finish())
}
