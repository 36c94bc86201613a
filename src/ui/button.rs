//! Buttons. Their text is a verb.

use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// One of several.
    #[default]
    Plain,
    /// The one thing to do next.
    Primary,
    /// Takes something away.
    Danger,
    /// Beside the point: no border.
    Quiet,
}

impl ButtonKind {
    /// The classes in style sheets; links that look like buttons use them too.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Danger => "button button-danger",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A button. One that is `busy` or `disabled` takes no press, but keeps the focus: who pressed it is not thrown off.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether what it started is under way.
    #[prop(into, optional)]
    busy: Signal<bool>,
    /// Whether it can be pressed at all.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Whether it submits the form around it.
    #[prop(optional)]
    submits: bool,
    /// What a press does. A button that submits may leave it to the form.
    #[prop(optional, into)]
    on_press: Option<UnsyncCallback<()>>,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let is_off = move || busy.get() || disabled.get();
    let press = move |event: web_sys::MouseEvent| {
        if untrack(is_off) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submits { "submit" } else { "button" }
            class=kind.class()
            aria-disabled=move || is_off().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}
