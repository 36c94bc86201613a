//! Saved sources: which one applies, and keeping the answers about a file.

use super::*;
use coverlist_worker::SavedSources;

fn listed() -> SavedSources {
    SavedSources::ByHeaders(vec![saved_source("Insurer"), saved_source("Portal")])
}

/// The sources of the validation that the last event has begun.
fn begun(screen: &Screen) -> &SavedSources {
    let mut jobs = screen.effects.iter().filter_map(|effect| match effect {
        Effect::Start(job) | Effect::Revalidate(job) => Some(&*job.sources),
        _ => None,
    });
    jobs.next_back().expect("a validation begins")
}

fn saving(screen: &Screen) -> &Saving {
    &screen.importing.validate().expect("there is a file").saving
}

#[test]
fn a_file_that_was_read_without_the_sources_is_read_again() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::SourcesFetched(SavedSources::default()));
    assert_eq!(screen.effects, [], "none is saved");
    screen.send(Event::SourcesFetched(listed()));
    assert_eq!(begun(&screen), &listed());
    screen.send(Event::FileChosen(file(400)));
    assert_eq!(begun(&screen), &listed());
}

#[test]
fn the_choice_of_a_source_can_be_undone() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::SourcesFetched(listed()));
    screen.send(Event::SourceChosen(SourceChoice::Named("Portal".to_owned())));
    assert_eq!(begun(&screen), &SavedSources::Named(Box::new(saved_source("Portal"))));
    screen.send(Event::SourceChosen(SourceChoice::Off));
    assert_eq!(begun(&screen), &SavedSources::default());
    screen.send(Event::Undone);
    assert_eq!(begun(&screen), &SavedSources::Named(Box::new(saved_source("Portal"))));
    screen.send(Event::Undone);
    assert_eq!(begun(&screen), &listed());
    screen.send(Event::Redone);
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(begun(&screen), &listed(), "a source belongs to a template");
}

#[test]
fn answers_are_kept_as_the_next_version_and_apply_to_the_next_file() {
    let mut screen = Screen::new();
    screen.send(Event::SourcesFetched(listed()));
    screen.send(Event::FileChosen(file(500)));
    let save = Event::SaveRequested("Portal".to_owned());
    assert_eq!(screen.send(save.clone()), [], "there is no verdict yet");
    screen.answer(verdict(&screen, clean()));
    let run = screen.importing.run();
    assert_eq!(screen.send(save.clone()), [Effect::MakeSource { run, name: "Portal".to_owned() }]);
    assert_eq!(screen.send(save), [], "it is under way");
    let made = Box::new(Source { version: 0, ..saved_source("Portal") });
    screen.answer(EngineAnswer::MadeSource { run, source: Some(made) });
    assert_eq!(screen.effects, [Effect::SaveSource(Box::new(saved_source("Portal")))]);
    let second = Source { version: 2, ..saved_source("Portal") };
    screen.send(Event::SaveEnded(Ok(Box::new(second.clone()))));
    assert_eq!((saving(&screen), &screen.effects), (&Saving::Saved("Portal".to_owned()), &vec![]));
    assert_eq!(screen.importing.listed_sources(), [saved_source("Insurer"), second]);
    screen.send(Event::Decided(Decision::Century(Century::From2000)));
    assert_eq!(saving(&screen), &Saving::Idle, "there is a new answer");
    assert_eq!(begun(&screen), &listed(), "what this file says can still be undone");
    screen.send(Event::FileChosen(file(400)));
    assert_ne!(begun(&screen), &listed());
}

#[test]
fn answers_that_cannot_be_kept_say_why() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    screen.send(Event::SaveRequested("Portal".to_owned()));
    screen.answer(EngineAnswer::MadeSource { run, source: None });
    assert_eq!((saving(&screen), &screen.effects), (&Saving::NoHeader, &vec![]));
    screen.send(Event::SaveRequested("Portal".to_owned()));
    screen.answer(EngineAnswer::MadeSource { run, source: Some(Box::new(saved_source("Portal"))) });
    screen.send(Event::SaveEnded(Err(Failure::Unreachable)));
    assert_eq!(saving(&screen), &Saving::Failed(Failure::Unreachable));
    assert_eq!(screen.importing.listed_sources(), []);
}
