//! The states and transitions of the page with the district's templates.

use super::{Document, Unreadable};
use crate::client::Failure;
use crate::flow::Listed;
use coverlist_core::template::{Template, TemplateSet};
use std::sync::Arc;

/// The templates of the district, and the import of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Templates {
    pub list: Listed<Arc<TemplateSet>>,
    pub import: Import,
}

/// The import of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Import {
    /// No document is chosen. `Some` names the last file, and says why it was not taken.
    Choosing(Option<(String, Unreadable)>),
    /// A document waits for consent. `Some` says why the last attempt changed nothing.
    Chosen(Document, Option<Failure>),
    Sending(Document),
    Done(Imported),
}

/// The result of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The id of the template.
    pub id: String,
    /// The name of the template.
    pub name: String,
    /// The version that is current now.
    pub version: u32,
    /// Whether the document equals the version that was current before.
    pub is_same: bool,
}

/// The effect of a document on the district's templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A template with a new id.
    Template,
    /// This version of the template with this name.
    Version(u32, String),
    /// Unknown while the templates are not fetched.
    Unknown,
}

/// Something that happened on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    ListRequested,
    Listed(Result<TemplateSet, Failure>),
    /// The person chose a file with this name.
    Chosen(String, Result<Document, Unreadable>),
    /// The person leaves the chosen document.
    Canceled,
    /// The person consented to import the chosen document.
    Confirmed,
    Answered(Box<Result<Template, Failure>>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    FetchList,
    Send(Document),
}

impl Default for Import {
    fn default() -> Self {
        Self::Choosing(None)
    }
}

impl Templates {
    fn current(&self, id: &str) -> Option<&Template> {
        match &self.list {
            Listed::Known(set) => set.get(id),
            Listed::Loading | Listed::Failed(_) => None,
        }
    }

    /// The effect that importing the document would have.
    pub fn becomes(&self, document: &Document) -> Becomes {
        match (self.current(&document.id), &self.list) {
            (Some(current), _) => Becomes::Version(current.version + 1, current.name.clone()),
            (None, Listed::Known(_)) => Becomes::Template,
            (None, _) => Becomes::Unknown,
        }
    }

    fn imported(&self, template: Template) -> Imported {
        let before = self.current(&template.id).map(|current| current.version);
        let Template { id, name, version, .. } = template;
        Imported { id, name, version, is_same: before == Some(version) }
    }
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(mut state: Templates, event: Event) -> (Templates, Vec<Effect>) {
    let mut effects = vec![];
    state.import = match (state.import.clone(), event) {
        (import, Event::ListRequested) => {
            state.list = state.list.requested();
            effects.push(Effect::FetchList);
            import
        }
        (import, Event::Listed(list)) => {
            state.list = Listed::answered(list.map(Arc::new));
            import
        }
        (import @ Import::Sending(_), Event::Chosen(..)) => import,
        (_, Event::Chosen(_, Ok(document))) => Import::Chosen(document, None),
        (_, Event::Chosen(file, Err(why))) => Import::Choosing(Some((file, why))),
        (Import::Chosen(..), Event::Canceled) => Import::Choosing(None),
        (Import::Chosen(document, _), Event::Confirmed) => {
            effects.push(Effect::Send(document.clone()));
            Import::Sending(document)
        }
        (Import::Sending(document), Event::Answered(answer)) => match *answer {
            Ok(template) => {
                effects.push(Effect::FetchList);
                Import::Done(state.imported(template))
            }
            Err(failure) => Import::Chosen(document, Some(failure)),
        },
        (import, Event::Canceled | Event::Confirmed | Event::Answered(_)) => import,
    };
    (state, effects)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str) -> Document {
        Document { file: "file.json".to_owned(), id: id.to_owned(), text: String::new() }
    }

    fn after(state: Templates, event: Event) -> Templates {
        advance(state, event).0
    }

    fn with_list() -> Templates {
        after(Templates::default(), Event::Listed(Ok(TemplateSet::builtin())))
    }

    fn chosen(id: &str) -> Templates {
        after(with_list(), Event::Chosen("file.json".to_owned(), Ok(document(id))))
    }

    fn answered(version: u32) -> Event {
        let user = TemplateSet::builtin().first().clone();
        Event::Answered(Box::new(Ok(Template { version, ..user })))
    }

    #[test]
    fn a_known_id_becomes_a_version_and_another_a_template() {
        let user = Becomes::Version(2, "User".to_owned());
        assert_eq!(with_list().becomes(&document("user")), user);
        assert_eq!(with_list().becomes(&document("fall")), Becomes::Template);
        assert_eq!(Templates::default().becomes(&document("user")), Becomes::Unknown);
    }

    #[test]
    fn a_document_is_sent_once_after_consent() {
        let (state, effects) = advance(chosen("user"), Event::Confirmed);
        assert_eq!(effects, [Effect::Send(document("user"))]);
        let chosen = Event::Chosen("other.json".to_owned(), Ok(document("other")));
        for event in [Event::Confirmed, Event::Canceled, chosen] {
            assert_eq!(advance(state.clone(), event), (state.clone(), vec![]));
        }
    }

    #[test]
    fn a_new_version_and_an_equal_one_are_told_apart_and_the_list_is_fetched() {
        for (version, is_same) in [(1, true), (2, false)] {
            let sending = after(chosen("user"), Event::Confirmed);
            let (state, effects) = advance(sending, answered(version));
            let (id, name) = ("user".to_owned(), "User".to_owned());
            assert_eq!(state.import, Import::Done(Imported { id, name, version, is_same }));
            assert_eq!(effects, [Effect::FetchList]);
        }
    }

    #[test]
    fn a_refused_document_stays_chosen_and_can_be_sent_again() {
        let sending = after(chosen("user"), Event::Confirmed);
        let state = after(sending, Event::Answered(Box::new(Err(Failure::Unreachable))));
        assert_eq!(state.import, Import::Chosen(document("user"), Some(Failure::Unreachable)));
        assert_eq!(advance(state, Event::Confirmed).1, [Effect::Send(document("user"))]);
    }

    #[test]
    fn a_file_that_is_no_document_is_named_and_replaces_the_one_before() {
        let file = ("list.csv".to_owned(), Unreadable::NoId);
        let state = after(chosen("user"), Event::Chosen(file.0.clone(), Err(file.1.clone())));
        assert_eq!(state.import, Import::Choosing(Some(file)));
        assert_eq!(after(chosen("user"), Event::Canceled).import, Import::Choosing(None));
    }

    #[test]
    fn the_list_stays_while_it_is_fetched_again() {
        let (state, effects) = advance(with_list(), Event::ListRequested);
        assert_eq!((state.list, effects), (with_list().list, vec![Effect::FetchList]));
        let failed = after(Templates::default(), Event::Listed(Err(Failure::Unreachable)));
        assert_eq!(failed.list, Listed::Failed(Failure::Unreachable));
        assert_eq!(after(failed, Event::ListRequested).list, Listed::Loading);
    }
}
