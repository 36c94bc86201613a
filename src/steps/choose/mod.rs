//! The stage *choose*: a template and a file.

mod open_import;
mod delete_button;
mod template_choice;
mod template_downloads;
mod workspace_head;
mod sample_files;
mod choose_area;

pub(in crate::steps) use choose_area::ChooseArea;
pub(in crate::steps) use delete_button::DeleteButton;
pub(in crate::steps) use open_import::{OpenImport, OpenImportNotice};
pub(in crate::steps) use sample_files::SampleFiles;
pub(in crate::steps) use template_downloads::TemplateDownloads;
pub(in crate::steps) use workspace_head::WorkspaceHead;
