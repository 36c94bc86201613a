//! The verdict in numbers.

use crate::flow::importing::{Importer, Validate};
use crate::ui::{Shape, ShapeIcon, Tone};
use crate::words::{number, validate as words};
use leptos::prelude::*;

/// Accepted, rejected, set aside.
#[component]
pub fn Counts() -> impl IntoView {
    let summary =
        Importer::here().watch(|importing| importing.validate().and_then(Validate::summary).cloned());
    move || {
        let summary = summary.get()?;
        let (accepted, rejected) =
            if summary.accepted > 0 { (Tone::Good, Tone::Bad) } else { (Tone::Plain, Tone::Bad) };
        Some(view! {
            <dl class="counts">
                {count(accepted, Shape::Tick, words::ACCEPTED, summary.accepted)}
                {count(if summary.rejected > 0 { rejected } else { Tone::Plain }, Shape::Cross, words::REJECTED, summary.rejected)}
                {count(Tone::Plain, Shape::Bar, words::SET_ASIDE, summary.set_aside)}
            </dl>
        })
    }
}

fn count(tone: Tone, shape: Shape, word: &'static str, count: u32) -> impl IntoView {
    view! {
        <div class=format!("count tone-{}", tone.class())>
            <dt><ShapeIcon shape /> {word}</dt>
            <dd>{number(count)}</dd>
        </div>
    }
}
