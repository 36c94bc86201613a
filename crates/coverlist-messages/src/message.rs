//! Messages: an id, and the values of its parameters.

/// A message without a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub(crate) wording: Wording,
    /// The values of its parameters.
    pub(crate) args: Vec<Arg>,
}

/// The text of a message in all languages. Each message holds its own English text, so that a part of the
/// page loads the texts that it shows, and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The position of the text in the table of another language.
    pub place: u16,
    /// The English text, in the form that [`render`](crate::render()) reads.
    pub english: &'static str,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A count.
    Count(u64),
    /// A text, or another message.
    Text(Phrase),
    /// A day in ISO 8601 form.
    Date(String),
    /// A time in RFC 3339 form.
    Time(String),
    /// Several texts, joined: `a, b, c`.
    List(Vec<Phrase>),
    /// Several texts, joined with a word before the last one: `a, b, and c`.
    And(Vec<Phrase>),
}

/// A text that needs no translation, such as a file name, or another message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// A text that is the same in every language.
    Plain(String),
    /// Another message.
    Message(Message),
}

impl Message {
    pub(crate) const fn new(wording: Wording, args: Vec<Arg>) -> Self {
        Self { wording, args }
    }

    /// The id of the message in the Fluent files: `stage-agree`, or `stage.title` for an attribute.
    pub fn id(&self) -> &'static str {
        crate::english::IDS[usize::from(self.wording.place)]
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<&String> for Phrase {
    fn from(text: &String) -> Self {
        Self::Plain(text.clone())
    }
}

impl From<Message> for Phrase {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
