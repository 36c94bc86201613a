//! `coverlist account disable|enable|role|password|remove`: changes of an existing account.

use super::args::{Consent, Enable, NewPassword, NewRole, OfAccount};
use crate::Role;
use crate::access::password as hashing;
use crate::command::DataDir;
use crate::store::accounts::{self, Listed};
use crate::store::{Tx, audit};
use crate::{Clock, Millis};
use anyhow::{Context, Result, ensure};
use coverlist_api::Permission;
use coverlist_messages::text;

pub(super) fn disable(args: &OfAccount) -> Result<()> {
    change(&args.data_dir, &args.email, "account_disabled", |tx, account, now| {
        args.consent.check_manager_remains(tx, account)?;
        Ok(accounts::disable(tx, account.key, now)?)
    })?;
    println!("{}", text::command_account_disabled());
    Ok(())
}

pub(super) fn enable(args: &Enable) -> Result<()> {
    change(&args.data_dir, &args.email, "account_enabled", |tx, account, _| {
        Ok(accounts::enable(tx, account.key)?)
    })?;
    println!("{}", text::command_account_enabled());
    Ok(())
}

pub(super) fn role(args: &NewRole) -> Result<()> {
    change(&args.data_dir, &args.email, "role_changed", |tx, account, _| {
        if !args.role.allows(Permission::ManageSettings) {
            args.consent.check_manager_remains(tx, account)?;
        }
        Ok(accounts::set_role(tx, account.key, args.role)?)
    })?;
    println!(
        "{}",
        match args.role {
            Role::Admin => text::command_account_admin(),
            Role::Viewer => text::command_account_viewer(),
        }
    );
    Ok(())
}

pub(super) fn password(args: &NewPassword) -> Result<()> {
    let database = args.data_dir.open()?;
    let account = database.read_with(|tx| find(tx, &args.email))?;
    let hash = hashing::hash(&args.password.read(&args.email, &account.name)?)?;
    let now = Clock::system().now();
    database.write_with(|tx| {
        let account = find(tx, &args.email)?;
        accounts::set_password(tx, account.key, &hash)?;
        audited(tx, &account, "password_changed", now)
    })?;
    println!("{}", text::command_account_password());
    Ok(())
}

pub(super) fn remove(args: &OfAccount) -> Result<()> {
    change(&args.data_dir, &args.email, "account_removed", |tx, account, now| {
        args.consent.check_manager_remains(tx, account)?;
        Ok(accounts::remove(tx, account.key, now)?)
    })?;
    println!("{}", text::command_account_removed());
    Ok(())
}

/// Changes an account and appends to the audit log, in one transaction.
fn change(
    data_dir: &DataDir,
    email: &str,
    action: &str,
    work: impl FnOnce(&Tx<'_>, &Listed, Millis) -> Result<()>,
) -> Result<()> {
    let database = data_dir.open()?;
    let now = Clock::system().now();
    database.write_with(|tx| {
        let account = find(tx, email)?;
        work(tx, &account, now)?;
        audited(tx, &account, action, now)
    })
}

fn find(tx: &Tx<'_>, email: &str) -> Result<Listed> {
    accounts::find(tx, email)?.with_context(text::command_account_unknown)
}

fn audited(tx: &Tx<'_>, account: &Listed, action: &str, now: Millis) -> Result<()> {
    let detail = serde_json::json!({ "account": account.key.id });
    Ok(audit::append(tx, account.key.district, None, action, &detail, now)?)
}

impl Consent {
    /// Refuses to disable or demote a district's last account with Manage Settings, except with --force.
    fn check_manager_remains(&self, tx: &Tx<'_>, account: &Listed) -> Result<()> {
        let is_kept =
            self.force || account.disabled || !account.manages || accounts::another_manages(tx, account.key)?;
        ensure!(is_kept, text::command_account_last_manager(&account.district_name));
        Ok(())
    }
}
