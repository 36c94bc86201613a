//! Properties of validation under templates with custom columns of every type.

use super::validate_properties::{assert_sound, cells};
use coverlist_core::read::{ReadChoices, Reader, read};
use coverlist_core::record::{Date, Field, FieldType, RecordKind, Value};
use coverlist_core::template::{Column, DateFormat, Pattern, Template, TemplateSet, Word};
use coverlist_core::validate::{Choices, Limits, Validator, validate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

const TODAY: Date = Date::constant(2026, 9, 1);

/// Two limits in order, each of which may be absent.
fn limits<T: Clone + Ord + std::fmt::Debug>(
    values: impl Strategy<Value = T>,
    value: fn(T) -> Value,
) -> impl Strategy<Value = [Option<Value>; 2]> {
    (vec(values, 2), any::<[bool; 2]>()).prop_map(move |(mut values, present)| {
        values.sort();
        [0, 1].map(|place| present[place].then(|| value(values[place].clone())))
    })
}

/// A custom column with rules that its type can have.
fn column(number: u16) -> impl Strategy<Value = Column> {
    let days = (-400..400i64).prop_map(|days| {
        Date::from(jiff::civil::date(2026, 9, 1).saturating_add(jiff::Span::new().days(days)))
    });
    let lengths = (option::of(0..4u32), option::of(4..9u32));
    let patterns = option::of(select(vec!["[A-Z]{2}-[0-9]+", "[0-9]*", ".*", "(?i)full|basic|x"]));
    let formats = select(vec!["%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y"]);
    let words = select(vec!["Enrolled", "no", "WA-1", "n/a", "Núñez", "460"]);
    let text = (lengths, patterns).prop_map(|((min_length, max_length), pattern)| {
        let pattern = pattern.map(str::to_owned);
        Column { min_length, max_length, pattern, ..Column::new(Field::Key, "") }
    });
    let limited =
        |[minimum, maximum]: [Option<Value>; 2]| Column { minimum, maximum, ..Column::new(Field::Key, "") };
    let date = (limits(days, Value::Date), vec(formats, 0..3)).prop_map(move |(both, mut formats)| {
        formats.sort_unstable();
        formats.dedup();
        Column { date_formats: formats.into_iter().map(str::to_owned).collect(), ..limited(both) }
    });
    let choice = vec(words, 1..5).prop_map(|mut words| {
        words.sort_unstable();
        words.dedup();
        let word = |word: &str| Word { word: word.to_owned(), means: Value::Choice(word.to_owned()) };
        Column { words: words.into_iter().map(word).collect(), ..Column::new(Field::Key, "") }
    });
    let of_type = prop_oneof![
        text.prop_map(|column| (FieldType::Text, column)),
        limits(-50..500i64, Value::Integer).prop_map(move |both| (FieldType::Integer, limited(both))),
        limits(-5_000..200_000i64, Value::Amount).prop_map(move |both| (FieldType::Amount, limited(both))),
        date.prop_map(|column| (FieldType::Date, column)),
        choice.prop_map(|column| (FieldType::Choice, column)),
    ];
    (of_type, any::<bool>()).prop_map(move |((field_type, column), required)| {
        let field = Field::custom(number, field_type);
        Column { field, header: format!("Custom {number}"), required, ..column }
    })
}

/// A set with a template that has custom columns among the built-in ones.
pub(crate) fn templates() -> impl Strategy<Value = TemplateSet> {
    let custom = (1..6u16).prop_flat_map(|most| (1..=most).map(column).collect::<Vec<_>>());
    let builtin = subsequence(Template::builtin(RecordKind::User).columns.split_off(2), 0..=5);
    (custom, builtin, any::<Index>()).prop_map(|(custom, builtin, at)| {
        let mut template = Template::builtin(RecordKind::User);
        template.columns.truncate(2);
        template.columns.extend(builtin);
        let at = 2 + at.index(template.columns.len() - 1);
        template.columns.splice(at..at, custom);
        (template.id, template.name) = ("own".to_owned(), "Own".to_owned());
        TemplateSet::new(vec![template]).expect("the template keeps the rules")
    })
}

/// A set and a file under its template, with cells of all kinds.
pub(crate) fn files() -> impl Strategy<Value = (TemplateSet, Vec<u8>)> {
    templates().prop_flat_map(|templates| {
        let columns = templates.first().columns.len();
        let key = (0..30u32).prop_map(|id| format!("{:06}", id * 7_919));
        let known = (key, vec(cells(), columns - 2))
            .prop_map(|(key, cells)| format!("{key},Yes,{}", cells.join(",")));
        let any_row = vec(cells(), 1..columns + 2).prop_map(|cells| cells.join(","));
        let rows = vec(prop_oneof![4 => known, 1 => any_row], 0..20);
        (Just(templates), rows).prop_map(|(templates, rows)| {
            let headers: Vec<_> =
                templates.first().columns.iter().map(|column| column.header.as_str()).collect();
            let bytes = format!("{}\n{}\n", headers.join(","), rows.join("\n")).into_bytes();
            (templates, bytes)
        })
    })
}

/// Whether a value keeps the rules of its column.
fn keeps_the_rules(column: &Column, value: &Value) -> bool {
    let text = value.text();
    let length = text.chars().count();
    let is_text = column.field.field_type() == FieldType::Text;
    column.field.field_type() == value.field_type()
        && column.minimum.as_ref().is_none_or(|minimum| minimum <= value)
        && column.maximum.as_ref().is_none_or(|maximum| maximum >= value)
        && (!is_text || length <= column.longest_text() as usize)
        && (!is_text || column.min_length.is_none_or(|min| length >= min as usize))
        && column.pattern.as_deref().and_then(Pattern::new).is_none_or(|pattern| pattern.matches(&text))
        && (column.words.is_empty() || column.words.iter().any(|word| word.means == *value))
}

proptest! {
    #[test]
    fn arbitrary_bytes_have_a_sound_verdict_under_any_template(
        templates in templates(), bytes in vec(any::<u8>(), 0..1_000)
    ) {
        let table = read(&bytes, &ReadChoices::default(), &templates.headers());
        let template = templates.first();
        let verdict = validate(&table, template, &templates, &Choices::default(), TODAY, Limits::default());
        assert_sound(&table, &verdict, template);
    }

    #[test]
    fn accepted_values_keep_the_rules_of_their_columns((templates, bytes) in files()) {
        let table = read(&bytes, &ReadChoices::default(), &templates.headers());
        let template = templates.first();
        let verdict = validate(&table, template, &templates, &Choices::default(), TODAY, Limits::default());
        assert_sound(&table, &verdict, template);
        for row in verdict.accepted_rows(&table) {
            for column in template.columns.iter().filter(|column| column.field != Field::Key) {
                let value = row.values.get(column.field);
                prop_assert!(value.is_some() || !column.required, "line {}: {}", row.line, column.field);
                prop_assert!(value.is_none_or(|value| keeps_the_rules(column, value)), "{}: {:?}", row.line, value);
            }
        }
    }

    #[test]
    fn slices_make_no_difference_under_any_template((templates, bytes) in files(), size in 1..40usize) {
        let template = templates.first();
        let choices = Choices::default();
        let whole = read(&bytes, &ReadChoices::default(), &templates.headers());
        let whole = validate(&whole, template, &templates, &choices, TODAY, Limits::default());
        let mut reader = Reader::new(&ReadChoices::default(), &templates.headers());
        bytes.chunks(size).for_each(|slice| reader.push(slice));
        reader.finish();
        let table = reader.into_table();
        let mut validator = Validator::new(&table, template, &templates, &choices, TODAY, Limits::default());
        while !validator.step(&table, u32::try_from(size).expect("slices are small")) {}
        let sliced = validator.finish(&table);
        prop_assert!(sliced.findings().eq(whole.findings()));
        prop_assert_eq!(sliced.dates, whole.dates);
    }

    #[test]
    fn any_text_is_a_pattern_and_a_date_format_or_none(text in "[ -~]{0,20}", cell in ".{0,20}") {
        if let Some(pattern) = Pattern::new(&text) {
            pattern.matches(&cell);
        }
        if let Some(format) = DateFormat::new(&text) {
            format.read(&cell);
            prop_assert_eq!(format.read(&format.write(TODAY)), Some(TODAY));
        }
    }
}
