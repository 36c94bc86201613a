//! Converts files to sheets. Nothing is staged, stored or logged.

use super::Pipeline;
use crate::access::Caller;
use crate::spool::Spooled;
use crate::store::{db, templates};
use crate::templates::unknown;
use crate::{Failure, Refusal};
use base16ct::lower::encode_string as hexadecimal;
use coverlist_api::{ConversionView, ConvertedView, ProblemCode};
use coverlist_core::sheet::{Converted, DecisionFault, Decisions, Proposals, SourceFile, Terms, convert};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::decision_rule;
use sha2::{Digest, Sha256};

/// A file to convert.
pub(crate) struct Source {
    /// The file's name, without its folder.
    pub name: String,
    /// The id of the template of the sheet.
    pub template: String,
    pub decisions: Decisions,
    pub proposals: Proposals,
    pub file: Spooled,
}

impl Pipeline {
    /// Converts a file under a template of the caller's district. One file at a time is converted.
    ///
    /// # Errors
    ///
    /// `not_found` for an unknown template, and `bad_request` for a decision that does not fit.
    pub(crate) async fn convert(&self, caller: &Caller, source: Source) -> Result<ConvertedView, Failure> {
        let district = caller.district;
        let templates = self.database.read_async(move |tx| templates::current(tx, district)).await?;
        let template = templates.get(&source.template).cloned();
        let template = template.ok_or_else(|| Failure::not_found(unknown(&templates)))?;
        let (pipeline, time_zone) = (self.clone(), caller.time_zone.clone());
        let turn = self.converting.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        db::blocking(move || {
            let _turn = turn;
            pipeline.convert_now(&source, &time_zone, &template, &templates)
        })
        .await
    }

    fn convert_now(
        &self,
        source: &Source,
        time_zone: &str,
        template: &Template,
        templates: &TemplateSet,
    ) -> Result<ConvertedView, Failure> {
        let terms = Terms { template, templates, today: self.clock.today_in(time_zone), limits: self.limits };
        let bytes = source.file.bytes()?;
        let converted = convert_file(&source.name, &bytes, &terms, &source.decisions, source.proposals)
            .map_err(misfit)?;
        let conversion = ConversionView::new(&converted, template, templates);
        let (sheet, provenance) = converted.sheet.map(|sheet| (sheet.bytes, sheet.provenance)).unzip();
        let sheet = sheet.map(String::from_utf8).transpose().map_err(anyhow::Error::from)?;
        Ok(ConvertedView { conversion, sheet, provenance })
    }
}

/// Converts a file to a sheet, see [`convert`].
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub(crate) fn convert_file(
    name: &str,
    bytes: &[u8],
    terms: &Terms<'_>,
    decisions: &Decisions,
    proposals: Proposals,
) -> Result<Converted, DecisionFault> {
    let sha256 = |bytes: &[u8]| hexadecimal(&Sha256::digest(bytes));
    convert(&SourceFile { name, sha256: &sha256(bytes), bytes }, terms, decisions, proposals, sha256)
}

fn misfit(fault: DecisionFault) -> Failure {
    let reason =
        coverlist_messages::text::problem_bad_request_decisions(&fault.pointer, decision_rule(fault.rule));
    Refusal { pointer: Some(fault.pointer), ..Refusal::new(ProblemCode::BadRequest, reason) }.into()
}
