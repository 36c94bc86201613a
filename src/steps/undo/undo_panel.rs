use super::preview::Preview;
use super::undo_progress::UndoProgress;
use crate::client::Direction;
use crate::flow::Request;
use crate::flow::reverting::{Event, News, Reverter, Step};
use crate::steps::Host;
use crate::ui::{Button, Dialog, FailureNotice, Waiting};
use crate::words::undo as words;
use coverlist_api::ImportView;
use coverlist_core::plan::ReversalCounts;
use leptos::prelude::*;

/// A button that undoes an import, or its undo, after a preview. `on_done` gets the import after that.
#[component]
pub fn UndoPanel(import: ImportView, #[prop(into)] on_done: UnsyncCallback<ImportView>) -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let (state, direction) = (import.state, Direction::of(import.state));
    let reverter = Reverter::open(client, announcer, &import, on_done);
    let open = RwSignal::new(false);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        match (was_open, is_open) {
            (_, true) => reverter.send(Event::Opened),
            (Some(true), false) => reverter.send(Event::Closed),
            _ => {}
        }
        is_open
    });
    let is_running = reverter.watch(Step::is_running);
    let is_sent = reverter.watch(|step| step.request() == Request::Sent);
    let import = StoredValue::new(import);
    let scene = reverter.watch(Scene::of);
    let step = reverter.state();
    let draw = move || {
        let is_preview = matches!(scene.get(), Scene::Shown { .. });
        let content = match step.get_untracked() {
            Step::Idle | Step::Looking(_) | Step::Done => view! { <Waiting /> }.into_any(),
            Step::LookFailed(failure) => {
                view! { <FailureNotice failure again=move || reverter.send(Event::Opened) /> }.into_any()
            }
            Step::Shown(shown) => {
                let (shown, import) = (*shown, import.get_value());
                view! { <Preview reverter shown import direction open /> }.into_any()
            }
            Step::Running { .. } => view! { <UndoProgress reverter state /> }.into_any(),
        };
        let close = (!is_preview).then(|| {
            view! {
                <div class="actions">
                    <Button on_press=move || open.set(false)>{t!(records_close)}</Button>
                </div>
            }
        });
        view! { {content} {close} }
    };
    view! {
        <Button on_press=move || open.set(true)>{move || words::button(state, is_running.get())}</Button>
        <Dialog open title=words::question(state) held=is_sent>{draw}</Dialog>
    }
}

/// The part of the state that decides what is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scene {
    Looking,
    Failed,
    Shown { run: i64, counts: ReversalCounts, news: Option<News> },
    Running,
}

impl Scene {
    const fn of(step: &Step) -> Self {
        match step {
            Step::Idle | Step::Looking(_) | Step::Done => Self::Looking,
            Step::LookFailed(_) => Self::Failed,
            Step::Shown(shown) => {
                Self::Shown { run: shown.preview.run, counts: shown.preview.counts, news: shown.news }
            }
            Step::Running { .. } => Self::Running,
        }
    }
}
