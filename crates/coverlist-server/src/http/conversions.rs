//! Handler that converts a file to a sheet. The page never calls it.

use super::extract::QueryParams;
use super::form::{Form, Part};
use super::imports::file_name;
use super::{App, body};
use crate::Failure;
use crate::access::Caller;
use crate::document;
use crate::import::{ConversionRequest, refused};
use crate::sources::SourceChoice;
use crate::spool::{Spool, Spooled};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum_extra::headers::{ContentType, HeaderMapExt, Mime};
use coverlist_api::ConvertedView;
use coverlist_core::sheet::{Decisions, Proposals};
use coverlist_messages::text;

/// `POST /conversions?template=&name=&source=&no_source=&confirm=`, with the file's bytes as the body, or a
/// form with the parts `decisions` (JSON) and `file`, in this order. `source` names a saved source; without
/// it, the one with the headers of the file applies, unless `no_source=true`. `confirm=true` accepts every
/// proposal that has no rival.
pub(super) async fn convert(
    State(app): State<App>,
    caller: Caller,
    params: QueryParams,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<ConvertedView>, Failure> {
    let template = params.text("template").map(str::to_owned);
    let template =
        template.ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_missing()))?;
    let name = file_name(params.text("name").unwrap_or_default(), &template);
    let proposals = match params.parsed("confirm")? {
        Some(true) => Proposals::Confirmed,
        Some(false) | None => Proposals::Asked,
    };
    let source = match (params.text("source"), params.parsed("no_source")?) {
        (Some(name), _) => SourceChoice::Named(name.to_owned()),
        (None, Some(true)) => SourceChoice::Off,
        (None, _) => SourceChoice::ByHeaders,
    };
    let is_form =
        headers.typed_get::<ContentType>().is_some_and(|media| Mime::from(media).type_() == "multipart");
    let (decisions, file) = match is_form {
        true => form(&app, &headers, body).await?,
        false => (Decisions::default(), raw(&app, &headers, body).await?),
    };
    let request = ConversionRequest { name, template, decisions, source, proposals, file };
    app.pipeline.convert(&caller, request).await.map(Json)
}

/// The decisions and the file of a form.
async fn form(app: &App, headers: &HeaderMap, body: Body) -> Result<(Decisions, Spooled), Failure> {
    body::refuse_encoding(headers)?;
    let limits = [("decisions", body::DOCUMENT_LIMIT), ("file", app.pipeline.limits().max_bytes)];
    let mut form = Form::new(headers, body, &limits, text::problem_bad_request_form_file())?;
    let json = expect(&mut form, "decisions").await?.bytes().await?;
    let decisions = document::decisions(&json).map_err(refused)?;
    let spool = Spool::new(app.pipeline.folder())?;
    let file = expect(&mut form, "file").await?.pass_to(spool, Spool::push).await?.finish();
    match form.next().await? {
        None => Ok((decisions, file)),
        Some(_) => Err(form.refusal()),
    }
}

async fn expect(form: &mut Form, name: &str) -> Result<Part, Failure> {
    form.next().await?.filter(|part| part.name() == name).ok_or_else(|| form.refusal())
}

/// The file that is the whole body.
async fn raw(app: &App, headers: &HeaderMap, body: Body) -> Result<Spooled, Failure> {
    let limit = app.pipeline.limits().max_bytes;
    let spool = Spool::new(app.pipeline.folder())?;
    Ok(body::pass_file_to(headers, body, limit, spool, Spool::push).await?.finish())
}
