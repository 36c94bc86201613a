use super::terminal::shown;
use crate::import::FileContent;
use anyhow::{Context, Result, anyhow};
use coverlist_core::read::{Delimiter, Dialect, Encoding, HiddenRows, Table};
use coverlist_core::sheet::Decisions;
use coverlist_core::template::TemplateSet;
use coverlist_messages::{English, Message, render, text};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The input file of a command, and how it is read.
#[derive(clap::Args)]
pub struct InputFile {
    /// The file. `-` reads standard input.
    file: PathBuf,
    /// The encoding, instead of the detected one: utf-8, windows-1252, macintosh, ibm437, utf-8-twice,
    /// utf-16le or utf-16be.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// The delimiter, instead of the detected one: comma, semicolon, tab, pipe, or the character itself.
    #[arg(long, value_name = "NAME", value_parser = delimiter)]
    delimiter: Option<Delimiter>,
    /// How cells are separated and quoted, instead of as detected: plain, doubled-returns, wrapped-lines,
    /// backslashes, spaced-quotes, apostrophes, doubled-delimiter, row-numbers, aligned-columns or spaces.
    #[arg(long, value_name = "NAME", value_parser = dialect)]
    dialect: Option<Dialect>,
    /// The worksheet of a workbook. By default the visible one with the most rows.
    #[arg(long, value_name = "NAME")]
    worksheet: Option<String>,
    /// What happens to the hidden rows of a worksheet: include or leave-out.
    #[arg(long, value_name = "DECISION", value_parser = hidden_rows)]
    hidden_rows: Option<HiddenRows>,
}

impl InputFile {
    /// The file's name, for messages.
    pub fn name(&self) -> String {
        if self.is_standard_input() {
            text::command_standard_input().to_string()
        } else {
            self.file.display().to_string()
        }
    }

    /// The file's name without its folder, as a document states it.
    pub fn base_name(&self) -> String {
        let name = self.file.file_name().filter(|_| !self.is_standard_input());
        name.map_or_else(
            || text::command_standard_input().to_string(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// The file's name without folder and ending.
    pub fn stem(&self) -> String {
        let stem = self.file.file_stem().filter(|_| !self.is_standard_input());
        stem.map_or_else(|| "stdin".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }

    /// The folder of the file; `None` for standard input.
    pub fn folder(&self) -> Option<PathBuf> {
        self.file.parent().filter(|_| !self.is_standard_input()).map(Path::to_owned)
    }

    /// Whether a path leads to this file.
    pub fn is_file(&self, path: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        !self.is_standard_input() && real(path).is_some_and(|path| Some(path) == real(&self.file))
    }

    /// The whole file.
    ///
    /// # Errors
    ///
    /// When it cannot be opened or read.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        document_bytes(&self.file).with_context(|| text::command_file_unreadable(self.name()))
    }

    /// Decisions about the file. Those of the command line have precedence.
    pub fn decisions(&self, of_document: Decisions) -> Decisions {
        Decisions {
            worksheet: self.worksheet.clone().or(of_document.worksheet),
            hidden_rows: self.hidden_rows.or(of_document.hidden_rows),
            encoding: self.encoding.or(of_document.encoding),
            delimiter: self.delimiter.or(of_document.delimiter),
            dialect: self.dialect.or(of_document.dialect),
            ..of_document
        }
    }

    /// Reads the whole file as rows. The headers of the templates help to guess its delimiter.
    ///
    /// # Errors
    ///
    /// When it cannot be opened or read, or has no such worksheet.
    pub fn table(&self, templates: &TemplateSet) -> Result<Table> {
        let decisions = self.decisions(Decisions::default());
        let content = FileContent::read(self.bytes()?, &decisions.workbook())
            .map_err(|fault| anyhow!(shown(&render(&English, &fault.problem)).into_owned()))?;
        let name = self.base_name();
        let source = content.source(&name);
        Ok(source.table(&source.decisions(&decisions), templates))
    }

    fn is_standard_input(&self) -> bool {
        self.file == Path::new("-")
    }
}

/// The bytes of a document; `-` reads standard input.
pub fn document_bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
}

fn encoding(name: &str) -> Result<Encoding, Message> {
    let id = name.to_ascii_lowercase();
    let id = match id.as_str() {
        "utf8" => "utf-8",
        "cp1252" | "windows1252" => "windows-1252",
        "mac-roman" | "macroman" => "macintosh",
        "cp437" => "ibm437",
        "utf16le" => "utf-16le",
        "utf16be" => "utf-16be",
        id => id,
    };
    Encoding::from_id(id).ok_or_else(|| text::command_encoding(Encoding::ALL.map(Encoding::id)))
}

fn delimiter(name: &str) -> Result<Delimiter, Message> {
    match name.to_ascii_lowercase().as_str() {
        "," | "comma" => Ok(Delimiter::Comma),
        ";" | "semicolon" => Ok(Delimiter::Semicolon),
        "\t" | "\\t" | "tab" => Ok(Delimiter::Tab),
        "|" | "pipe" => Ok(Delimiter::Pipe),
        _ => Err(text::command_delimiter()),
    }
}

fn dialect(name: &str) -> Result<Dialect, Message> {
    let dialect = Dialect::from_id(&name.to_ascii_lowercase());
    dialect.ok_or_else(|| text::command_dialect(Dialect::ALL.map(Dialect::id)))
}

fn hidden_rows(word: &str) -> Result<HiddenRows, Message> {
    match word.to_ascii_lowercase().as_str() {
        "include" => Ok(HiddenRows::Include),
        "leave-out" => Ok(HiddenRows::LeaveOut),
        _ => Err(text::command_hidden_rows()),
    }
}
