//! Opens files in LibreOffice and saves them.

use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// The format of files to open.
#[derive(Clone, Copy)]
pub enum Source {
    /// As a person sees it in the dialog that opens a CSV: UTF-8 with commas.
    Csv,
    Workbook,
}

/// The format in which files are saved.
#[derive(Clone, Copy)]
pub enum Target {
    /// UTF-8 with commas, and cells as they are shown, which is the default.
    Csv,
    Workbook,
}

/// Files in a folder of their own.
pub struct Office {
    folder: TempDir,
    source: Source,
    count: usize,
}

impl Office {
    pub fn new<'a>(files: impl Iterator<Item = &'a [u8]>, source: Source) -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut count = 0;
        for file in files {
            fs::write(folder.path().join(format!("{count}.{}", source.ending())), file).expect("a file");
            count += 1;
        }
        Self { folder, source, count }
    }

    /// The files as LibreOffice saves them. It is called once for all files.
    pub fn save(&self, target: Target) -> Vec<Vec<u8>> {
        let program = std::env::var_os("COVERLIST_LIBREOFFICE").unwrap_or_else(|| "soffice".into());
        let (ending, filter) = target.format();
        let out = self.folder.path().join("saved");
        let mut office = Command::new(program);
        office.arg(format!("-env:UserInstallation=file://{}", self.folder.path().join("profile").display()));
        office.args(["--headless", "--norestore"]).args(self.source.filter());
        office.args(["--convert-to", filter, "--outdir"]).arg(&out);
        office.args(
            (0..self.count)
                .map(|number| self.folder.path().join(format!("{number}.{}", self.source.ending()))),
        );
        let ended = office.output().expect("LibreOffice starts");
        assert!(ended.status.success(), "{ended:?}");
        let saved = |number| fs::read(out.join(format!("{number}.{ending}")));
        (0..self.count).map(|number| saved(number).unwrap_or_else(|_| panic!("{ended:?}"))).collect()
    }
}

impl Source {
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Workbook => "xlsx",
        }
    }

    fn filter(self) -> Option<&'static str> {
        match self {
            Self::Csv => Some("--infilter=CSV:44,34,76,1"),
            Self::Workbook => None,
        }
    }
}

impl Target {
    /// The ending of saved files, and how LibreOffice calls the format.
    fn format(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("csv", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false"),
            Self::Workbook => ("xlsx", "xlsx:Calc MS Excel 2007 XML"),
        }
    }
}
