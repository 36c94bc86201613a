use crate::client::source_path;
use crate::ui::{
    Button, ButtonKind, DownloadButton, Fact, FactList, TableBox, TableLayout, column_heads, unique_id,
};
use crate::words::number;
use coverlist_core::record::Field;
use coverlist_core::sheet::{ColumnName, ColumnOrigin, Source};
use coverlist_core::template::Template;
use leptos::prelude::*;

/// A source: where the values of each field come from, and what its words mean.
#[component]
pub fn SourceCard(
    source: Source,
    /// Its template; `None` when the district has it no more.
    template: Option<Template>,
    /// Opens the dialog that removes a source.
    removing: RwSignal<Option<Source>>,
) -> impl IntoView {
    let name = source.name.clone();
    let template_name = template.as_ref().map_or(source.template.clone(), |template| template.name.clone());
    let facts = vec![
        Fact::data(t!(sources_template), template_name),
        Fact::new(t!(templates_version), number(source.version)),
        Fact::data(t!(sources_headers), source.headers.join(", ")),
    ];
    let path = source_path(&name);
    let (columns, words) = (columns(&source, template.as_ref()), words(&source, template.as_ref()));
    let id = unique_id("source");
    let title_id = id.clone();
    view! {
        <section class="card stack" part="card" aria-labelledby=id>
            <h2 id=title_id translate="no">{name.clone()}</h2>
            <FactList facts />
            {columns}
            {words}
            <div class="actions">
                <DownloadButton path>{t!(templates_download_document)}</DownloadButton>
                <Button kind=ButtonKind::Quiet on_press=move || removing.set(Some(source.clone()))>
                    {t!(sources_remove, &name)}
                </Button>
            </div>
        </section>
    }
}

fn columns(source: &Source, template: Option<&Template>) -> impl IntoView + use<> {
    let row = |(id, origin): (&String, &Option<ColumnOrigin>)| {
        view! {
            <tr>
                <th scope="row" data-label=t!(sources_field) translate="no">{header(id, template)}</th>
                <td data-label=t!(sources_origin)>{origin_text(origin.as_ref())}</td>
            </tr>
        }
    };
    let rows = source.decisions.columns.iter().map(row).collect_view();
    let heads = [t!(sources_field), t!(sources_origin)];
    (!source.decisions.columns.is_empty()).then(|| {
        view! {
            <TableBox name=t!(sources_columns, &source.name) heads=column_heads(heads) rows=rows.into_any() />
        }
    })
}

fn words(source: &Source, template: Option<&Template>) -> impl IntoView + use<> {
    let words = source.decisions.words.iter();
    let words = words.flat_map(|(id, words)| {
        let header = header(id, template);
        words.iter().map(move |(word, means)| [header.clone(), shown(word), means.clone()])
    });
    let row = |cells: [String; 3]| {
        let cells = cells.map(|text| view! { <td translate="no">{text}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let rows: Vec<_> = words.map(row).collect();
    let heads = [t!(sources_field), t!(sources_word), t!(sources_means)];
    (!rows.is_empty()).then(|| {
        view! {
            <TableBox
                name=t!(sources_words, &source.name)
                layout=TableLayout::Columns
                heads=column_heads(heads)
                rows=rows.collect_view().into_any()
                is_low=true
            />
        }
    })
}

/// The header that the template has for a field.
fn header(id: &str, template: Option<&Template>) -> String {
    let column = Field::from_id(id).and_then(|field| template?.column(field));
    column.map_or_else(|| id.to_owned(), |column| column.header.clone())
}

/// A word of a file. A blank cell can stand for a word, too.
fn shown(word: &str) -> String {
    if word.is_empty() { t!(sources_blank) } else { word.to_owned() }
}

fn origin_text(origin: Option<&ColumnOrigin>) -> String {
    match origin {
        None => t!(sources_nowhere),
        Some(ColumnOrigin::Column(name)) => column(name),
        Some(ColumnOrigin::Constant(constant)) => t!(sources_constant, &constant.constant),
        Some(ColumnOrigin::OneOf(columns)) => t!(sources_one_of, columns.one_of.iter().map(column)),
    }
}

fn column(name: &ColumnName) -> String {
    match name {
        ColumnName::Header(header) => t!(sources_header, header),
        ColumnName::Position(position) => t!(sources_position, u64::from(*position)),
    }
}
