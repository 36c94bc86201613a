//! Looking up which keys of the file name a record of the district. The engine names the keys, and the page
//! asks the server.

use super::{Effect, Importing, Phase};
use crate::client::Failure;
use coverlist_api::{AnswerView, EvidenceView, LookupView};
use coverlist_core::record::RecordKind;
use coverlist_worker::{EngineAnswer, KeyMatches, MatchedKeys};
use std::sync::Arc;

/// What is known about the keys of the accepted rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookUp {
    /// The counts of the previous verdict stay until the next ones are there.
    pub phase: LookUpPhase,
    /// The number of times that every key was looked up.
    pub times: u32,
    /// The kind of the records that were looked up.
    kind: Option<RecordKind>,
    /// The proposals for keys that name no record.
    pub proposals: Arc<Vec<KeyProposal>>,
    /// The number of keys that name a record of the other kind. They are counted as long as no key names a
    /// record of this one.
    pub of_other_kind: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum LookUpPhase {
    /// No row is accepted, or the keys are being looked up.
    #[default]
    Open,
    Done(Arc<MatchedKeys>),
    Failed(Failure),
}

/// A likely key in place of one that names no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyProposal {
    /// The key in the file.
    pub of: String,
    pub key: String,
    pub evidence: EvidenceView,
}

/// What the server has answered about some keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookedUp {
    matches: KeyMatches,
    proposals: Vec<KeyProposal>,
    of_other_kind: u32,
}

impl LookUp {
    /// The proposal for a key. Of several, the last one is the newest.
    pub fn proposal(&self, key: &str) -> Option<&KeyProposal> {
        self.proposals.iter().rfind(|proposal| proposal.of == key)
    }

    /// The counts of rows, once every key was looked up.
    pub fn matched(&self) -> Option<&MatchedKeys> {
        match &self.phase {
            LookUpPhase::Done(matched) => Some(matched),
            LookUpPhase::Open | LookUpPhase::Failed(_) => None,
        }
    }
}

impl LookedUp {
    /// Takes the answers about `keys`, which are in the same order.
    pub fn new(run: u32, keys: &[String], found: LookupView) -> Self {
        let mut looked_up = Self { matches: KeyMatches { run, ..KeyMatches::default() }, ..Self::default() };
        for (position, (key, answer)) in (0_u32..).zip(keys.iter().zip(found.answers)) {
            match answer {
                AnswerView::Record { .. } => {}
                AnswerView::Proposal { key: proposed, evidence, .. } => {
                    looked_up.matches.proposed.push(position);
                    looked_up.proposals.push(KeyProposal { of: key.clone(), key: proposed, evidence });
                }
                AnswerView::Rivals { .. } | AnswerView::Nothing => looked_up.matches.missing.push(position),
            }
        }
        looked_up
    }

    /// Whether one of this number of keys names a record.
    pub fn has_record(&self, keys: usize) -> bool {
        self.matches.missing.len() + self.matches.proposed.len() < keys
    }

    /// Takes the answers about the same keys, looked up among the records of the other kind.
    #[must_use]
    pub fn with_other_kind(self, found: &LookupView) -> Self {
        let is_record = |answer: &&AnswerView| matches!(answer, AnswerView::Record { .. });
        let of_other_kind = found.answers.iter().filter(is_record).count();
        Self { of_other_kind: u32::try_from(of_other_kind).unwrap_or(u32::MAX), ..self }
    }
}

/// Begins to look up the keys after a verdict. Keys that were looked up before are not sent again.
pub(super) fn look_up(state: &mut Importing) -> Option<Effect> {
    let kind = state.templates.chosen.as_ref()?.template.kind;
    let run = state.run;
    let validate = state.validate_mut()?;
    if validate.look_up.kind != Some(kind) {
        validate.look_up = LookUp { kind: Some(kind), ..LookUp::default() };
    }
    let Phase::Done { summary } = &validate.phase else { return None };
    let has_keys = summary.checked && summary.accepted > 0;
    if !has_keys || validate.look_up.matched().is_none() {
        validate.look_up.phase = LookUpPhase::Open;
    }
    has_keys.then_some(Effect::FetchKeys { run })
}

/// Looks up the keys again after a failure.
pub(super) fn look_up_again(mut state: Importing) -> (Importing, Vec<Effect>) {
    let has_failed =
        state.validate().is_some_and(|validate| matches!(validate.look_up.phase, LookUpPhase::Failed(_)));
    let effect = if has_failed { look_up(&mut state) } else { None };
    (state, effect.into_iter().collect())
}

/// Takes keys or counts of the engine.
pub(super) fn take_keys(mut state: Importing, answer: EngineAnswer) -> (Importing, Vec<Effect>) {
    let Some(validate) = state.validate_mut() else { return (state, vec![]) };
    let effect = match answer {
        EngineAnswer::Keys { run, keys } => {
            validate.look_up.kind.map(|kind| Effect::LookUp { run, kind, keys })
        }
        EngineAnswer::Matched { keys, .. } => {
            validate.look_up.phase = LookUpPhase::Done(Arc::from(keys));
            validate.look_up.times = validate.look_up.times.wrapping_add(1);
            None
        }
        _ => None,
    };
    (state, effect.into_iter().collect())
}

/// Takes the server's answer about keys of `run`, and passes it to the engine.
pub(super) fn looked_up(
    mut state: Importing,
    run: u32,
    answer: Result<LookedUp, Failure>,
) -> (Importing, Vec<Effect>) {
    let is_late = run != state.run;
    let Some(validate) = state.validate_mut().filter(|_| !is_late) else { return (state, vec![]) };
    let look_up = &mut validate.look_up;
    match answer {
        Ok(LookedUp { matches, proposals, of_other_kind }) => {
            Arc::make_mut(&mut look_up.proposals).extend(proposals);
            look_up.of_other_kind = look_up.of_other_kind.saturating_add(of_other_kind);
            (state, vec![Effect::MatchKeys(matches)])
        }
        Err(failure) => {
            look_up.phase = LookUpPhase::Failed(failure);
            (state, vec![])
        }
    }
}
