//! Icons that express a status by their shape, for readers who do not distinguish the colors.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A disc with a tick means done or correct.
    Tick,
    /// A ring means that there is nothing to do.
    Ring,
    /// A disc with a bar means skipped.
    Bar,
    /// A diamond means a contradiction.
    Diamond,
    /// A disc with a cross means rejected or failed.
    Cross,
    /// A triangle means a warning.
    Triangle,
    /// A disc with an i means information.
    Info,
    /// Three quarters of a ring mean that work is in progress.
    Spinner,
}

/// An icon as high as the text. Screen readers skip it, so a word must stand next to it.
#[component]
pub fn StatusIcon(icon: Icon) -> impl IntoView {
    let (ground, sign) = paths(icon);
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path class="icon-ground" d=ground></path>
            <path class="icon-sign" d=sign></path>
        </svg>
    }
}

const DISC: &str = "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Z";
const RING: &str = "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z";

/// The outlines of the background and of the sign on it.
const fn paths(icon: Icon) -> (&'static str, &'static str) {
    match icon {
        Icon::Tick => (DISC, "m4.6 8.2 2.4 2.4 4.4-5"),
        Icon::Ring => (RING, ""),
        Icon::Bar => (DISC, "M4.8 8h6.4"),
        Icon::Diamond => ("M8 .6 15.4 8 8 15.4.6 8Z", "M8 4.8v3.6M8 10.6v.6"),
        Icon::Cross => (DISC, "m5.5 5.5 5 5m0-5-5 5"),
        Icon::Triangle => ("M8 1.2 15.4 14.4H.6Z", "M8 6v4M8 12v.4"),
        Icon::Info => (DISC, "M8 7.4v4M8 4.6v.4"),
        Icon::Spinner => ("M8 1a7 7 0 1 0 7 7h-2a5 5 0 1 1-5-5Z", ""),
    }
}
