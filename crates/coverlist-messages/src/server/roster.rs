//! The texts about rosters.

use crate::finding::{FindingWords, finding_sentence, finding_with_help};
use crate::{Message, text};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{Attribute, Evidence, Note, Refusal, RosterError, RosterFormat, SetAside};

/// Why a whole file is not a roster.
pub fn roster_error(error: &RosterError) -> Message {
    match error {
        RosterError::NotText(kind) => file_finding(kind.code().unwrap_or(Code::FileBinary)),
        RosterError::Workbook(finding) => roster_finding(finding, RecordKind::User),
        RosterError::TooManyRows => text::roster_too_many_rows(),
        RosterError::NoKey(kind) => text::roster_no_key(kind.id()),
        RosterError::KeyTwice { kind, first, second } => text::roster_key_twice(kind.id(), first, second),
        RosterError::SecondHeader(line) => text::roster_second_header(line.to_string()),
        RosterError::OtherKind(kind) => text::roster_other_kind(kind.id()),
        RosterError::Insurance => text::roster_insurance(),
    }
}

/// A finding about a whole file, whose codes have no parameters.
fn file_finding(code: Code) -> Message {
    roster_finding(&Finding::file(code), RecordKind::User)
}

fn roster_finding(finding: &Finding, kind: RecordKind) -> Message {
    let sentence = finding_sentence(finding.code, &FindingWords::of_roster(finding, kind));
    finding_with_help(finding.code, sentence)
}

/// A remark about a roster as a whole.
pub fn roster_note(note: Note) -> Message {
    match note {
        Note::RolesMissing => text::roster_roles_missing(),
        Note::WordsForNothing(cells) => text::roster_words_for_nothing(cells as u64),
    }
}

/// The name of a format.
pub const fn roster_format(format: RosterFormat) -> Message {
    match format {
        RosterFormat::PlainList => text::roster_format_plain_list(),
        RosterFormat::OneRoster => text::roster_format_oneroster(),
        RosterFormat::ChromeOs => text::roster_format_chromeos(),
    }
}

/// Why a row of a roster is refused, without the place.
pub fn roster_refusal(refusal: &Refusal, kind: RecordKind) -> Message {
    let kind_id = kind.id();
    match refusal {
        Refusal::Mistake(finding) => roster_finding(finding, kind),
        Refusal::Remark => text::roster_row_remark(kind_id),
        Refusal::NoName => text::roster_row_no_name(),
        Refusal::OtherIdOnly => text::roster_row_other_id_only(kind_id),
        Refusal::KeyOfOtherKind => text::roster_row_key_of_other_kind(kind_id),
        Refusal::MayBeGuardian => text::roster_row_may_be_guardian(),
        Refusal::KnownAs { key, line: None, evidence: of } => {
            text::roster_row_known_as(kind_id, key, evidence(*of))
        }
        Refusal::KnownAs { key, line: Some(line), evidence: of } => {
            text::roster_row_known_as_line(kind_id, key, line.to_string(), evidence(*of))
        }
        Refusal::Twin { line, evidence: of } => {
            text::roster_row_twin(kind_id, line.to_string(), evidence(*of))
        }
        Refusal::OtherPerson { key, differs: of } => {
            text::roster_row_other_person(kind_id, key, of.iter().copied().map(differs))
        }
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
        Attribute::Name => text::part_differs_name(),
        Attribute::Email => text::part_differs_email(),
        Attribute::Role => text::part_differs_role(),
        Attribute::School => text::part_differs_school(),
        Attribute::Grade => text::part_differs_grade(),
        Attribute::AssetTag => text::part_differs_asset_tag(),
        Attribute::Model => text::part_differs_model(),
        Attribute::AssignedTo => text::part_differs_assigned_to(),
        Attribute::Location => text::part_differs_location(),
    }
}

/// Why a row of a roster is ignored, without the place.
pub fn roster_ignored(reason: SetAside, kind: RecordKind) -> Message {
    match reason {
        SetAside::AboveHeader => text::roster_ignored_above_header(),
        SetAside::Header => text::roster_ignored_header(),
        SetAside::Comment => text::roster_ignored_comment(),
        SetAside::Totals => text::roster_ignored_totals(kind.id()),
        SetAside::Remark => text::roster_ignored_remark(),
        SetAside::OtherRole(line) => text::roster_ignored_other_role(line.to_string()),
        SetAside::ToBeDeleted => text::roster_ignored_to_be_deleted(),
        SetAside::NotEnabled => text::roster_ignored_not_enabled(),
        SetAside::Guardian => text::roster_ignored_guardian(),
        SetAside::Deprovisioned => text::roster_ignored_deprovisioned(),
    }
}
