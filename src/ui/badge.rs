//! A status as word, icon and color.

use super::icon::{Icon, StatusIcon};
use leptos::prelude::*;

/// The meaning of a color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neutral.
    #[default]
    Plain,
    /// Information.
    Info,
    /// Success.
    Good,
    /// A warning.
    Warning,
    /// An error.
    Bad,
}

impl Tone {
    /// The name in CSS: the class is `tone-` and this word.
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

/// A status as word, icon and color.
#[component]
pub fn Badge(
    /// The color.
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
