//! The district's templates, and the chosen one.

use super::advance::choose_file;
use super::fitting::change_template;
use super::history::Snapshot;
use super::validating::revalidate;
use super::{Choose, Effect, History, Importing, SourceChoice, Step};
use crate::client::Failure;
use crate::words::tr;
use coverlist_core::findings::Finding;
use coverlist_core::map::HeaderVerdict;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{finding_fact, finding_message};
use std::sync::Arc;

/// The district's templates, and the chosen one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Templates {
    /// The chosen template; `None` until the templates are fetched.
    pub chosen: Option<ChosenTemplate>,
    /// Whether the templates are being fetched.
    pub fetch: TemplateFetch,
    /// Whether a person, or the page around the screen, has chosen the template for the file, or for the
    /// first one. Otherwise it is recognized by the headers.
    pub is_picked: bool,
    /// The id of the template that the admin chose before the templates were fetched.
    pub(super) wanted: Option<String>,
}

impl Templates {
    /// Whether no templates are there, and a request may still bring them.
    pub(super) fn are_awaited(&self) -> bool {
        self.chosen.is_none() && !matches!(self.fetch, TemplateFetch::Failed(_))
    }
}

/// Whether the templates are being fetched. At most one request is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TemplateFetch {
    /// No request is under way.
    #[default]
    Idle,
    /// A request is under way.
    UnderWay,
    /// The last request failed.
    Failed(Failure),
}

/// A template, and the set to which it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenTemplate {
    /// The template.
    pub template: Arc<Template>,
    /// All templates of the district.
    pub set: Arc<TemplateSet>,
}

impl ChosenTemplate {
    fn of(set: Arc<TemplateSet>, id: Option<&str>) -> Self {
        let template = id.and_then(|id| set.get(id)).unwrap_or_else(|| set.first()).clone();
        Self { template: Arc::new(template), set }
    }

    /// The place of a finding of a file for this template, and the problem.
    pub fn fact(&self, finding: &Finding) -> String {
        tr(&finding_fact(finding, &self.template, &self.set))
    }

    /// The place of a finding of a file for this template, the problem and the remedy.
    pub fn message(&self, finding: &Finding) -> String {
        tr(&finding_message(finding, &self.template, &self.set))
    }
}

/// Fetches the templates. During an upload they stay as they are.
pub(super) fn fetch_templates(mut state: Importing) -> (Importing, Vec<Effect>) {
    if state.templates.fetch == TemplateFetch::UnderWay || state.is_uploading() {
        return (state, vec![]);
    }
    state.templates.fetch = TemplateFetch::UnderWay;
    (state, vec![Effect::FetchTemplates])
}

/// Takes the templates. Begins the validation of a file that waits for them, and repeats one under a changed
/// template.
pub(super) fn see_templates(
    mut state: Importing,
    fetched: Result<Arc<TemplateSet>, Failure>,
) -> (Importing, Vec<Effect>) {
    let templates = &mut state.templates;
    if templates.fetch != TemplateFetch::UnderWay {
        return (state, vec![]);
    }
    let set = match fetched {
        Ok(set) => set.of_insurance().map_or(set, Arc::new),
        Err(failure) => {
            templates.fetch = TemplateFetch::Failed(failure);
            return (state, vec![]);
        }
    };
    templates.fetch = TemplateFetch::Idle;
    let before = templates.chosen.take();
    let wanted = templates.wanted.take().or_else(|| Some(before.as_ref()?.template.id.clone()));
    let now = ChosenTemplate::of(set, wanted.as_deref());
    let is_same = before.as_ref() == Some(&now);
    templates.chosen = Some(now);
    match &mut state.step {
        Step::Choose(Choose { waiting, .. }) => match waiting.take() {
            Some(file) => choose_file(state, file),
            None => (state, vec![]),
        },
        Step::Validate(_) if !is_same => validate_under(state, before.as_ref()),
        Step::Validate(_) | Step::Upload(_) | Step::Staged(_) => (state, vec![]),
    }
}

/// Takes the choice of a template by a person.
pub(super) fn pick_template(mut state: Importing, id: String) -> (Importing, Vec<Effect>) {
    let set = state.templates.chosen.as_ref().map(|chosen| &chosen.set);
    let is_known = set.is_none_or(|set| set.get(&id).is_some());
    state.templates.is_picked |= is_known && !state.is_uploading();
    choose_template(state, id)
}

/// The id of the template that the first header of a file fits better, unless a person has chosen one.
pub(super) fn recognized(state: &Importing, header: &HeaderVerdict) -> Option<String> {
    let is_first =
        state.validate().is_some_and(|validate| validate.header.is_none() && !validate.is_recognized);
    let better = header.fits_better.as_ref().filter(|_| is_first && !state.templates.is_picked)?;
    Some(better.template.clone())
}

/// Validates a file under the template that its headers fit.
pub(super) fn use_recognized(mut state: Importing, id: String) -> (Importing, Vec<Effect>) {
    if let Some(validate) = state.validate_mut() {
        validate.is_recognized = true;
    }
    choose_template(state, id)
}

/// Chooses a template by its id. During an upload the choice is locked.
fn choose_template(mut state: Importing, id: String) -> (Importing, Vec<Effect>) {
    if state.is_uploading() {
        return (state, vec![]);
    }
    let Some(chosen) = &mut state.templates.chosen else {
        state.templates.wanted = Some(id);
        return (state, vec![]);
    };
    if chosen.template.id == id || chosen.set.get(&id).is_none() {
        return (state, vec![]);
    }
    let before = chosen.clone();
    *chosen = ChosenTemplate::of(Arc::clone(&chosen.set), Some(&id));
    if let Step::Validate(validate) = &mut state.step {
        validate.unsent = None;
    }
    validate_under(state, Some(&before))
}

/// Takes the template of answers that follow. The answers so far are about another template, so they cannot
/// be undone.
pub(super) fn take_template(mut state: Importing, id: &str) -> Importing {
    let Some(chosen) = &mut state.templates.chosen else { return state };
    if chosen.template.id != id && chosen.set.get(id).is_some() {
        *chosen = ChosenTemplate::of(Arc::clone(&chosen.set), Some(id));
        state.templates.is_picked = true;
        if let Step::Validate(validate) = &mut state.step {
            validate.set_answers(Snapshot::default());
            validate.history = History::default();
        }
    }
    state
}

/// Validates the file again under the chosen template. The decisions so far are about the one before.
fn validate_under(mut state: Importing, before: Option<&ChosenTemplate>) -> (Importing, Vec<Effect>) {
    if let (Step::Validate(validate), Some(before), Some(now)) =
        (&mut state.step, before, &state.templates.chosen)
    {
        let answers = validate.snapshot();
        change_template(&mut validate.decisions, &before.template, &now.template);
        // A source belongs to a template, and the earlier decisions name headers of the other one.
        validate.saved_source = SourceChoice::default();
        validate.history = History::default();
        validate.has_unkept_answers |= answers != Snapshot::default();
    }
    revalidate(state)
}

#[cfg(test)]
impl ChosenTemplate {
    /// The built-in template for users.
    pub fn of_users() -> Self {
        Self::of(Arc::new(TemplateSet::builtin()), Some("user"))
    }
}
