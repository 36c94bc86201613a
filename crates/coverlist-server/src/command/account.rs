//! `coverlist account`: those who sign in.

use super::InDistrict;
use crate::Clock;
use crate::access::{Role, password};
use crate::store::accounts::{self, NewAccount};
use crate::store::{StoreError, Tx, audit};
use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, IsTerminal};
use std::process::ExitCode;

/// Accounts: those who sign in.
///
/// These commands may be used while a server runs on the same data.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Adds an account.
    ///
    /// The password is read from standard input, one line:
    ///
    ///   coverlist account add pat@example.org --name "Pat Ortiz" --role admin
    ///
    ///   echo "$PASSWORD" | coverlist account add pat@example.org --name "Pat Ortiz" --role admin --password-stdin
    #[command(verbatim_doc_comment)]
    Add(Add),
    /// Gives an account another password, and signs it out everywhere.
    Password(NewPassword),
}

#[derive(clap::Args)]
struct Add {
    /// What the account signs in with.
    email: String,
    /// The name that others see.
    #[arg(long)]
    name: String,
    /// What it may do: `admin` has Manage Settings and View Reports, `viewer` has View Reports alone.
    #[arg(long, value_enum)]
    role: Role,
    /// Reads the password from standard input without asking for it.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: InDistrict,
}

#[derive(clap::Args)]
struct NewPassword {
    /// What the account signs in with.
    email: String,
    /// Reads the password from standard input without asking for it.
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: super::Place,
}

/// Does what `coverlist account …` says.
///
/// # Errors
///
/// When it cannot be done.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::Add(args) => add(&args)?,
        Command::Password(args) => set_password(&args)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn add(args: &Add) -> Result<()> {
    check_email(&args.email)?;
    let database = args.place.open()?;
    let district = args.place.find(&database)?.id;
    let hash = password::hash(&read_password(args.password_stdin)?)?;
    let account =
        NewAccount { email: &args.email, name: args.name.trim(), password_hash: &hash, role: args.role };
    let now = Clock::system().now();
    let added = database.write(|tx| {
        let id = accounts::add(tx, district, &account, now)?;
        audited(tx, district, "account_added", id, now)
    });
    match added {
        Ok(()) => println!("Added {}. They can sign in now.", accounts::canonical_email(&args.email)),
        Err(StoreError::Taken(_)) => bail!("an account with that e-mail address exists already"),
        Err(error) => return Err(error).context("adding the account"),
    }
    Ok(())
}

fn set_password(args: &NewPassword) -> Result<()> {
    let database = args.place.open()?;
    let hash = password::hash(&read_password(args.password_stdin)?)?;
    let now = Clock::system().now();
    let changed = database.write(|tx| {
        let Some(account) = accounts::by_email(tx, &args.email)? else { return Ok(false) };
        accounts::set_password(tx, account.district, account.id, &hash)?;
        audited(tx, account.district, "password_changed", account.id, now)?;
        Ok::<_, StoreError>(true)
    })?;
    ensure!(changed, "no account has that e-mail address");
    println!("The password is changed, and the account is signed out everywhere.");
    Ok(())
}

fn audited(tx: &Tx<'_>, district: i64, action: &str, account: i64, now: i64) -> Result<(), StoreError> {
    audit::append(tx, district, None, action, &serde_json::json!({ "account": account }), now)
}

fn check_email(email: &str) -> Result<()> {
    let email = email.trim();
    let whole = email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    ensure!(whole && !email.contains(char::is_whitespace), "that is not an e-mail address");
    Ok(())
}

fn read_password(quietly: bool) -> Result<String> {
    let input = std::io::stdin();
    if !quietly && input.is_terminal() {
        eprintln!("Password (it shows while you type; at least {} characters):", password::SHORTEST);
    }
    let mut line = String::new();
    input.lock().read_line(&mut line).context("reading the password")?;
    let password = line.trim_end_matches(['\r', '\n']);
    ensure!(
        password.chars().count() >= password::SHORTEST,
        "the password needs at least {} characters",
        password::SHORTEST
    );
    ensure!(password.len() <= password::LONGEST, "the password is too long");
    Ok(password.to_owned())
}
