//! Measures how fast the files of a OneRoster export are joined.
//!
//! Run `cargo run --release -p coverlist-core --example oneroster_speed`. The figure is the best of several
//! rounds.

use coverlist_core::oneroster::{Export, join};
use coverlist_core::read::{MAX_BYTES, ReadChoices};
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

const USERS: usize = 100_000;
const ROUNDS: usize = 15;

fn main() {
    let export = export();
    let round = || {
        let start = Instant::now();
        black_box(join(&export, &ReadChoices::default(), MAX_BYTES).expect("a list"));
        start.elapsed()
    };
    let best = (0..ROUNDS).map(|_| round()).min().unwrap_or(Duration::ZERO);
    println!("{USERS} users of {:.1} MB: {best:.2?}", export.users.len() as f64 / 1e6);
}

/// An export in which every fifth user has two roles.
fn export() -> Export {
    let mut users = String::from(
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,\
         email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,\
         preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n",
    );
    let mut roles =
        String::from("sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n");
    let mut orgs = String::from("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n");
    for user in 0..USERS {
        let org = user % 50;
        writeln!(
            users,
            "3f2a-{user:06},,,true,user.{user},\"{{SIS:{user:06}}},{{State:99{user:06}}}\",Iris,Oak,,{user:06},\
             user.{user}@example.org,,,,07,,,,,,,,"
        )
        .expect("a string takes every line");
        writeln!(roles, "r-{user},,3f2a-{user:06},primary,student,2026-08-17,2027-06-04,o-{org}")
            .expect("a string takes every line");
        if user % 5 == 0 {
            writeln!(roles, "s-{user},,3f2a-{user:06},secondary,aide,,,o-{org}")
                .expect("a string takes every line");
        }
    }
    for org in 0..50 {
        writeln!(orgs, "o-{org},,,\"School {org}, Lakeside\",school,,").expect("a string takes every line");
    }
    Export { users: users.into(), roles: Some(roles.into()), orgs: Some(orgs.into()) }
}
