use super::failure_notice::FailureNotice;
use super::waiting::Waiting;
use crate::client::Failure;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A value that is fetched before it can be shown.
pub struct Fetched<T: 'static> {
    value: RwSignal<Option<Result<T, Failure>>>,
    fetch: UnsyncCallback<()>,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T: Clone + Send + Sync + 'static> Fetched<T> {
    /// Starts the first fetch at once.
    pub fn new<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, Failure>> + 'static,
    {
        let value = RwSignal::new(None);
        let fetch = UnsyncCallback::new(move |()| {
            let answer = fetch();
            spawn_local(async move {
                let answer = answer.await;
                // The component may be gone before the answer arrives.
                let _ = value.try_set(Some(answer));
            });
        });
        fetch.run(());
        Self { value, fetch }
    }

    /// The value; `None` until it has arrived. The value is tracked like a signal.
    pub fn get(&self) -> Option<T> {
        self.value.get().and_then(Result::ok)
    }

    /// Draws the value once it has arrived. Until then, draws a line that says so, or the failure.
    pub fn view<V: IntoView + 'static>(self, draw: impl Fn(T) -> V + Send + 'static) -> impl IntoView {
        move || match self.value.get() {
            None => view! { <Waiting /> }.into_any(),
            Some(Ok(value)) => draw(value).into_any(),
            Some(Err(failure)) => view! { <FailureNotice failure again=self.fetch /> }.into_any(),
        }
    }
}
