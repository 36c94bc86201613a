//! The output files of `coverlist convert`.

use super::input_file::InputFile;
use anyhow::{Context, Result, bail};
use coverlist_messages::{English, Message, render, text};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the sheet and its provenance are written.
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
    /// Overwrites files that exist.
    #[arg(long)]
    force: bool,
}

impl OutputFiles {
    /// Writes the sheet and its provenance, both or none. Returns their names.
    ///
    /// # Errors
    ///
    /// When a file exists and may not be overwritten, or cannot be written.
    pub fn write(&self, source: &InputFile, contents: [&[u8]; 2]) -> Result<[PathBuf; 2]> {
        let paths = self.paths(source)?;
        let [sheet, provenance] = &paths;
        if sheet == provenance {
            refuse(text::convert_twice(sheet.display().to_string()))?;
        }
        for path in &paths {
            let file = || path.display().to_string();
            if source.is_file(path) {
                refuse(text::convert_is_source(file()))?;
            }
            if !self.force && path.exists() {
                refuse(text::convert_exists(file()))?;
            }
        }
        if let Some(folder) = &self.out {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        for (path, content) in paths.iter().zip(contents) {
            self.write_file(path, content).with_context(|| path.display().to_string())?;
        }
        Ok(paths)
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

/// Writes a file that does not exist, and that only its owner may read.
pub fn new_private_file(path: &Path, content: &[u8]) -> std::io::Result<()> {
    write_private(OpenOptions::new().create_new(true), path, content)
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
