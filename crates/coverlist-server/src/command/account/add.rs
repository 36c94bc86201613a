//! `coverlist account add`.

use super::args::Add;
use crate::Clock;
use crate::access::password;
use crate::store::accounts::{self, NewAccount};
use crate::store::{StoreError, audit};
use anyhow::{Result, bail, ensure};
use coverlist_messages::text;

pub(super) fn run(args: &Add) -> Result<()> {
    check_email(&args.email)?;
    let name = args.name.trim();
    ensure!(!name.is_empty(), text::command_account_no_name());
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let hash = password::hash(&args.password.read(&args.email, name)?)?;
    let account = NewAccount { email: &args.email, name, password_hash: &hash, role: args.role };
    let now = Clock::system().now();
    let added = database.write(|tx| {
        let id = accounts::add(tx, district.id, &account, now)?;
        let detail = serde_json::json!({ "account": id, "role": args.role.id() });
        audit::append(tx, district.id, None, "account_added", &detail, now)
    });
    match added {
        Ok(()) => {
            let email = accounts::canonical_email(&args.email);
            println!("{}", text::command_account_added(email, district.name));
            Ok(())
        }
        Err(StoreError::UniqueViolation(_)) => bail!(text::command_account_email_taken()),
        Err(error) => Err(error.into()),
    }
}

fn check_email(email: &str) -> Result<()> {
    let email = email.trim();
    let whole = email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    ensure!(whole && !email.contains(char::is_whitespace), text::command_account_not_email());
    Ok(())
}
