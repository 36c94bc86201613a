//! Converts files to sheets. Nothing is staged, stored or logged.

use super::{FileContent, Pipeline};
use crate::access::Caller;
use crate::document::Fault;
use crate::sources::chosen;
use crate::spool::Spooled;
use crate::store::{StoreError, Tx, db, sources, templates};
use crate::templates::unknown;
use crate::{Failure, Refusal};
use base16ct::lower::encode_string as hexadecimal;
use coverlist_api::{ConversionView, ConvertedView, ProblemCode};
use coverlist_core::sheet::{
    Converted, DecisionFault, Decisions, Proposals, SourceChoice, SourceFile, Sources, Terms,
    convert_with_sources,
};
use coverlist_messages::{decision_rule, text};
use sha2::{Digest, Sha256};

/// A file to convert.
pub(crate) struct ConversionRequest {
    /// The file's name, without its folder.
    pub name: String,
    /// The id of the template of the sheet.
    pub template: String,
    pub decisions: Decisions,
    pub source: SourceChoice,
    pub proposals: Proposals,
    pub file: Spooled,
}

impl Pipeline {
    /// Converts a file under a template of the caller's district. One file at a time is converted.
    ///
    /// # Errors
    ///
    /// `not_found` for an unknown template or source, and `bad_request` for a decision that does not fit.
    pub(crate) async fn convert(
        &self,
        caller: &Caller,
        request: ConversionRequest,
    ) -> Result<ConvertedView, Failure> {
        let district = caller.district;
        let read = move |tx: &Tx<'_>| -> Result<_, StoreError> {
            Ok((templates::current(tx, district)?, sources::of_district(tx, district)?))
        };
        let (templates, saved) = self.database.read_async(read).await?;
        let template = templates.get(&request.template).cloned();
        let template = template.ok_or_else(|| Failure::not_found(unknown(&templates)))?;
        let templates = templates.peers(&template);
        let (pipeline, time_zone) = (self.clone(), caller.time_zone.clone());
        let turn = self.converting.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        db::blocking(move || {
            let _turn = turn;
            let sources = chosen(&request.source, &saved, &template)?;
            let today = pipeline.clock.today_in(&time_zone);
            let terms = Terms { template: &template, templates: &templates, today, limits: pipeline.limits };
            convert_now(&request, &terms, sources)
        })
        .await
    }
}

fn convert_now(
    request: &ConversionRequest,
    terms: &Terms<'_>,
    sources: Sources<'_>,
) -> Result<ConvertedView, Failure> {
    let ConversionRequest { name, decisions, proposals, file, .. } = request;
    let content = FileContent::read(file.bytes()?, &decisions.workbook()).map_err(refused)?;
    let converted =
        convert_file(&content.source(name), terms, decisions, sources, *proposals).map_err(misfit)?;
    let conversion = ConversionView::new(&converted, terms.template, terms.templates);
    let (sheet, provenance) = converted.sheet.map(|sheet| (sheet.bytes, sheet.provenance)).unzip();
    let sheet = sheet.map(String::from_utf8).transpose().map_err(anyhow::Error::from)?;
    Ok(ConvertedView { conversion, sheet, provenance })
}

/// Converts a file to a sheet, see [`convert_with_sources`].
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub(crate) fn convert_file(
    file: &SourceFile<'_>,
    terms: &Terms<'_>,
    decisions: &Decisions,
    sources: Sources<'_>,
    proposals: Proposals,
) -> Result<Converted, DecisionFault> {
    convert_with_sources(file, terms, decisions, sources, proposals, sha256)
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn misfit(fault: DecisionFault) -> Failure {
    refused(Fault { pointer: fault.pointer, problem: decision_rule(fault.rule) })
}

/// The refusal of decisions with a fault.
pub(crate) fn refused(fault: Fault) -> Failure {
    let Fault { pointer, problem } = fault;
    let reason = text::problem_bad_request_decisions(&pointer, problem);
    Refusal { pointer: Some(pointer), ..Refusal::new(ProblemCode::BadRequest, reason) }.into()
}
