//! Finds the saved source whose headers a file has.

use super::super::{Decisions, Proposals};
#[cfg(not(target_arch = "wasm32"))]
use super::BuiltInSource;
use super::reopen::reopen;
use super::{AppliedSource, Source, SourceUse, Sourced};
use crate::map::{HeaderChoice, headers};
use crate::read::{ReadChoices, Table, read};
use crate::record::trim;
use crate::template::{Template, TemplateSet};
#[cfg(not(target_arch = "wasm32"))]
use std::borrow::Cow;

/// The likeness of equal headers.
const SAME: usize = 100;

/// The likeness from which a source is proposed: half of all headers are shared.
const SIMILAR: usize = 50;

/// The saved sources that may apply to a file.
#[derive(Clone, Copy, Debug)]
pub enum Sources<'a> {
    /// The only one of these with the headers of the file.
    ByHeaders(&'a [Source]),
    /// The only saved one with the headers of the file, or else the built-in one that recognizes them. The
    /// browser has no built-in ones.
    #[cfg(not(target_arch = "wasm32"))]
    Known {
        /// The saved ones.
        saved: &'a [Source],
        /// The built-in ones.
        built_in: &'a [BuiltInSource],
    },
    /// The one that a person names, whatever the headers are.
    Named(&'a Source),
    /// The built-in one that a person names.
    #[cfg(not(target_arch = "wasm32"))]
    NamedBuiltIn(&'a BuiltInSource),
}

impl Sources<'_> {
    /// The number of bytes in which the header of a file is. It is even, because of UTF-16.
    pub const HEAD: usize = 256 * 1024;
}

/// Adds the decisions of a saved source to those of a person. Of sources, only one with the same headers is
/// applied by itself. If others are similar, they are proposals: a person names one of them, or confirms the
/// only one. Only the first [`Sources::HEAD`] bytes are read.
pub fn with_source(
    bytes: &[u8],
    template: &Template,
    templates: &TemplateSet,
    own: &Decisions,
    sources: Sources<'_>,
    proposals: Proposals,
) -> Sourced {
    let head = Head { bytes: &bytes[..bytes.len().min(Sources::HEAD)], templates };
    let (fit, names) = match sources {
        Sources::Named(source) => (head.fit(source, own), Vec::new()),
        Sources::ByHeaders(saved) => head.best(saved, template, own, proposals),
        #[cfg(not(target_arch = "wasm32"))]
        Sources::Known { saved, built_in } => {
            let (fit, names) = head.best(saved, template, own, proposals);
            let of_template = built_in.iter().filter(|source| source.template == template.id);
            let recognized = (fit.is_none() && names.is_empty())
                .then(|| head.for_headers(own, of_template, |source, headers| source.recognizes(headers)));
            if let Some(source) = recognized.flatten() {
                return with_source(bytes, template, templates, own, Sources::Named(&source), proposals);
            }
            (fit, names)
        }
        #[cfg(not(target_arch = "wasm32"))]
        Sources::NamedBuiltIn(named) => {
            let source = head.for_headers(own, std::iter::once(named), |_, _| true);
            return match source {
                Some(source) => {
                    with_source(bytes, template, templates, own, Sources::Named(&source), proposals)
                }
                None => Sourced::without_source(own.clone()),
            };
        }
    };
    let none = || Sourced::without_source(own.clone());
    let used = |used| Sourced { used: Some(used), ..none() };
    match fit {
        Some(fit) => {
            let (decisions, applied) = fit.apply(template, templates, own);
            Sourced { decisions, used: Some(SourceUse::Applied(applied)), own: own.clone() }
        }
        None if names.is_empty() => head.of_other_template(sources, template, own).map_or_else(none, used),
        None => used(SourceUse::Asked { names }),
    }
}

/// The beginning of a file.
struct Head<'a> {
    bytes: &'a [u8],
    templates: &'a TemplateSet,
}

/// How a source fits a file.
struct Fit<'a> {
    source: &'a Source,
    table: Table,
    /// The way in which the file is read, and the place of its header.
    place: Place,
    headers: Vec<String>,
    likeness: usize,
}

/// The way in which a file is read, and the place of its header.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    read: ReadChoices,
    header: Option<HeaderChoice>,
}

