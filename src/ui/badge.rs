//! A status: word, icon and colour.

use super::icon::{Icon, StatusIcon};
use leptos::prelude::*;

/// What a colour means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to say.
    #[default]
    Plain,
    /// Worth knowing.
    Info,
    /// As it should be.
    Good,
    /// Worth a look.
    Warning,
    /// Not as it should be.
    Bad,
}

impl Tone {
    /// The word in style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
        }
    }
}

/// A status as word, icon and colour.
#[component]
pub fn Badge(
    /// The colour.
    #[prop(optional)]
    tone: Tone,
    /// The icon.
    icon: Icon,
    /// The word.
    #[prop(into)]
    word: Oco<'static, str>,
) -> impl IntoView {
    view! {
        <span class=format!("badge tone-{}", tone.class())>
            <StatusIcon icon />
            <span>{word}</span>
        </span>
    }
}
