//! `coverlist account add`.

use super::args::Add;
use crate::Clock;
use crate::access::password;
use crate::accounts::{add, check_email};
use crate::command::terminal::explained;
use crate::store::accounts::{NewAccount, canonical_email};
use anyhow::{Result, ensure};
use coverlist_messages::text;

pub(super) fn run(args: &Add) -> Result<()> {
    check_email(&args.email).map_err(explained)?;
    let name = args.name.trim();
    ensure!(!name.is_empty(), text::command_account_no_name());
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let hash = password::hash(&args.password.read(&args.email, name)?)?;
    let account = NewAccount { email: &args.email, name, password_hash: &hash, role: args.role };
    let now = Clock::system().now();
    database.write_with(|tx| add(tx, district.id, &account, None, now)).map_err(explained)?;
    println!("{}", text::command_account_added(canonical_email(&args.email), district.name));
    Ok(())
}
