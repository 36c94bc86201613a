//! Finds records and rows of a roster that are probably the same person or device. A *subject* is a record or
//! a row. A *trait* is a property that two subjects can share, such as an e-mail address.

use super::person::{Person, says_the_same};
use super::{Entry, Evidence, KnownRecord, Roster};
use crate::record::{Attribute, RecordKind, sorted};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

/// The maximum number of subjects with one trait that are compared.
const LOOKED_AT: usize = 16;

/// A record or a row of a roster, in comparable form.
pub(super) struct Subject<'a> {
    /// The key in the form in which keys are compared.
    pub key: &'a str,
    person: Person,
    role: &'a str,
    asset_tag: &'a str,
}

impl<'a> Subject<'a> {
    pub fn of_entry(roster: &Roster, entry: &'a Entry) -> Self {
        Self::new(entry.match_key.as_str(), |attribute| roster.value(entry, attribute))
    }

    pub fn of_known(kind: RecordKind, known: &'a KnownRecord) -> Self {
        let value = |attribute| {
            let place = Attribute::of(kind).iter().position(|&other| other == attribute);
            place.and_then(|place| known.attributes.get(place)).map_or("", String::as_str)
        };
        Self::new(&known.match_key, value)
    }

    fn new(key: &'a str, value: impl Fn(Attribute) -> &'a str) -> Self {
        // Some lists use the e-mail address as the key.
        let email = Some(value(Attribute::Email)).filter(|email| !email.is_empty()).unwrap_or(key);
        let person = Person::new(value(Attribute::Name), email);
        Self { key, person, role: value(Attribute::Role), asset_tag: value(Attribute::AssetTag) }
    }

    /// The name in comparable form; `None` when the subject has no name.
    pub fn whole_name(&self) -> Option<String> {
        self.person.has_name().then(|| self.person.whole_name())
    }

    /// Whether the subjects are almost certainly different: they have different given names and no equal
    /// address, or different asset tags.
    pub fn contradicts(&self, other: &Self) -> bool {
        let has_other_tag = !self.asset_tag.is_empty()
            && !other.asset_tag.is_empty()
            && !says_the_same(self.asset_tag, other.asset_tag);
        let has_same_email = !self.person.email.is_empty() && self.person.email == other.person.email;
        has_other_tag || (self.person.is_named_otherwise(&other.person) && !has_same_email)
    }

    /// The attributes that differ when the record with this key belongs to another person. A new name or a
    /// new address is a change. Both together are a change when the given name stays, as after a marriage,
    /// unless the role changes too.
    pub fn differs_from(&self, there: &Self) -> Option<Vec<Attribute>> {
        let (new, now) = (&self.person, &there.person);
        let email = (!new.email.is_empty() && !now.email.is_empty()).then(|| new.email != now.email);
        let name = (new.has_name() && now.has_name()).then(|| !new.is_named_like(now));
        let role =
            (!self.role.is_empty() && !there.role.is_empty()).then(|| !says_the_same(self.role, there.role));
        let crosses = role == Some(true) && is_student(self.role) != is_student(there.role);
        let is_other = match (name, email) {
            (Some(false), _) | (None, Some(false)) => false,
            (Some(true), Some(false)) => crosses && new.is_named_otherwise(now),
            (Some(true), Some(true)) => role == Some(true) || new.is_named_otherwise(now),
            (Some(true), None) => crosses || new.is_named_otherwise(now),
            (None, None | Some(true)) => crosses,
        };
        let differing = [(Attribute::Name, name), (Attribute::Email, email), (Attribute::Role, role)];
        is_other.then(|| {
            differing.into_iter().filter(|(_, differs)| *differs == Some(true)).map(|(of, _)| of).collect()
        })
    }
}

fn is_student(role: &str) -> bool {
    let role = role.to_lowercase();
    ["student", "pupil", "learner"].iter().any(|word| role.contains(word))
}

