use super::icon::{Icon, StatusIcon};
use leptos::prelude::*;

/// The meaning of a color, from neutral to an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Info,
    Good,
    Warning,
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

/// Shows a status as word, icon and color.
#[component]
pub fn Badge(
    #[prop(optional)] tone: Tone,
    icon: Icon,
    #[prop(into)] word: Oco<'static, str>,
) -> impl IntoView {
    view! {
        // Part `badge`: a status, as icon and word.
        <span class=format!("badge tone-{}", tone.class()) part="badge">
            <StatusIcon icon />
            <span>{word}</span>
        </span>
    }
}
