//! Downloads of a validated file.

use super::*;
use coverlist_core::sheet::Content;
use coverlist_worker::DownloadContent;

fn download(format: DownloadFormat) -> Download {
    Download { name: "list-corrected.csv".to_owned(), format, content: DownloadContent::Sheet }
}

fn asked(format: DownloadFormat) -> Event {
    Event::DownloadRequested(Box::new(download(format)))
}

fn written(screen: &Screen) -> EngineAnswer {
    EngineAnswer::Download { run: screen.importing.run(), columns: vec![Content::Text] }
}

fn downloading(screen: &Screen) -> &Downloading {
    &screen.importing.validate().expect("there is a file").downloading
}

#[test]
fn rows_are_written_and_then_saved() {
    let mut screen = Screen::new();
    screen.send(Event::FileChosen(file(500)));
    assert_eq!(screen.send(asked(DownloadFormat::Csv)), [], "there is no verdict yet");
    screen.answer(verdict(&screen, clean()));
    let run = screen.importing.run();
    let write = Effect::WriteDownload { run, content: DownloadContent::Sheet };
    assert_eq!(screen.send(asked(DownloadFormat::Csv)), [write]);
    assert_eq!(screen.send(asked(DownloadFormat::Workbook)), [], "one is under way");
    screen.answer(written(&screen));
    let Download { name, format, .. } = download(DownloadFormat::Csv);
    assert_eq!(screen.effects, [Effect::SaveDownload { name, format, columns: vec![Content::Text] }]);
    assert_eq!(downloading(&screen), &Downloading::Saving);
    screen.answer(written(&screen));
    assert_eq!(screen.effects, [], "it is saved already");
    screen.send(Event::DownloadEnded(Ok(())));
    assert_eq!(downloading(&screen), &Downloading::Idle);
}

#[test]
fn a_failure_stays_until_the_next_download() {
    let mut screen = Screen::validated(clean());
    screen.send(asked(DownloadFormat::Workbook));
    screen.answer(written(&screen));
    screen.send(Event::DownloadEnded(Err(DownloadFailure::NoWriter)));
    assert_eq!(downloading(&screen), &Downloading::Failed(DownloadFailure::NoWriter));
    screen.send(asked(DownloadFormat::Csv));
    assert!(downloading(&screen).is_under_way());
}

#[test]
fn a_decision_or_a_crash_ends_what_the_engine_writes() {
    for event in [Event::Decided(Decision::Century(Century::From2000)), Event::WorkerCrashed] {
        let mut screen = Screen::validated(clean());
        screen.send(asked(DownloadFormat::Csv));
        screen.send(event.clone());
        assert_eq!(downloading(&screen), &Downloading::Idle, "{event:?}");
    }
    let mut screen = Screen::validated(clean());
    screen.send(asked(DownloadFormat::Csv));
    let late = written(&screen);
    screen.send(Event::Decided(Decision::Century(Century::From2000)));
    screen.answer(late);
    assert_eq!(screen.effects, []);
}
