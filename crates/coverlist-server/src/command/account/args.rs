//! The arguments of `coverlist account`.

use crate::command::{DataDir, DistrictArgs};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use coverlist_api::Role;

/// Accounts of people who sign in.
///
/// These commands also work while a server uses the data. The audit log records each change.
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
    /// Prompts for the password twice, without showing it. With --password-stdin the password is the first
    /// line of standard input:
    ///
    ///   coverlist account add pat@example.org --name "Pat Ortiz" --role admin
    ///
    ///   coverlist account add pat@example.org --name Pat --role admin --password-stdin < password.txt
    #[command(verbatim_doc_comment)]
    Add(Add),
    /// Disables an account and ends its sessions at once.
    Disable(OfAccount),
    /// Enables a disabled account.
    Enable(NamedAccount),
    /// Changes an account's role at once.
    Role(NewRole),
    /// Changes an account's password and ends its sessions.
    Password(NewPassword),
    /// Ends all sessions of an account, which may sign in again at once.
    SignOut(NamedAccount),
    /// Disables an account forever and deletes its email address and password.
    ///
    /// The name stays, because the history of imports shows who did what. Another account may use the e-mail
    /// address.
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
    /// The account's email address.
    pub email: String,
    /// The displayed name.
    #[arg(long)]
    pub name: String,
    /// The role: `admin` has Manage Settings and View Reports, `viewer` has only View Reports.
    #[arg(long, value_parser = role())]
    pub role: Role,
    #[command(flatten)]
    pub password: Password,
    #[command(flatten)]
    pub data_dir: DistrictArgs,
}

#[derive(clap::Args)]
pub(super) struct NewPassword {
    /// The account's email address.
    pub email: String,
    #[command(flatten)]
    pub password: Password,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct NewRole {
    /// The account's email address.
    pub email: String,
    /// The role: `admin` has Manage Settings and View Reports, `viewer` has only View Reports.
    #[arg(value_parser = role())]
    pub role: Role,
    #[command(flatten)]
    pub consent: Consent,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct NamedAccount {
    /// The account's email address.
    pub email: String,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct OfAccount {
    /// The account's email address.
    pub email: String,
    #[command(flatten)]
    pub consent: Consent,
    #[command(flatten)]
    pub data_dir: DataDir,
}

#[derive(clap::Args)]
pub(super) struct Consent {
    /// Allows the change even if nobody in the district has Manage Settings afterwards.
    #[arg(long)]
    pub force: bool,
}

impl Consent {
    /// For changes that need none.
    pub const NONE: Self = Self { force: false };
}

#[derive(clap::Args)]
pub(super) struct Password {
    /// Reads the password from standard input without a prompt.
    #[arg(long)]
    pub password_stdin: bool,
}

/// The word for a role.
fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::id))
        .map(|id| Role::from_id(&id).expect("the parser accepts only roles"))
}
