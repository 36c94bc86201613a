//! The links in index.html that Trunk would replace.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;

/// A `<link data-trunk …>`, as it is written.
pub struct Link(pub String);

/// The links, in their order.
pub fn links(workspace: &Workspace) -> Result<Vec<Link>> {
    let page = fs::read_to_string(workspace.root.join("index.html"))?;
    let links = page.split("<link").skip(1).filter_map(|rest| rest.split_once('>'));
    let links = links.map(|(link, _)| Link(format!("<link{link}>")));
    Ok(links.filter(|link| link.0.contains("data-trunk")).collect())
}

impl Link {
    pub fn attribute(&self, name: &str) -> Result<&str> {
        let value = self.0.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
        value
            .map(|(value, _)| value)
            .with_context(|| format!("a link of index.html has no {name}: {}", self.0))
    }

    pub fn is(&self, name: &str, value: &str) -> bool {
        self.attribute(name).is_ok_and(|own| own == value)
    }
}
