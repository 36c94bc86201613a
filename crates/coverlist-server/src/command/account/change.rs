//! `coverlist account disable|enable|role|password|sign-out|remove`: changes of an existing account.

use super::args::{Consent, NamedAccount, NewPassword, NewRole, OfAccount};
use crate::Clock;
use crate::access::password as hashing;
use crate::accounts::{self, Change, leaves_manager};
use crate::command::DataDir;
use crate::store::Tx;
use crate::store::accounts::{Listed, find};
use anyhow::{Context, Result, ensure};
use coverlist_api::Role;
use coverlist_messages::{Message, text};

pub(super) fn disable(args: &OfAccount) -> Result<()> {
    change(&args.data_dir, &args.email, &args.consent, Change::Disable, text::command_account_disabled())
}

pub(super) fn enable(args: &NamedAccount) -> Result<()> {
    let done = text::command_account_enabled();
    change(&args.data_dir, &args.email, &Consent::NONE, Change::Enable, done)
}

pub(super) fn role(args: &NewRole) -> Result<()> {
    let done = match args.role {
        Role::Admin => text::command_account_admin(),
        Role::Viewer => text::command_account_viewer(),
    };
    change(&args.data_dir, &args.email, &args.consent, Change::Role(args.role), done)
}

pub(super) fn password(args: &NewPassword) -> Result<()> {
    let account = args.data_dir.open()?.read_with(|tx| named(tx, &args.email))?;
    let hash = hashing::hash(&args.password.read(&args.email, &account.name)?)?;
    let done = text::command_account_password();
    change(&args.data_dir, &args.email, &Consent::NONE, Change::Password(hash), done)
}

pub(super) fn sign_out(args: &NamedAccount) -> Result<()> {
    let done = text::command_account_signed_out();
    change(&args.data_dir, &args.email, &Consent::NONE, Change::EndSessions, done)
}

pub(super) fn remove(args: &OfAccount) -> Result<()> {
    change(&args.data_dir, &args.email, &args.consent, Change::Remove, text::command_account_removed())
}

/// Changes an account, and says what was done. Refuses to disable or demote a district's last account with
/// Manage Settings, except with --force.
fn change(data_dir: &DataDir, email: &str, consent: &Consent, change: Change, done: Message) -> Result<()> {
    let database = data_dir.open()?;
    let now = Clock::system().now();
    database.write_with(|tx| {
        let account = named(tx, email)?;
        let is_allowed = consent.force || leaves_manager(tx, &account, &change)?;
        ensure!(is_allowed, text::command_account_last_manager(&account.district_name));
        anyhow::Ok(accounts::change(tx, account.key, &change, None, now)?)
    })?;
    println!("{done}");
    Ok(())
}

fn named(tx: &Tx<'_>, email: &str) -> Result<Listed> {
    find(tx, email)?.with_context(text::command_account_unknown)
}
