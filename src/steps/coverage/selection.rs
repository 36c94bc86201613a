use super::column::columns;
use super::counted::Counted;
use super::part::{Ending, GroupId, Month, Part};
use crate::steps::{parse_sort, sort_text};
use crate::ui::Trail;
use coverlist_api::{RecordQueryRequest, RecordSort};
use coverlist_core::record::{RecordKind, Status};

/// What the screen shows. All of it is in the query of the screen's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub kind: RecordKind,
    /// The records that are listed belong to each of these parts.
    pub parts: Vec<Part>,
    /// `None` sorts by key.
    pub sort: Option<RecordSort>,
    /// The way to the page of the list.
    pub trail: Trail,
}

impl Selection {
    /// All records of a kind.
    pub fn all(kind: RecordKind) -> Self {
        Self { kind, parts: Vec::new(), sort: None, trail: Trail::default() }
    }

    /// The selection of an address. What is unknown in it is left out.
    pub fn parse(query: &str) -> Self {
        let entries = || query.split('&').filter_map(|entry| entry.split_once('='));
        let value = |name| entries().find(|(own, _)| *own == name).map(|(_, value)| value);
        let kind = value("kind").and_then(RecordKind::from_id).unwrap_or(RecordKind::User);
        let mut all = Self::all(kind);
        all.parts = entries().filter_map(|(name, value)| parse_part(name, value)).collect();
        let is_column = |id: &str| columns(kind).any(|column| column.to_string() == id);
        all.sort = value("sort").and_then(|sort| parse_sort(sort, is_column));
        all.trail = value("pages").and_then(Trail::parse).unwrap_or_default();
        all
    }

    /// The query of the address of this selection.
    pub fn query(&self) -> String {
        let kind = (self.kind != RecordKind::User).then(|| format!("kind={}", self.kind.id()));
        let parts = self.parts.iter().map(|&part| part_query(part));
        let sort = self.sort.as_ref().map(|sort| format!("sort={}", sort_text(sort)));
        let pages = (!self.trail.is_empty()).then(|| format!("pages={}", self.trail.text()));
        kind.into_iter().chain(parts).chain(sort).chain(pages).collect::<Vec<_>>().join("&")
    }

    /// The same selection without the groups that the counts do not have.
    pub fn known(mut self, counts: &Counted) -> Self {
        self.parts.retain(|part| part.is_known(counts));
        self
    }

    /// Whether each of these parts is shown.
    pub fn shows(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| self.parts.contains(part))
    }

    /// Shows these parts, from the first page on; no longer, if it shows each of them already.
    pub fn pressed(mut self, parts: &[Part]) -> Self {
        let shows = self.shows(parts);
        self.parts.retain(|&shown| !parts.iter().any(|part| part.is_about_same(shown)));
        if !shows {
            self.parts.extend(parts);
        }
        Self { trail: Trail::default(), ..self }
    }

    /// The request for the records.
    pub fn request(&self, counts: &Counted, text: &str) -> RecordQueryRequest {
        let mut request = RecordQueryRequest {
            q: text.trim().to_owned(),
            sort: self.sort.clone(),
            ..RecordQueryRequest::default()
        };
        self.parts.iter().for_each(|part| part.narrow(self.kind, counts, &mut request));
        request
    }
}

fn parse_part(name: &str, value: &str) -> Option<Part> {
    let group = || u64::from_str_radix(value, 16).ok().map(GroupId);
    match (name, value) {
        ("status", "none") => Some(Part::Status(None)),
        ("status", id) => Status::from_id(id).map(|status| Part::Status(Some(status))),
        ("covered", "no") => Some(Part::NotCovered),
        ("place", _) => group().map(Part::Place),
        ("group", _) => group().map(Part::Group),
        ("ends", ending) => parse_ending(ending).map(Part::Ends),
        ("starts", "later") => Some(Part::NotStarted),
        ("policy", "none") => Some(Part::WithoutPolicy),
        _ => None,
    }
}

fn parse_ending(text: &str) -> Option<Ending> {
    match text {
        "30" => Some(Ending::Within(30)),
        "60" => Some(Ending::Within(60)),
        "90" => Some(Ending::Within(90)),
        "ended" => Some(Ending::Ended),
        "later" => Some(Ending::Later),
        "never" => Some(Ending::Never),
        month => Month::parse(month).map(Ending::Month),
    }
}

fn part_query(part: Part) -> String {
    match part {
        Part::Status(status) => format!("status={}", status.map_or("none", Status::id)),
        Part::NotCovered => "covered=no".to_owned(),
        Part::Place(GroupId(id)) => format!("place={id:x}"),
        Part::Group(GroupId(id)) => format!("group={id:x}"),
        Part::Ends(Ending::Within(days)) => format!("ends={days}"),
        Part::Ends(Ending::Ended) => "ends=ended".to_owned(),
        Part::Ends(Ending::Month(month)) => format!("ends={}", month.text()),
        Part::Ends(Ending::Later) => "ends=later".to_owned(),
        Part::Ends(Ending::Never) => "ends=never".to_owned(),
        Part::NotStarted => "starts=later".to_owned(),
        Part::WithoutPolicy => "policy=none".to_owned(),
    }
}
