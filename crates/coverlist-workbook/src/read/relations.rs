//! The relations of a part to other parts.

use super::archive::Archive;
use super::limits::MAX_PARTS;
use super::refusal::Refusal;
use super::xml::{Token, Xml};

/// A relation to another part.
#[derive(Clone, Debug, Default)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of the type, such as `worksheet`.
    pub(super) kind: String,
    /// The name of the other part in the archive.
    pub(super) target: String,
}

/// The relations of a part to others.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations(Vec<Relation>);

impl Relations {
    /// The relations of a part. A part without relations has none.
    pub(super) fn of(archive: &mut Archive, part: &str) -> Result<Self, Refusal> {
        read(archive, part).map(Self)
    }

    /// The first relation of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<&Relation> {
        self.0.iter().find(|relation| relation.kind == kind)
    }

    /// The name of the first part of a kind, if the archive has that part.
    pub(super) fn part(&self, archive: &Archive, kind: &str) -> Option<&str> {
        let target = &self.first(kind)?.target;
        archive.has(target).then_some(target)
    }

    /// The worksheet with an id; `None` if it is a chart or the like.
    pub(super) fn worksheet(&self, id: &str) -> Result<Option<&str>, Refusal> {
        let relation = self.0.iter().find(|relation| relation.id == id).ok_or(Refusal::Damaged)?;
        Ok((relation.kind == "worksheet").then_some(&relation.target))
    }

    pub(super) fn count(&self, kind: &str) -> u32 {
        self.0.iter().filter(|relation| relation.kind == kind).count() as u32
    }
}

fn read(archive: &mut Archive, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let own = format!("{folder}/_rels/{name}.rels");
    if !archive.has(&own) {
        return Ok(Vec::new());
    }
    let mut xml = Xml::new(archive.stored(&own)?);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Token::Start(element) if element.name() == "Relationship" => {
                let mut relation = Relation::default();
                for (name, value) in element.attributes() {
                    match name {
                        "Id" => relation.id = value.into_owned(),
                        "Type" => {
                            relation.kind = value.rsplit('/').next().unwrap_or_default().to_owned();
                        }
                        "Target" => relation.target = absolute(folder, &value),
                        _ => {}
                    }
                }
                relations.push(relation);
                if relations.len() > MAX_PARTS {
                    return Err(Refusal::TooLarge);
                }
            }
            Token::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part that another one in `folder` names.
fn absolute(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
