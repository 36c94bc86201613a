use super::screen::Screen;
use web_sys::HtmlElement;

/// The elements that `coverlist.js` defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Both steps of an import, and its report.
    Import,
    /// Who is insured, and until when.
    Coverage,
}

impl Tag {
    pub(super) fn of(element: &HtmlElement) -> Self {
        if element.local_name() == Self::Coverage.name() { Self::Coverage } else { Self::Import }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Import => "coverlist-import",
            Self::Coverage => "coverlist-coverage",
        }
    }

    /// The screen that the element shows first.
    pub(super) const fn first_screen(self) -> Screen {
        match self {
            Self::Import => Screen::Import,
            Self::Coverage => Screen::Coverage,
        }
    }
}
