//! The texts about rosters.

use crate::finding::{FindingWords, finding_sentence, finding_with_help};
use crate::{Message, Phrase, text};
use coverlist_core::record::{Attribute, RecordKind};
use coverlist_core::roster::{Evidence, Excluded, Kept, Refusal};
use coverlist_core::template::{Template, TemplateSet};

/// Why a row of a roster is refused, without the place. The roster was validated against `template`, one of
/// `templates`.
pub fn roster_refusal(refusal: &Refusal, template: &Template, templates: &TemplateSet) -> Message {
    let kind_id = template.kind.id();
    match refusal {
        Refusal::Mistake(finding) => {
            let words = FindingWords::of(finding, template, templates);
            finding_with_help(finding.code, finding_sentence(finding.code, &words))
        }
        Refusal::Remark => text::roster_row_remark(kind_id),
        Refusal::NoName => text::roster_row_no_name(),
        Refusal::KeyOfOtherKind => text::roster_row_key_of_other_kind(kind_id),
        Refusal::MayBeGuardian => text::roster_row_may_be_guardian(),
        Refusal::KnownAs { key, line: None, evidence: of } => {
            text::roster_row_known_as(kind_id, key, evidence(*of))
        }
        Refusal::KnownAs { key, line: Some(line), evidence: of } => {
            text::roster_row_known_as_line(kind_id, key, line.to_string(), evidence(*of))
        }
        Refusal::Twin { line, evidence: of, .. } => {
            text::roster_row_twin(kind_id, line.to_string(), evidence(*of))
        }
        Refusal::OtherPerson { key, differs: of, .. } => {
            text::roster_row_other_person(kind_id, key, of.iter().copied().map(differs))
        }
    }
}

/// Why a record stays as it is when a load is reverted.
pub const fn roster_kept(reason: Kept) -> Message {
    match reason {
        Kept::Changed => text::roster_kept_changed(),
        Kept::Gone => text::roster_kept_gone(),
        Kept::Insured => text::roster_kept_insured(),
        Kept::InImport => text::roster_kept_in_import(),
        Kept::KeyTaken => text::roster_kept_key_taken(),
        Kept::UserKept => text::roster_kept_user_kept(),
    }
}

const fn evidence(evidence: Evidence) -> Message {
    match evidence {
        Evidence::Person => text::part_evidence_person(),
        Evidence::GivenName => text::part_evidence_given_name(),
        Evidence::Email => text::part_evidence_email(),
        Evidence::Names => text::part_evidence_names(),
        Evidence::Zeros => text::part_evidence_zeros(),
        Evidence::Capitals => text::part_evidence_capitals(),
        Evidence::OtherId => text::part_evidence_other_id(),
    }
}

const fn differs(attribute: Attribute) -> Message {
    match attribute {
        Attribute::Name | Attribute::GivenName | Attribute::FamilyName => text::part_differs_name(),
        Attribute::Email => text::part_differs_email(),
        Attribute::Role => text::part_differs_role(),
        Attribute::School => text::part_differs_school(),
        Attribute::Grade => text::part_differs_grade(),
        Attribute::AssetTag => text::part_differs_asset_tag(),
        Attribute::Model => text::part_differs_model(),
        Attribute::AssignedTo => text::part_differs_assigned_to(),
        Attribute::Location => text::part_differs_location(),
        Attribute::OtherId => text::part_differs_other_id(),
    }
}

/// Why a row of a roster is ignored, without the place.
pub fn roster_ignored(reason: &Excluded, template: &Template, templates: &TemplateSet) -> Message {
    match reason {
        Excluded::Finding(finding) => {
            finding_sentence(finding.code, &FindingWords::of(finding, template, templates))
        }
        Excluded::Rule { header, text: of } => text::roster_ignored_rule(header, of),
        Excluded::OtherRole(line) => text::roster_ignored_other_role(line.to_string()),
        Excluded::Guardian => text::roster_ignored_guardian(),
    }
}

/// That rows write names in other capitals. `lines` has some of the lines.
pub fn roster_capitals(rows: usize, lines: &[u32]) -> Message {
    text::roster_capitals(rows as u64, lines.iter().map(|line| Phrase::from(line.to_string())))
}

/// That the headers belong to a list of another kind of record.
pub fn roster_of_other_kind(kind: RecordKind) -> Message {
    text::roster_other_kind(kind.id())
}
