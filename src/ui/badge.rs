//! A status: word, shape and colour.

use super::icon::{Shape, ShapeIcon};
use leptos::prelude::*;

/// What a colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to say.
    #[default]
    Plain,
    /// Worth knowing.
    Tells,
    /// As it should be.
    Good,
    /// Worth a look.
    Warns,
    /// Not as it should be.
    Bad,
}

impl Tone {
    /// The word in style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Tells => "tells",
            Self::Good => "good",
            Self::Warns => "warns",
            Self::Bad => "bad",
        }
    }
}

/// A status as word, shape and colour.
#[component]
pub fn Badge(
    /// The colour.
    #[prop(optional)]
    tone: Tone,
    /// The shape.
    shape: Shape,
    /// The word.
    #[prop(into)]
    word: Oco<'static, str>,
) -> impl IntoView {
    view! {
        <span class=format!("badge tone-{}", tone.class())>
            <ShapeIcon shape />
            <span>{word}</span>
        </span>
    }
}
