//! The differences between two versions of a template.

use super::{BlankCell, Column, Template, Word};
use crate::record::{Status, Value};

/// A difference between a version of a template and an earlier one. Headers are those of the later version,
/// except that of a column which it does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The template has another name.
    Name(String),
    /// The template has another description.
    Description,
    /// A column is new.
    Added(String),
    /// A column is left out.
    Removed(String),
    /// A column has another header.
    Renamed {
        /// The earlier header.
        before: String,
        /// The header now.
        now: String,
    },
    /// The columns that both versions have are in another order.
    Order,
    /// Whether the column is required.
    Required(String, bool),
    /// A blank cell of the column has another meaning.
    Blank(String, BlankCell),
    /// A word is new in the column, or means something else.
    Word {
        /// The header of the column.
        header: String,
        /// The word.
        word: String,
        /// What it means now.
        means: Value,
    },
    /// A word is left out.
    WordRemoved {
        /// The header of the column.
        header: String,
        /// The word.
        word: String,
    },
    /// The words of the column are in another order, which changes the main words.
    WordOrder(String),
    /// A rule of the column has another value; `None` when the column has no such rule any more.
    Rule {
        /// The header of the column.
        header: String,
        /// The rule.
        rule: ColumnRule,
        /// Its value now.
        value: Option<String>,
    },
    /// Which statuses end coverage.
    Leaving(Vec<Status>),
    /// Whether *Waived* counts as covered.
    WaivedIsCovered(bool),
}

/// A rule of a column with one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRule {
    /// The smallest value.
    Minimum,
    /// The largest value.
    Maximum,
    /// The smallest length in characters.
    MinLength,
    /// The largest length in characters.
    MaxLength,
    /// The regular expression.
    Pattern,
    /// The formats of a date.
    DateFormats,
    /// The other headers.
    Aliases,
    /// The value in example files.
    Example,
    /// The title.
    Title,
    /// The description.
    Description,
}

impl Template {
    /// The differences from an earlier version, in the order of the document.
    pub fn differences(&self, before: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        if self.name != before.name {
            found.push(Difference::Name(self.name.clone()));
        }
        if self.description != before.description {
            found.push(Difference::Description);
        }
        let gone = before.columns.iter().filter(|column| self.column(column.field).is_none());
        found.extend(gone.map(|column| Difference::Removed(column.header.clone())));
        for column in &self.columns {
            match before.column(column.field) {
                None => found.push(Difference::Added(column.header.clone())),
                Some(before) => of_column(column, before, &mut found),
            }
        }
        if is_reordered(self, before) {
            found.push(Difference::Order);
        }
        if self.leaving_statuses != before.leaving_statuses {
            found.push(Difference::Leaving(self.leaving_statuses.iter().copied().collect()));
        }
        if self.waived_is_covered != before.waived_is_covered {
            found.push(Difference::WaivedIsCovered(self.waived_is_covered));
        }
        found
    }
}

/// Whether the columns that both versions have are in another order.
fn is_reordered(now: &Template, before: &Template) -> bool {
    let shared = |one: &Template, other: &Template| -> Vec<_> {
        let fields = one.columns.iter().map(|column| column.field);
        fields.filter(|field| other.column(*field).is_some()).collect()
    };
    shared(now, before) != shared(before, now)
}

fn of_column(now: &Column, before: &Column, found: &mut Vec<Difference>) {
    let header = || now.header.clone();
    if now.header != before.header {
        found.push(Difference::Renamed { before: before.header.clone(), now: header() });
    }
    if now.required != before.required {
        found.push(Difference::Required(header(), now.required));
    }
    if now.blank != before.blank {
        found.push(Difference::Blank(header(), now.blank));
    }
    of_words(now, before, found);
    for ((rule, value), (_, earlier)) in rules(now).into_iter().zip(rules(before)) {
        if value != earlier {
            found.push(Difference::Rule { header: header(), rule, value });
        }
    }
}

fn of_words(now: &Column, before: &Column, found: &mut Vec<Difference>) {
    let known = found.len();
    let gone = before.words.iter().filter(|word| !now.words.iter().any(|other| other.word == word.word));
    found.extend(
        gone.map(|word| Difference::WordRemoved { header: now.header.clone(), word: word.word.clone() }),
    );
    let is_other = |word: &&Word| !before.words.contains(word);
    found.extend(now.words.iter().filter(is_other).map(|Word { word, means }| Difference::Word {
        header: now.header.clone(),
        word: word.clone(),
        means: means.clone(),
    }));
    if found.len() == known && now.words != before.words {
        found.push(Difference::WordOrder(now.header.clone()));
    }
}

