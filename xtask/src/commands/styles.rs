//! `styles`: the style sheet, for Trunk.

use crate::page;
use crate::workspace::Workspace;
use anyhow::Result;

pub fn run(workspace: &Workspace, _: &[String]) -> Result<()> {
    page::write_style_sheet(workspace)
}
