use crate::client::Retryable;
use crate::flow::Sending;
use crate::steps::Host;
use crate::ui::{Button, FailureNotice, Notice, Tone};
use crate::words::{date_time, wire};
use coverlist_api::WaitingView;
use leptos::prelude::*;
use std::rc::Rc;

/// Says why a queued run could not commit and when it is tried again, and offers to withdraw it. The watch of
/// the import shows the result.
#[component]
pub fn WaitingRun(import: i64, waiting: Memo<Option<WaitingView>>) -> impl IntoView {
    let client = Host::here().client;
    let sending = Sending::new();
    let pending = Rc::new(Retryable::default());
    let withdraw = move || {
        let pending = Rc::clone(&pending);
        let answer =
            async move { pending.send(import, async |&id, key| client.withdraw(id, key).await).await };
        sending.send(answer, drop);
    };
    let failure = move || sending.failure().map(|failure| view! { <FailureNotice failure /> });
    let reason = move || waiting.with(|waiting| waiting.as_ref().map(|it| wire::sentence(&it.reason)));
    let next = move || {
        waiting.with(|waiting| waiting.as_ref().map(|it| t!(waiting_next_try, date_time(&it.next_at))))
    };
    view! {
        <Notice tone=Tone::Warning title=t!(waiting_title)>
            <p>{reason}</p>
            <p>{next}</p>
        </Notice>
        {failure}
        <div class="actions">
            <Button busy=sending.busy() on_press=withdraw>{t!(waiting_withdraw)}</Button>
            <span class="soft">{t!(waiting_withdraw_means)}</span>
        </div>
    }
}
