//! `coverlist issuer list`.

use super::args::List;
use crate::command::terminal::{print, shown};
use crate::store::issuers::{self, Issuer, KeySource};
use anyhow::Result;
use coverlist_api::Permission;
use coverlist_messages::text;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::process::ExitCode;

pub(super) fn run(args: &List) -> Result<ExitCode> {
    let all = args.data_dir.open()?.read(issuers::all)?;
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &all.iter().map(document).collect::<Vec<_>>())?;
            return writeln!(out);
        }
        if all.is_empty() {
            return writeln!(out, "{}", text::command_issuer_none());
        }
        all.iter().try_for_each(|issuer| write(out, issuer))
    })
}

fn document(issuer: &Issuer) -> Value {
    let districts =
        issuer.districts.iter().map(|named| json!({ "id": named.external_id, "name": named.name }));
    json!({
        "issuer": issuer.iss,
        "keys_url": keys_url(issuer),
        "origins": issuer.origins,
        "permissions": issuer.permissions,
        "provisions": issuer.provisions,
        "districts": districts.collect::<Vec<_>>(),
    })
}

fn keys_url(issuer: &Issuer) -> Option<&str> {
    match &issuer.keys {
        KeySource::Url(url) => Some(url),
        KeySource::Stored(_) => None,
    }
}

fn write(out: &mut dyn Write, issuer: &Issuer) -> io::Result<()> {
    writeln!(out, "{}", shown(&issuer.iss))?;
    let mut lines = vec![
        text::command_issuer_origins(issuer.origins.iter()),
        text::command_issuer_permissions(issuer.permissions.iter().copied().map(Permission::id)),
    ];
    lines.extend(keys_url(issuer).map(text::command_issuer_keys_url));
    lines.extend(issuer.provisions.then(text::command_issuer_provisions));
    lines.extend(
        issuer.districts.iter().map(|named| text::command_issuer_district(&named.external_id, &named.name)),
    );
    lines.iter().try_for_each(|line| writeln!(out, "  {}", shown(&line.to_string())))
}
