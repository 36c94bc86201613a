//! `coverlist issuer add|grant|remove`.

use super::args::{Add, Grant, Keys, Remove};
use crate::Clock;
use crate::access::issuer_keys::{IssuerKeys, KeyFault};
use crate::command::input_file::document_bytes;
use crate::command::terminal::shown;
use crate::store::districts::District;
use crate::store::issuers::{self, Issuer, KeySource, NamedDistrict};
use crate::store::{LogAction, StoreError, audit};
use anyhow::{Context, Result, bail, ensure};
use coverlist_messages::text;
use serde_json::json;
use std::path::Path;

pub(super) fn add(args: &Add) -> Result<()> {
    let keys = keys(&args.keys)?;
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let named = named(args.id.as_deref(), district);
    let mut origins: Vec<String> = args.origins.iter().map(ToString::to_string).collect();
    origins.sort();
    origins.dedup();
    let issuer = Issuer {
        iss: args.iss.clone(),
        keys,
        origins,
        permissions: args.permissions.clone(),
        provisions: args.provision,
        districts: vec![named.clone()],
    };
    let now = Clock::system().now();
    let added = database.write(|tx| {
        issuers::add(tx, &issuer, now)?;
        let detail = json!({
            "issuer": issuer.iss, "id": named.external_id, "origins": issuer.origins,
            "permissions": issuer.permissions, "provisions": issuer.provisions,
        });
        audit::append(tx, named.district, None, LogAction::IssuerAdded, &detail, now)
    });
    match added {
        Ok(()) => say(&text::command_issuer_added(&issuer.iss, named.external_id, named.name).to_string()),
        Err(StoreError::UniqueViolation(_)) => bail!(text::command_issuer_known()),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

pub(super) fn grant(args: &Grant) -> Result<()> {
    let database = args.data_dir.open()?;
    let named = named(args.id.as_deref(), args.data_dir.find(&database)?);
    let now = Clock::system().now();
    let granted = database.write_with(|tx| -> Result<()> {
        ensure!(issuers::find(tx, &args.iss)?.is_some(), text::command_issuer_unknown());
        match issuers::grant(tx, &args.iss, &named.external_id, named.district) {
            Err(StoreError::UniqueViolation(_)) => bail!(text::command_issuer_granted_before()),
            granted => granted?,
        }
        let detail = json!({ "issuer": args.iss, "id": named.external_id });
        Ok(audit::append(tx, named.district, None, LogAction::IssuerGranted, &detail, now)?)
    });
    granted?;
    say(&text::command_issuer_granted(&args.iss, named.external_id, named.name).to_string());
    Ok(())
}

pub(super) fn remove(args: &Remove) -> Result<()> {
    let database = args.data_dir.open()?;
    let now = Clock::system().now();
    database.write_with(|tx| -> Result<()> {
        let issuer = issuers::find(tx, &args.iss)?.with_context(text::command_issuer_unknown)?;
        issuers::remove(tx, &issuer.iss)?;
        let detail = json!({ "issuer": issuer.iss });
        for named in issuer.districts {
            audit::append(tx, named.district, None, LogAction::IssuerRemoved, &detail, now)?;
        }
        Ok(())
    })?;
    say(&text::command_issuer_removed(&args.iss).to_string());
    Ok(())
}

fn named(id: Option<&str>, district: District) -> NamedDistrict {
    let District { id: district, name, .. } = district;
    NamedDistrict { external_id: id.unwrap_or(&name).to_owned(), district, name }
}

/// Where the keys are. Exactly one of the arguments is given.
fn keys(Keys { file, url }: &Keys) -> Result<KeySource> {
    match (file, url) {
        (Some(file), _) => Ok(KeySource::Stored(stored_keys(file)?)),
        (None, url) => Ok(KeySource::Url(url.clone().unwrap_or_default())),
    }
}

/// The JSON of the keys in a file.
fn stored_keys(file: &Path) -> Result<String> {
    let name = file.display().to_string();
    let document = document_bytes(file).with_context(|| text::command_file_unreadable(&name))?;
    match IssuerKeys::json_of(&document) {
        Ok(json) => Ok(json),
        Err(KeyFault::Malformed) => bail!(text::command_issuer_keys_malformed()),
        Err(KeyFault::Private) => bail!(text::command_issuer_keys_private()),
        Err(KeyFault::Unusable) => bail!(text::command_issuer_keys_unusable()),
    }
}

fn say(text: &str) {
    println!("{}", shown(text));
}
