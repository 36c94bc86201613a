//! Buttons. Their text is a verb.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Plain,
    Primary,
    Danger,
    /// Has low emphasis and no border.
    Quiet,
}

impl ButtonKind {
    /// The CSS classes, which are also the names of its parts; links that look like buttons use them too.
    // Part `button`: a button, or a link that looks like one.
    // Part `button-primary`: the button of the main action.
    // Part `button-danger`: a button that deletes or undoes.
    // Part `button-quiet`: a button without a border.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Danger => "button button-danger",
            Self::Quiet => "button button-quiet",
        }
    }
}

/// A button. While `busy` or `disabled`, it ignores presses but keeps the focus, so keyboard users do not
/// lose their place.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(into, optional)] busy: Signal<bool>,
    #[prop(into, optional)] disabled: Signal<bool>,
    #[prop(optional)] submits: bool,
    /// The action. A submit button may leave it to the form.
    #[prop(optional, into)]
    on_press: Option<UnsyncCallback<()>>,
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
            part=kind.class()
            aria-disabled=move || is_off().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}
