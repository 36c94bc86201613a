use crate::words::{templates as words, terms};
use coverlist_api::FieldView;
use coverlist_core::template::{Column, Template};
use leptos::prelude::*;

/// Lists the columns of a template with their rules.
#[component]
pub fn ColumnTable(
    template: Template,
    /// The fields of the district, for their names.
    fields: Vec<FieldView>,
) -> impl IntoView {
    let name = |column: &Column| {
        let is_same = |field: &&FieldView| field.kind == template.kind && field.id == column.field;
        fields.iter().find(is_same).map(|field| field.name.clone()).unwrap_or_default()
    };
    let rows = template.columns.iter().map(|column| row(column, name(column))).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=t!(templates_columns) tabindex="0">
            <table class="table table-cards column-table">
                <caption class="visually-hidden">{t!(templates_columns)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col">{t!(templates_header)}</th>
                        <th scope="col">{t!(templates_field)}</th>
                        <th scope="col">{t!(templates_type)}</th>
                        <th scope="col">{t!(templates_required)}</th>
                        <th scope="col">{t!(templates_blank)}</th>
                        <th scope="col">{t!(templates_details)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(column: &Column, field_name: String) -> impl IntoView + use<> {
    let required = if column.required { t!(templates_yes) } else { t!(templates_no) };
    let rules = rules(column);
    let rules = (!rules.is_empty()).then(|| {
        let rule = |(term, value)| view! { <div class="rule"><dt>{term} ":"</dt>" "<dd>{value}</dd></div> };
        view! { <dl class="rules">{rules.into_iter().map(rule).collect_view()}</dl> }
    });
    view! {
        <tr>
            <th scope="row" class="column-name" data-label=t!(templates_header)>{column.header.clone()}</th>
            <td data-label=t!(templates_field)>{field_name}</td>
            <td data-label=t!(templates_type)>{terms::field_type(column.field.field_type())}</td>
            <td data-label=t!(templates_required)>{required}</td>
            <td data-label=t!(templates_blank)>{words::blank_cell(column)}</td>
            <td class="rules-cell" data-label=t!(templates_details)>{rules}</td>
        </tr>
    }
}

/// The rules that the column has: a term, and its value.
fn rules(column: &Column) -> Vec<(String, String)> {
    let list = |words: &[String]| Some(words.join(", ")).filter(|text| !text.is_empty());
    let rest = [
        (t!(templates_limits), words::limits(column)),
        (t!(templates_length), words::lengths(column)),
        (t!(templates_pattern), column.pattern.clone()),
        (t!(templates_date_formats), list(&column.date_formats)),
        (t!(templates_aliases), list(&column.aliases)),
    ];
    let rest = rest.into_iter().filter_map(|(term, value)| Some((term.to_owned(), value?)));
    meanings(column).into_iter().chain(rest).collect()
}

/// The words of the column by their meaning, in the order of the template.
fn meanings(column: &Column) -> Vec<(String, String)> {
    let mut meanings: Vec<(String, String)> = Vec::new();
    for word in &column.words {
        let meaning = words::meaning(column.field, &word.means);
        match meanings.iter_mut().find(|(term, _)| *term == meaning) {
            Some((_, words)) => *words += &format!(", {}", word.word),
            None => meanings.push((meaning, word.word.clone())),
        }
    }
    meanings
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::record::{Field, FieldType, RecordKind, Value};

    #[test]
    fn words_are_listed_by_their_meaning() {
        let template = Template::builtin(RecordKind::User);
        let status = template.column(Field::Status).expect("the template has a status");
        let meanings = meanings(status);
        assert_eq!(meanings[0], ("Means Enrolled".to_owned(), "Enrolled, Yes, Y".to_owned()));
        assert_eq!(meanings.len(), 4);
    }

    #[test]
    fn rules_of_a_column_are_listed() {
        let column = Column {
            minimum: Some(Value::Amount(0)),
            maximum: Some(Value::Amount(50_000)),
            pattern: Some("[A-Z]+".to_owned()),
            date_formats: vec!["%Y-%m-%d".to_owned(), "%m/%d/%Y".to_owned()],
            aliases: vec!["Fee".to_owned()],
            ..Column::new(Field::custom(1, FieldType::Amount), "Annual Fee")
        };
        let rules = rules(&column);
        let values: Vec<&str> = rules.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["0.00 to 500.00", "[A-Z]+", "%Y-%m-%d, %m/%d/%Y", "Fee"]);
    }
}