/// The rules of a column with their values.
fn rules(column: &Column) -> [(ColumnRule, Option<String>); 10] {
    let value = |value: &Option<Value>| value.as_ref().map(|value| column.written(value));
    let list = |texts: &[String]| Some(texts.join(", ")).filter(|text| !text.is_empty());
    [
        (ColumnRule::Minimum, value(&column.minimum)),
        (ColumnRule::Maximum, value(&column.maximum)),
        (ColumnRule::MinLength, column.min_length.map(|length| length.to_string())),
        (ColumnRule::MaxLength, column.max_length.map(|length| length.to_string())),
        (ColumnRule::Pattern, column.pattern.clone()),
        (ColumnRule::DateFormats, list(&column.date_formats)),
        (ColumnRule::Aliases, list(&column.aliases)),
        (ColumnRule::Example, value(&column.example)),
        (ColumnRule::Title, column.remarks.title.clone()),
        (ColumnRule::Description, column.remarks.description.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Field, FieldType, RecordKind};

    fn user() -> Template {
        Template::builtin(RecordKind::User)
    }

    /// The differences after a change of the built-in template for users.
    fn after(change: impl FnOnce(&mut Template)) -> Vec<Difference> {
        let mut now = user();
        change(&mut now);
        now.differences(&user())
    }

    #[test]
    fn a_version_has_no_differences_from_itself() {
        assert_eq!(after(|_| ()), []);
        assert_eq!(after(|now| now.version += 1), []);
    }

    #[test]
    fn columns_are_compared_by_their_field() {
        let fee = Column::new(Field::custom(1, FieldType::Amount), "Deductible");
        assert_eq!(after(|now| now.columns.push(fee)), [Difference::Added("Deductible".to_owned())]);
        let policy = "Policy Number".to_owned();
        assert_eq!(after(|now| drop(now.columns.remove(2))), [Difference::Removed(policy.clone())]);
        let renamed = Difference::Renamed { before: policy, now: "Policy".to_owned() };
        assert_eq!(after(|now| now.columns[2].header = "Policy".to_owned()), [renamed]);
        assert_eq!(after(|now| now.columns.swap(2, 3)), [Difference::Order]);
    }

    #[test]
    fn words_are_compared_one_by_one() {
        let header = || "Insurance Status".to_owned();
        let free = Word { word: "Free plan".to_owned(), means: Value::Status(Status::Waived) };
        let added = Difference::Word { header: header(), word: free.word.clone(), means: free.means.clone() };
        assert_eq!(after(|now| now.columns[1].words.push(free)), [added]);
        let means = Value::Status(Status::Declined);
        let changed =
            Difference::Word { header: header(), word: "Enrolled".to_owned(), means: means.clone() };
        assert_eq!(after(|now| now.columns[1].words[0].means = means), [changed]);
        let removed = Difference::WordRemoved { header: header(), word: "Enrolled".to_owned() };
        assert_eq!(after(|now| drop(now.columns[1].words.remove(0))), [removed]);
        assert_eq!(after(|now| now.columns[1].words.swap(0, 1)), [Difference::WordOrder(header())]);
    }

    #[test]
    fn rules_of_columns_and_of_the_template_are_compared() {
        let amount = |rule, value: Option<&str>| {
            let value = value.map(str::to_owned);
            vec![Difference::Rule { header: "Coverage Amount".to_owned(), rule, value }]
        };
        let limited = after(|now| now.columns[4].maximum = Some(Value::Amount(250_000)));
        assert_eq!(limited, amount(ColumnRule::Maximum, Some("2500.00")));
        let aliases = after(|now| now.columns[4].aliases = vec!["Fee".to_owned(), "Price".to_owned()]);
        assert_eq!(aliases, amount(ColumnRule::Aliases, Some("Fee, Price")));
        let header = "Coverage Amount".to_owned();
        let required = after(|now| now.columns[4].required = true);
        assert_eq!(required, [Difference::Required(header.clone(), true)]);
        let blank = after(|now| now.columns[4].blank = BlankCell::Clear);
        assert_eq!(blank, [Difference::Blank(header, BlankCell::Clear)]);
        let waived = after(|now| {
            now.leaving_statuses.remove(&Status::Waived);
            now.waived_is_covered = true;
        });
        let left = vec![Status::NotEnrolled, Status::Declined];
        assert_eq!(waived, [Difference::Leaving(left), Difference::WaivedIsCovered(true)]);
        let named = after(|now| {
            now.name = "Students".to_owned();
            now.description = Some("For the fall".to_owned());
        });
        assert_eq!(named, [Difference::Name("Students".to_owned()), Difference::Description]);
    }
}
