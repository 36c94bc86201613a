//! Fetching, choosing and recognizing templates.

use super::*;

#[test]
fn another_template_removes_the_mapping_of_the_key() {
    let mapping = |column, field| ColumnMapping { column, field };
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![mapping(1, Field::Key), mapping(2, Field::Status)])));
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(screen.decisions(), json!({"columns": {"Insurance Status": 2}}));
}

#[test]
fn the_template_is_recognized_by_the_first_header_unless_a_person_chose_it() {
    let template = |screen: &Screen| screen.template().template.id.clone();
    let mut screen = Screen::with_file();
    assert_eq!(template(&screen), "user");
    let run = screen.importing.run();
    assert!(matches!(screen.answer(header_that_fits(run, Some("device"))), [Effect::Revalidate(_)]));
    assert_eq!(template(&screen), "device");
    assert!(screen.importing.validate().is_some_and(|validate| validate.is_recognized));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("user")));
    assert_eq!(template(&screen), "device", "once is enough for a file");

    screen.send(Event::TemplateChosen("user".to_owned()));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("device")));
    assert_eq!(template(&screen), "user", "a person knows better");

    screen.send(Event::FileChosen(file(10)));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("device")));
    assert_eq!(template(&screen), "device", "the choice was for the file before");

    let mut screen = Screen::new();
    screen.send(Event::TemplateChosen("user".to_owned()));
    screen.send(Event::FileChosen(file(10)));
    let run = screen.importing.run();
    screen.answer(header_that_fits(run, Some("device")));
    assert_eq!(template(&screen), "user", "the choice before the first file is for that file");
}

#[test]
fn a_file_waits_for_the_templates() {
    let mut screen = Screen::without_templates();
    assert_eq!(screen.send(Event::TemplatesRequested), [], "one request at a time");
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(screen.send(Event::FileChosen(file(500))), [], "nothing is validated yet");
    let waiting = Some(file(500));
    assert_eq!(screen.importing.step, Step::Choose(Choose { waiting: waiting.clone(), refused: None }));

    screen.send(Event::TemplatesFetched(Err(Failure::Unreachable)));
    assert_eq!(screen.importing.templates.fetch, TemplateFetch::Failed(Failure::Unreachable));
    assert_eq!(screen.importing.step, Step::Choose(Choose { waiting, refused: None }), "it still waits");
    assert_eq!(screen.send(Event::TemplatesRequested), [Effect::FetchTemplates]);

    let effects = screen.send(Event::TemplatesFetched(Ok(templates(1)))).to_vec();
    let [Effect::Mark(TimingMark::Chosen), Effect::Start(job)] = effects.as_slice() else {
        panic!("the file is validated, not {effects:?}");
    };
    assert_eq!((job.template.template.id.as_str(), job.run), ("device", screen.importing.run()));
}

#[test]
fn a_template_that_is_not_in_the_set_cannot_be_chosen() {
    let mut screen = Screen::validated(clean());
    let before = screen.importing.clone();
    assert_eq!(screen.send(Event::TemplateChosen("teacher".to_owned())), []);
    assert_eq!(screen.importing, before);
}

#[test]
fn a_changed_template_is_fetched_and_the_file_validated_again() {
    let mut screen = Screen::uploading();
    let effects = screen.send(Event::StageEnded(Err(Unsent::TemplateChanged))).to_vec();
    assert_eq!(effects, [Effect::FetchTemplates]);
    assert_eq!(screen.request(), [], "the template is not known yet");

    let effects = screen.send(Event::TemplatesFetched(Ok(templates(2)))).to_vec();
    let [Effect::Revalidate(job)] = effects.as_slice() else {
        panic!("the file is validated again, not {effects:?}");
    };
    assert_eq!(job.template.template.version, 2);
    screen.answer(verdict(&screen, clean()));
    assert_eq!(screen.unsent(), Some(&Unsent::TemplateChanged), "the reason stays visible");
    assert!(matches!(screen.stage(), [Effect::Stage { .. }]), "its new sheet is staged");
    assert_eq!(screen.unsent(), None);
}

#[test]
fn templates_that_are_fetched_unchanged_repeat_no_validation() {
    let mut screen = Screen::validated(clean());
    assert_eq!(screen.send(Event::TemplatesRequested), [Effect::FetchTemplates]);
    assert_eq!(screen.send(Event::TemplatesFetched(Ok(templates(1)))), []);
    assert!(matches!(screen.phase(), Phase::Done { .. }));
}

#[test]
fn the_first_template_replaces_one_that_is_gone() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::TemplateChosen("device".to_owned()));
    screen.send(Event::Decided(Decision::Columns(vec![ColumnMapping { column: 1, field: Field::Key }])));
    screen.send(Event::TemplatesRequested);
    let users = templates(1).iter().take(1).cloned().collect();
    let users = TemplateSet::new(users).expect("the template keeps the rules");
    let effects = screen.send(Event::TemplatesFetched(Ok(Arc::new(users)))).to_vec();
    assert!(matches!(effects.as_slice(), [Effect::Revalidate(_)]));
    assert_eq!((screen.template().template.id.as_str(), screen.decisions()), ("user", json!({})));
}
