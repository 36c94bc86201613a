//! Parts of the page whose code is loaded later.

use super::fetched::Fetched;
use crate::client::Later;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Draws a part whose code is loaded. The argument is its property.
pub type Draw<T> = fn(T) -> AnyView;

/// Defines a part of the page in a module of code: `part!(rest, records, || view! { <RecordsScreen /> })`
/// defines the function `records`, which loads the code of the view.
macro_rules! part {
    ($module:ident, $name:ident, || $view:expr) => {
        part!($module, $name, |_nothing: ()| $view);
    };
    ($module:ident, $name:ident, |$argument:ident: $type:ty| $view:expr) => {
        later!($module, $name: $crate::ui::Draw<$type> = |$argument: $type| $view.into_any());
    };
}

/// Draws a part; until its code is there, a line that says so, or why it could not be loaded.
pub fn part<T: Copy + Send + Sync + 'static>(load: fn() -> Later<Draw<T>>, argument: T) -> impl IntoView {
    Fetched::new(load).view(move |draw| draw(argument))
}

/// Loads the code of parts before a person needs them, one after the other. It waits until the first screen
/// has probably drawn what it fetches, because a slow computer would draw later while it compiles.
pub fn load_early(parts: impl IntoIterator<Item = fn() -> Later<Draw<()>>> + 'static) {
    spawn_local(async move {
        TimeoutFuture::new(PAUSE_MS).await;
        for load in parts {
            // The part is loaded again when it is shown, and then says what failed.
            let _ = load().await;
        }
    });
}

const PAUSE_MS: u32 = 1_000;
