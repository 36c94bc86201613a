//! The output files of `coverlist convert`.

use super::input_file::InputFile;
use anyhow::{Context, Result, bail};
use coverlist_messages::{English, Message, render, text};
use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the sheet and its provenance are written, and whether as a workbook, too.
#[derive(clap::Args)]
pub struct OutputFiles {
    /// The folder for both files. It is created if it is missing. By default the folder of the file; names
    /// are the file's name with .sheet.csv and .provenance.json.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The file for the sheet.
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
    /// The file for the provenance.
    #[arg(long, value_name = "FILE")]
    provenance: Option<PathBuf>,
    /// Writes the sheet as an Excel workbook too, beside the sheet: its name with .xlsx instead of .csv. Keys
    /// keep their zeros in it when somebody opens and saves it.
    #[arg(long)]
    xlsx: bool,
    /// Overwrites files that exist.
    #[arg(long)]
    force: bool,
}

/// The names of the files that were written.
pub struct Written {
    pub sheet: PathBuf,
    pub provenance: PathBuf,
    pub workbook: Option<PathBuf>,
}

impl Written {
    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.sheet, &self.provenance].into_iter().chain(&self.workbook)
    }
}

impl OutputFiles {
    /// Writes the sheet, its provenance and the workbook if it is wanted, all or none. Returns their names.
    ///
    /// # Errors
    ///
    /// When a file exists and may not be overwritten, or cannot be written.
    pub fn write(
        &self,
        source: &InputFile,
        sheet: &[u8],
        provenance: &[u8],
        workbook: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Written> {
        let [sheet_path, provenance_path] = self.paths(source)?;
        let workbook_path = self.xlsx.then(|| sheet_path.with_extension("xlsx"));
        let written = Written { sheet: sheet_path, provenance: provenance_path, workbook: workbook_path };
        self.check(source, &written)?;
        let workbook = if self.xlsx { workbook()? } else { Vec::new() };
        if let Some(folder) = &self.out {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        for (path, content) in written.paths().zip([sheet, provenance, &workbook]) {
            self.write_file(path, content).with_context(|| path.display().to_string())?;
        }
        Ok(written)
    }

    /// Refuses to write before any file is written.
    fn check(&self, source: &InputFile, written: &Written) -> Result<()> {
        let mut paths = HashSet::new();
        for path in written.paths() {
            let file = || path.display().to_string();
            if !paths.insert(path) {
                refuse(text::convert_twice(file()))?;
            }
            if source.is_file(path) {
                refuse(text::convert_is_source(file()))?;
            }
            if !self.force && path.exists() {
                refuse(text::convert_exists(file()))?;
            }
        }
        Ok(())
    }

    fn paths(&self, source: &InputFile) -> Result<[PathBuf; 2]> {
        let named = [&self.sheet, &self.provenance].map(Clone::clone);
        let folder = self.out.clone().or_else(|| source.folder());
        let in_folder = |end: &str| folder.as_ref().map(|folder| folder.join(source.stem() + end));
        match named {
            [Some(sheet), Some(provenance)] => Ok([sheet, provenance]),
            [sheet, provenance] => {
                let sheet = sheet.or_else(|| in_folder(".sheet.csv"));
                let provenance = provenance.or_else(|| in_folder(".provenance.json"));
                match sheet.zip(provenance) {
                    Some((sheet, provenance)) => Ok([sheet, provenance]),
                    None => bail!(render(&English, &text::convert_no_folder())),
                }
            }
        }
    }

    /// Writes a file that only its owner may read, because it has data about people.
    fn write_file(&self, path: &Path, content: &[u8]) -> std::io::Result<()> {
        let mut options = OpenOptions::new();
        if self.force {
            options.create(true).truncate(true)
        } else {
            options.create_new(true)
        };
        write_private(&mut options, path, content)
    }
}

/// Writes a file that does not exist, and that only its owner may read. An error names the file.
pub fn new_private_file(path: &Path, content: &[u8]) -> Result<()> {
    let written = write_private(OpenOptions::new().create_new(true), path, content);
    written.with_context(|| path.display().to_string())
}

fn write_private(options: &mut OpenOptions, path: &Path, content: &[u8]) -> std::io::Result<()> {
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

fn refuse(message: Message) -> Result<()> {
    bail!(render(&English, &message))
}