impl<'a> Head<'a> {
    /// The source that applies, or the names of those that a person is asked about.
    fn best(
        &self,
        saved: &'a [Source],
        template: &Template,
        own: &Decisions,
        proposals: Proposals,
    ) -> (Option<Fit<'a>>, Vec<String>) {
        let saved = saved.iter().filter(|source| source.template == template.id && source.has_headers());
        let fits = saved.filter_map(|source| self.fit(source, own));
        let (same, similar): (Vec<_>, Vec<_>) =
            fits.filter(|fit| fit.likeness >= SIMILAR).partition(|fit| fit.likeness == SAME);
        let applies_alone = !same.is_empty() || proposals == Proposals::Confirmed;
        let mut fits = if same.is_empty() { similar } else { same };
        if fits.len() == 1 && applies_alone {
            return (fits.pop(), Vec::new());
        }
        (None, fits.into_iter().map(|fit| fit.source.name.clone()).collect())
    }

    /// The only saved source of another template that has the headers of the file.
    fn of_other_template(
        &self,
        sources: Sources<'_>,
        template: &Template,
        own: &Decisions,
    ) -> Option<SourceUse> {
        let saved = match sources {
            Sources::ByHeaders(saved) => saved,
            #[cfg(not(target_arch = "wasm32"))]
            Sources::Known { saved, .. } => saved,
            _ => return None,
        };
        let is_other = |source: &&Source| {
            source.template != template.id
                && source.has_headers()
                && self.templates.get(&source.template).is_some()
        };
        let has_headers = |source: &&Source| self.fit(source, own).is_some_and(|fit| fit.likeness == SAME);
        let mut others = saved.iter().filter(is_other).filter(has_headers);
        let Source { name, template, .. } = others.next()?;
        let is_only = others.next().is_none();
        is_only.then(|| SourceUse::OtherTemplate { name: name.clone(), template: template.clone() })
    }

    /// The first of these built-in sources that fits the headers of the file, for the columns that it has.
    #[cfg(not(target_arch = "wasm32"))]
    fn for_headers<'b>(
        &self,
        own: &Decisions,
        mut built_in: impl Iterator<Item = &'b BuiltInSource>,
        fits: impl Fn(&BuiltInSource, &[Cow<'_, str>]) -> bool,
    ) -> Option<Source> {
        let table = read(self.bytes, &own.read(), &self.templates.headers());
        let headers = headers(&table, self.templates, own.header)?;
        built_in.find(|source| fits(source, &headers)).map(|source| source.for_headers(&headers))
    }

    /// The best fit of a source: with its own way of reading the file, and with the detected one. `None` when
    /// the file has no header.
    fn fit<'b>(&self, source: &'b Source, own: &Decisions) -> Option<Fit<'b>> {
        let mut best: Option<Fit<'b>> = None;
        for place in places(source, own) {
            let table = read(self.bytes, &place.read, &self.templates.headers());
            let Some(headers) = headers(&table, self.templates, place.header) else { continue };
            let headers: Vec<String> = headers.iter().map(|header| trim(header).to_owned()).collect();
            let likeness = likeness(&headers, &source.headers);
            if best.as_ref().is_none_or(|best| likeness > best.likeness) {
                best = Some(Fit { source, table, place, headers, likeness });
            }
        }
        best
    }
}

impl Fit<'_> {
    fn apply(
        self,
        template: &Template,
        templates: &TemplateSet,
        own: &Decisions,
    ) -> (Decisions, AppliedSource) {
        let (mut decisions, applied) = self.source.applied_to(&self.headers, template, own);
        decisions.header = self.place.header;
        decisions.encoding = self.place.read.encoding;
        decisions.delimiter = self.place.read.delimiter;
        decisions.dialect = self.place.read.dialect;
        reopen(&self.table, template, templates, (own, &mut decisions), &applied);
        (decisions, applied)
    }
}

/// The ways in which a file may be read, the source's own one first. A person's decision comes before both.
fn places(source: &Source, own: &Decisions) -> Vec<Place> {
    let saved = &source.decisions;
    let read = ReadChoices {
        encoding: own.encoding.or(saved.encoding),
        delimiter: own.delimiter.or(saved.delimiter),
        dialect: own.dialect.or(saved.dialect),
    };
    let mut places = Vec::new();
    for read in [read, own.read()] {
        for header in [own.header.or(saved.header), own.header] {
            let place = Place { read, header };
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places
}

/// How many of all headers of two files are in both, in percent. Below 100, at least one is not.
fn likeness(file: &[String], saved: &[String]) -> usize {
    let mut rest: Vec<&str> = saved.iter().map(|header| trim(header)).collect();
    let shared = file.iter().filter(|header| {
        let place = rest.iter().position(|other| other == *header);
        place.map(|place| rest.swap_remove(place)).is_some()
    });
    let shared = shared.count();
    shared * SAME / (file.len() + saved.len() - shared).max(1)
}
