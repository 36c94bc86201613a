//! What the words of status and choice columns stand for.

use crate::flow::importing::{Decision, Event, Importer, Importing, Validate};
use crate::ui::{SelectField, unique_id};
use crate::words::questions as words;
use coverlist_core::record::Field;
use coverlist_core::sheet::{AskedWord, Subject};
use coverlist_core::template::{Column, Template};
use leptos::prelude::*;

/// The words of all status and choice columns that a person is asked about, or has decided about.
#[derive(Clone, Debug, Default, PartialEq)]
struct WordList {
    /// Tells one file from the next: the words of another file have other counts.
    files: u32,
    columns: Vec<ColumnWords>,
}

#[derive(Clone, Debug, PartialEq)]
struct ColumnWords {
    field: Field,
    header: String,
    /// The words of the template that a word can stand for.
    meanings: Vec<String>,
    words: Vec<Word>,
    /// The number of words that are not listed, because there are too many.
    more: u32,
}

#[derive(Clone, Debug, PartialEq)]
struct Word {
    asked: AskedWord,
    /// The template's word that it stands for by decision.
    meaning: Option<String>,
}

/// Lists the words that the template does not have, with a choice for each. A word stays in its place when
/// it is decided, so the next one can be chosen without a search.
#[component]
pub fn WordChoices() -> impl IntoView {
    let importer = Importer::here();
    let fresh = importer.watch(word_list);
    let list = Memo::new(move |before: Option<&WordList>| fresh.get().in_order_of(before));
    let fields = move || list.with(|list| list.columns.iter().map(|column| column.field).collect::<Vec<_>>());
    let key = move |field: &Field| (list.with_untracked(|list| list.files), *field);
    view! {
        <For each=fields key=key let(field)>
            <ColumnChoices list field />
        </For>
    }
}

#[component]
fn ColumnChoices(list: Memo<WordList>, field: Field) -> impl IntoView {
    let column = move || list.with(|list| list.column(field).cloned());
    let id = unique_id("words");
    let title_id = id.clone();
    let title = move || column().map(|column| words::asked(&column.header, column.open()));
    let more = move || {
        let more = column()?.more;
        (more > 0).then(|| view! { <p class="soft">{t!(questions_words_more, more)}</p> })
    };
    let asked = move || column().map(|column| column.words).unwrap_or_default();
    view! {
        <section class="words" aria-labelledby=id>
            <h3 id=title_id>{title}</h3>
            <p class="soft">{t!(questions_words_about)}</p>
            <ul class="words-list">
                <For each=asked key=|word| word.asked.text.clone() let(word)>
                    <li><WordChoice list field word /></li>
                </For>
            </ul>
            {more}
        </section>
    }
}

#[component]
fn WordChoice(list: Memo<WordList>, field: Field, word: Word) -> impl IntoView {
    let importer = Importer::here();
    let Word { asked, .. } = word;
    let text = asked.text.clone();
    let meanings = list.with_untracked(|list| list.column(field).map(|column| column.meanings.clone()));
    let meanings = meanings.unwrap_or_default().into_iter();
    let options = [(None, t!(questions_word_open))].into_iter();
    let options = options.chain(meanings.map(|meaning| (Some(meaning.clone()), meaning))).collect();
    let decided = Memo::new(move |_| {
        list.with(|list| {
            let words = &list.column(field)?.words;
            words.iter().find(|word| word.asked.text == text)?.meaning.clone()
        })
    });
    let chosen = RwSignal::new(decided.get_untracked());
    // An undone decision changes the choice.
    Effect::new(move || chosen.set(decided.get()));
    let text = asked.text.clone();
    Effect::new(move || {
        let meaning = chosen.get();
        if meaning != decided.get_untracked() {
            importer.send(Event::Decided(Decision::Word(field, text.clone(), meaning)));
        }
    });
    let proposal = asked.proposal.clone();
    view! {
        <SelectField label=words::word(&asked) options value=chosen is_data=Option::is_some />
        {proposal.map(|proposal| view! { <p class="soft">{t!(questions_word_proposal, proposal)}</p> })}
    }
}

impl WordList {
    fn column(&self, field: Field) -> Option<&ColumnWords> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The same words in the order of an earlier list of the same file. New ones follow.
    fn in_order_of(mut self, before: Option<&Self>) -> Self {
        let Some(before) = before.filter(|before| before.files == self.files) else { return self };
        for column in &mut self.columns {
            if let Some(known) = before.column(column.field) {
                column.keep_order(known);
            }
        }
        self
    }
}

impl ColumnWords {
    /// The number of words that nobody has decided about.
    fn open(&self) -> u64 {
        self.words.iter().filter(|word| word.meaning.is_none()).count() as u64
    }

    /// Orders the words as in an earlier list, and keeps what was known about those that are decided now.
    fn keep_order(&mut self, before: &Self) {
        let place = |text: &str| before.words.iter().position(|word| word.asked.text == text);
        for word in &mut self.words {
            if let Some(known) = place(&word.asked.text).map(|place| &before.words[place].asked)
                && word.asked.rows == 0
            {
                word.asked.clone_from(known);
            }
        }
        self.words.sort_by_key(|word| place(&word.asked.text).unwrap_or(usize::MAX));
    }
}

fn word_list(importing: &Importing) -> WordList {
    let columns = importing.validate().zip(importing.templates.chosen.as_ref()).map(|(validate, chosen)| {
        let columns = chosen.template.columns.iter().filter(|column| !column.words.is_empty());
        columns.filter_map(|column| column_words(validate, &chosen.template, column)).collect()
    });
    WordList { files: importing.files_chosen, columns: columns.unwrap_or_default() }
}

/// The words of a column, if there is one that the template does not have.
fn column_words(validate: &Validate, template: &Template, column: &Column) -> Option<ColumnWords> {
    let questions = validate.summary().map(|summary| summary.questions.as_slice()).unwrap_or_default();
    let question = questions.iter().find_map(|question| match &question.about {
        Subject::Words { field, words, more, .. } if *field == column.field => Some((words.clone(), *more)),
        _ => None,
    });
    let (asked, more) = question.unwrap_or_default();
    let decided = validate.applied().words.get(template.header(column.field));
    let meaning = |text: &str| decided.and_then(|decided| decided.get(text)).cloned();
    let mut words: Vec<Word> =
        asked.into_iter().map(|asked| Word { meaning: meaning(&asked.text), asked }).collect();
    for (text, meaning) in decided.into_iter().flatten() {
        if words.iter().all(|word| word.asked.text != *text) {
            let asked = AskedWord { text: text.clone(), rows: 0, proposal: None };
            words.push(Word { asked, meaning: Some(meaning.clone()) });
        }
    }
    let meanings = column.main_words().into_iter().map(str::to_owned).collect();
    let (field, header) = (column.field, column.header.clone());
    (!words.is_empty()).then_some(ColumnWords { field, header, meanings, words, more })
}
