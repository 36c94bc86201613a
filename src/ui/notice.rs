//! A sentence or two that the person should read now.

use super::badge::Tone;
use super::icon::{Shape, ShapeIcon};
use leptos::prelude::*;

/// A notice. A bad one interrupts a screen reader, the others wait.
#[component]
pub fn Notice(
    /// What its colour means.
    tone: Tone,
    /// A few words that stand out; none when empty.
    #[prop(into, optional)]
    title: Oco<'static, str>,
    /// What it says, and what can be done.
    children: Children,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        <div class=format!("notice tone-{}", tone.class()) role=role>
            <ShapeIcon shape=shape(tone) />
            <div class="notice-body">
                {(!title.is_empty()).then(|| view! { <p class="notice-title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}

const fn shape(tone: Tone) -> Shape {
    match tone {
        Tone::Plain | Tone::Tells => Shape::Letter,
        Tone::Good => Shape::Tick,
        Tone::Warns => Shape::Triangle,
        Tone::Bad => Shape::Cross,
    }
}
