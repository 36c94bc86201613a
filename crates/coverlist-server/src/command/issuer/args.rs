//! The arguments of `coverlist issuer`.

use crate::access;
use crate::command::{DataDir, DistrictArgs};
use crate::http::Origin;
use axum::http::Uri;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use coverlist_api::Permission;
use coverlist_messages::{Message, text};
use std::path::PathBuf;

/// Issuers: the servers of portals that embed Coverlist.
///
/// An issuer vouches for people with signed tokens, which a page exchanges for sessions. These commands also
/// work while a server uses the data. The audit log records each change.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Lists the issuers.
    List(List),
    /// Adds an issuer.
    ///
    ///   coverlist issuer add https://portal.example --keys portal-public.jwk \
    ///     --origin https://portal.example --permission manage_settings --permission view_reports \
    ///     --district "Oakwood Unified" --id oakwood
    #[command(verbatim_doc_comment)]
    Add(Add),
    /// Lets the tokens of an issuer name one more district.
    Grant(Grant),
    /// Removes an issuer, and ends the sessions of its people at once.
    Remove(Remove),
}

#[derive(clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    pub data_dir: DataDir,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub(super) struct Add {
    /// The name of the issuer in its tokens, the claim `iss`.
    #[arg(value_parser = claim)]
    pub iss: String,
    #[command(flatten)]
    pub keys: Keys,
    /// The origin of a page that embeds Coverlist, such as `https://portal.example`. May be repeated.
    #[arg(long = "origin", value_name = "ORIGIN", value_parser = page_origin, required = true)]
    pub origins: Vec<Origin>,
    /// A permission that its tokens may grant. May be repeated.
    #[arg(
        long = "permission",
        value_name = "PERMISSION",
        value_parser = PossibleValuesParser::new(Permission::ALL.map(Permission::id)).map(|id| permission(&id)),
    )]
    pub permissions: Vec<Permission>,
    /// Allows its tokens to create districts, and to rename them.
    #[arg(long)]
    pub provision: bool,
    /// The id of the district in its tokens. By default the name of the district.
    #[arg(long, value_parser = claim)]
    pub id: Option<String>,
    #[command(flatten)]
    pub data_dir: DistrictArgs,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct Keys {
    /// The file with its public keys, for Ed25519 or P-256: a key in PEM, a JWK or a JWK Set. `-` reads
    /// standard input.
    #[arg(long = "keys", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The URL of its JWK Set, which the server fetches when it needs a key.
    #[arg(long = "keys-url", value_name = "URL", value_parser = keys_url)]
    pub url: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct Grant {
    /// The name of the issuer.
    pub iss: String,
    /// The id of the district in its tokens. By default the name of the district.
    #[arg(long, value_parser = claim)]
    pub id: Option<String>,
    #[command(flatten)]
    pub data_dir: DistrictArgs,
}

#[derive(clap::Args)]
pub(super) struct Remove {
    /// The name of the issuer.
    pub iss: String,
    #[command(flatten)]
    pub data_dir: DataDir,
}

fn claim(typed: &str) -> Result<String, Message> {
    access::is_id(typed).then(|| typed.to_owned()).ok_or_else(text::command_issuer_name)
}

fn permission(id: &str) -> Permission {
    // Clap has refused every other id.
    Permission::ALL.into_iter().find(|permission| permission.id() == id).unwrap_or(Permission::ViewReports)
}

/// Without TLS, only pages on this machine are allowed: others could read tokens on the way.
fn page_origin(typed: &str) -> Result<Origin, Message> {
    let origin: Origin = typed.parse()?;
    let is_exact = typed.chars().all(|char| char.is_ascii_alphanumeric() || ".-:/[]".contains(char));
    if is_exact && origin.is_private() { Ok(origin) } else { Err(text::command_issuer_origin()) }
}

/// Without TLS, only keys on this machine are allowed: others could replace them on the way.
fn keys_url(typed: &str) -> Result<String, Message> {
    let origin = typed.parse::<Uri>().ok().and_then(|url| {
        let (scheme, authority) = (url.scheme_str()?, url.authority()?);
        format!("{scheme}://{authority}").parse::<Origin>().ok()
    });
    let is_private = origin.is_some_and(|origin| origin.is_private());
    is_private.then(|| typed.to_owned()).ok_or_else(text::command_issuer_keys_no_url)
}
