use crate::flow::processing::{Event, Processor, Request};
use crate::steps::badges::OutcomeBadge;
use crate::steps::pending_request::PendingRequest;
use crate::steps::rows::{count_of, counted};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice};
use crate::words::terms::{self, Tense};
use crate::words::{number, process as words};
use coverlist_api::ImportView;
use coverlist_core::plan::Counts;
use coverlist_core::record::Field;
use leptos::prelude::*;

/// Asks for consent to the plan. It names the file and the counts.
#[component]
pub fn ConsentDialog(
    processor: Processor,
    open: RwSignal<bool>,
    import: ImportView,
    counts: Counts,
) -> impl IntoView {
    let request = PendingRequest::shown_in(open, processor);
    let (busy, failure) = (request.is_waiting(Request::Process), request.failure());
    let consent = move || processor.send(Event::Consented);
    let staged_rows = counts.total() - counts.rejected;
    let key = import.header(Field::Key).to_owned();
    let effect = words::effect(&import, &counts);
    view! {
        <Dialog open title=t!(process_question) held=busy>
            <p>{effect.clone()}</p>
            <dl class="consent-counts">
                {counted(&counts)
                    .into_iter()
                    .map(|outcome| {
                        view! {
                            <div>
                                <dt>
                                    <OutcomeBadge outcome tense=Tense::Plan />
                                    <span class="soft">{terms::outcome_means(outcome, &key)}</span>
                                </dt>
                                <dd>{number(count_of(&counts, outcome))}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
            <p class="soft">{t!(process_means)}</p>
            {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
            <div class="actions">
                <Button disabled=busy on_press=move || open.set(false)>{t!(plan_cancel)}</Button>
                <Button kind=ButtonKind::Primary busy on_press=consent>
                    {t!(process_rows, staged_rows)}
                </Button>
            </div>
        </Dialog>
    }
}
