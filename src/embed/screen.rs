use coverlist_api::Permission;

/// A screen of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Import,
    Process,
    /// The report of the import with this id.
    Report(i64),
    /// The verification sheet of the import with this id.
    Verify(i64),
    /// Who is insured. It is the only screen of its element, and no link leads to it.
    Coverage,
}

/// The beginning of a link between the screens. It is a fragment, so nothing but the element follows it.
const LINK: &str = "#coverlist-";

impl Screen {
    pub const IMPORT: &'static str = "#coverlist-import";
    pub const PROCESS: &'static str = "#coverlist-process";

    /// The link to a report.
    pub fn report(id: i64) -> String {
        format!("{LINK}report-{id}")
    }

    /// The link to a verification sheet.
    pub fn verify(id: i64) -> String {
        format!("{LINK}verify-{id}")
    }

    /// The screen to which a link leads; `None` for every other link.
    pub fn of_link(href: &str) -> Option<Self> {
        match href.strip_prefix(LINK)? {
            "import" => Some(Self::Import),
            "process" => Some(Self::Process),
            other => {
                let (screen, id) = other.split_once('-')?;
                let id = id.parse().ok()?;
                match screen {
                    "report" => Some(Self::Report(id)),
                    "verify" => Some(Self::Verify(id)),
                    _ => None,
                }
            }
        }
    }

    /// The permission that it requires.
    pub const fn permission(self) -> Permission {
        match self {
            Self::Coverage => Permission::ViewReports,
            Self::Import | Self::Process | Self::Report(_) | Self::Verify(_) => Permission::ManageSettings,
        }
    }

    /// The name in the event `coverlist-navigate`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Process => "process",
            Self::Report(_) => "report",
            Self::Verify(_) => "verify",
            Self::Coverage => "coverage",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Screen;

    #[test]
    fn only_links_of_the_element_lead_to_its_screens() {
        assert_eq!(Screen::of_link(Screen::IMPORT), Some(Screen::Import));
        assert_eq!(Screen::of_link(Screen::PROCESS), Some(Screen::Process));
        assert_eq!(Screen::of_link(&Screen::report(7)), Some(Screen::Report(7)));
        assert_eq!(Screen::of_link(&Screen::verify(7)), Some(Screen::Verify(7)));
        for other in ["#coverlist-report-x", "#coverlist-rows-7", "#import", "/imports/7", ""] {
            assert_eq!(Screen::of_link(other), None, "{other}");
        }
    }
}
