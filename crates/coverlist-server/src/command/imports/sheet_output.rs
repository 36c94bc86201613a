use super::workplace::Answer;
use crate::command::output_files::new_private_file;
use crate::import::SheetFile;
use std::path::Path;

/// Writes a sheet to a file, which must not exist.
pub(super) fn save(sheet: SheetFile, path: &Path) -> Answer<()> {
    let bytes = sheet.content.bytes().map_err(anyhow::Error::from)?;
    Ok(new_private_file(path, &bytes)?)
}