fn has_only_digits(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Finds subjects by their traits, without comparing all pairs.
pub(super) struct Index {
    kind: RecordKind,
    /// The hash of each trait with the place of a subject that has it, sorted. Traits with equal hashes count
    /// as equal: a person would be asked about a row without need.
    alike: Vec<(u64, usize)>,
}

/// A property that two subjects can share.
#[derive(Hash)]
enum Trait<'a> {
    /// The key in lower case, for keys that differ only in case.
    Capitals(String),
    /// A key of digits without leading zeros.
    Zeros(&'a str),
    /// The e-mail address and the given name.
    Given(&'a str, &'a str),
    /// The e-mail address and the parts of the name, in any order.
    Name(&'a str, &'a [String]),
    /// The e-mail address of a person without a name.
    Nameless(&'a str),
    /// The e-mail address alone.
    Email(&'a str),
}

impl Index {
    pub fn of(kind: RecordKind, subjects: &[Subject<'_>]) -> Self {
        let traits = subjects.iter().enumerate().flat_map(|(place, subject)| {
            Trait::has(kind, subject).into_iter().map(move |of| (of.hashed(), place))
        });
        Self { kind, alike: sorted(traits.collect()) }
    }

    /// Finds one of `subjects` that is probably the same as `subject` under another key. A `preferred` one
    /// comes first.
    pub fn find(
        &self,
        subject: &Subject<'_>,
        subjects: &[Subject<'_>],
        preferred: impl Fn(usize) -> bool,
    ) -> Option<(usize, Evidence)> {
        let is_same = |evidence, other: &Subject<'_>| {
            other.key != subject.key && (evidence != Evidence::Zeros || !subject.contradicts(other))
        };
        let wanted = Trait::queries(self.kind, subject).into_iter();
        let found = wanted.flat_map(|(of, evidence)| {
            let places = self.with(of.hashed()).take(LOOKED_AT);
            places
                .filter(move |&place| is_same(evidence, &subjects[place]))
                .map(move |place| (place, evidence))
        });
        let found: Vec<_> = found.collect();
        found.iter().find(|(place, _)| preferred(*place)).or(found.first()).copied()
    }

    /// The places of the subjects that have a trait with this hash.
    fn with(&self, hash: u64) -> impl Iterator<Item = usize> {
        let start = self.alike.partition_point(|&(other, _)| other < hash);
        let same = self.alike[start..].iter().take_while(move |&&(other, _)| other == hash);
        same.map(|&(_, place)| place)
    }
}

impl<'a> Trait<'a> {
    fn hashed(&self) -> u64 {
        BuildHasherDefault::<DefaultHasher>::default().hash_one(self)
    }

    /// The traits by which other subjects can find this one.
    fn has(kind: RecordKind, subject: &'a Subject<'_>) -> Vec<Self> {
        let mut all: Vec<Self> = Self::of_key(kind, subject.key).map(|(of, _)| of).into_iter().collect();
        let person = &subject.person;
        if !person.email.is_empty() {
            all.push(Self::Email(&person.email));
            if person.has_name() {
                all.push(Self::Given(&person.email, &person.given));
                all.push(Self::Name(&person.email, person.parts()));
            } else {
                all.push(Self::Nameless(&person.email));
            }
        }
        all
    }

    /// The traits that the same subject probably has under another key. Each comes with the evidence that it
    /// is the same.
    fn queries(kind: RecordKind, subject: &'a Subject<'_>) -> Vec<(Self, Evidence)> {
        let mut all: Vec<_> = Self::of_key(kind, subject.key).into_iter().collect();
        let person = &subject.person;
        if !person.email.is_empty() {
            if person.has_name() {
                all.push((Self::Name(&person.email, person.parts()), Evidence::Person));
                all.push((Self::Given(&person.email, &person.given), Evidence::GivenName));
                all.push((Self::Nameless(&person.email), Evidence::Email));
            } else {
                all.push((Self::Email(&person.email), Evidence::Email));
            }
        }
        all
    }

    fn of_key(kind: RecordKind, key: &'a str) -> Option<(Self, Evidence)> {
        if has_only_digits(key) {
            Some((Self::Zeros(key.trim_start_matches('0')), Evidence::Zeros))
        } else {
            let capitals = || (Self::Capitals(key.to_lowercase()), Evidence::Capitals);
            (kind == RecordKind::User).then(capitals)
        }
    }
}
