//! What `coverlist account` takes.

use crate::Role;
use crate::command::{DataDir, DistrictArgs};

/// Accounts: those who sign in.
///
/// These commands may be used while a server runs on the same data. Each change is in the audit log.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Lists the accounts, with their last sign-in.
    List(List),
    /// Adds an account.
    ///
    /// The password is asked for, twice, and does not show. With --password-stdin it is the first line of standard
    /// input:
    ///
    ///   coverlist account add pat@example.org --name "Pat Ortiz" --role admin
    ///
    ///   echo "$PASSWORD" | coverlist account add pat@example.org --name "Pat Ortiz" --role admin --password-stdin
    #[command(verbatim_doc_comment)]
    Add(Add),
    /// Lets nobody sign in with an account, and signs it out everywhere, at once.
    Disable(OfAccount),
    /// Lets an account that was disabled sign in again.
    Enable(Enable),
    /// Gives an account another role. It counts at once.
    Role(NewRole),
    /// Gives an account another password, and signs it out everywhere.
    Password(NewPassword),
    /// Disables an account for good, and forgets its e-mail address and password.
    ///
    /// Its name stays, because the history of imports says who did what. The e-mail address is free for another account.
    Remove(OfAccount),
}

#[derive(clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    pub data_dir: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(clap::Args)]
pub(super) struct Add {
    /// What the account signs in with.
    pub email: String,
    /// The name that others see.
    #[arg(long)]
    pub name: String,
    /// What it may do: `admin` has Manage Settings and View Reports, `viewer` has View Reports alone.
    #[arg(long, value_enum)]
    pub role: Role,
    #[command(flatten)]
    pub password: Password,
    #[command(flatten)]
    pub data_dir: DistrictArgs,
}

#[derive(clap::Args)]
pub(super) struct NewPassword {
    /// What the account signs in with.
    pub email: String,
    #[command(flatten)]
    pub password: Password,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct NewRole {
    /// What the account signs in with.
    pub email: String,
    /// What it may do: `admin` has Manage Settings and View Reports, `viewer` has View Reports alone.
    #[arg(value_enum)]
    pub role: Role,
    #[command(flatten)]
    pub consent: Consent,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct Enable {
    /// What the account signs in with.
    pub email: String,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct OfAccount {
    /// What the account signs in with.
    pub email: String,
    #[command(flatten)]
    pub consent: Consent,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct Consent {
    /// Does it also when nobody of the district has Manage Settings afterwards.
    #[arg(long)]
    pub force: bool,
}

#[derive(clap::Args)]
pub(super) struct Password {
    /// Reads the password from standard input without asking for it.
    #[arg(long)]
    pub password_stdin: bool,
}
