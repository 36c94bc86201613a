use super::SystemProgram;

/// The spreadsheet program in which the tests open and save the downloads.
pub const LIBREOFFICE: SystemProgram = SystemProgram {
    name: "LibreOffice Calc",
    takes: "about 2 minutes",
    variable: "COVERLIST_LIBREOFFICE",
    names: &["soffice", "libreoffice"],
    packages: &["libreoffice-calc"],
    probe: &[],
};
