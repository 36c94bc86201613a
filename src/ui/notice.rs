use super::badge::Tone;
use super::icon::{Icon, StatusIcon};
use leptos::prelude::*;

/// A short message that the person should read now. A bad one interrupts a screen reader, the others wait.
#[component]
pub fn Notice(
    /// Decides the color, the icon and the ARIA role.
    tone: Tone,
    /// An emphasized first line; absent when empty.
    #[prop(into, optional)]
    title: Oco<'static, str>,
    children: Children,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        // Part `notice`: a message, such as a warning.
        <div class=format!("notice tone-{}", tone.class()) part="notice" role=role>
            <StatusIcon icon=icon(tone) />
            <div class="notice-body">
                {(!title.is_empty()).then(|| view! { <p class="notice-title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}

const fn icon(tone: Tone) -> Icon {
    match tone {
        Tone::Plain | Tone::Info => Icon::Info,
        Tone::Good => Icon::Tick,
        Tone::Warning => Icon::Triangle,
        Tone::Bad => Icon::Cross,
    }
}
