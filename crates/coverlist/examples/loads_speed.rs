//! Measures how long the load of a list of 100,000 users, its undo and the redo take: of a list that adds all
//! of them, and of one that changes all of them.
//!
//! Starts its own server on 127.0.0.1 with an empty directory.

#[path = "support/district.rs"]
mod district;

use anyhow::Result;
use coverlist_api::{LoadReversalRequest, LoadReversalView, RecordsLoaded, paths};
use district::client::{Request, Response};
use district::serve_district;
use std::fmt::Write;
use std::net::SocketAddr;
use std::time::Instant;

const USERS: u32 = 100_000;

fn main() -> Result<()> {
    serve_district(|_, _| Ok(()), measure)
}

fn measure(server: SocketAddr, cookie: &str) -> Result<()> {
    let timed = |name: &str, request: Request| -> Result<Response> {
        let started = Instant::now();
        let answer = request.header("cookie", cookie).send(server)?.expect(200);
        println!("{name:<34} {:>9.1?}", started.elapsed());
        Ok(answer)
    };
    for (change, school) in [("adds", "North"), ("changes", "South")] {
        let list = Request::new("POST", paths::records("users")).body("text/csv", list(school));
        let load = timed(&format!("a load that {change} them"), list)?.json::<RecordsLoaded>().load;
        let load = load.unwrap_or_default();
        for (name, path) in [("undo", paths::load_undo(load)), ("redo", paths::load_redo(load))] {
            let seen = timed(&format!("  what the {name} would do"), Request::new("GET", path.clone()))?;
            let counts = seen.json::<LoadReversalView>().counts;
            timed(
                &format!("  the {name}"),
                Request::new("POST", path).json(&LoadReversalRequest { counts }),
            )?;
        }
    }
    Ok(())
}

fn list(school: &str) -> String {
    let mut list = String::from("User ID,Name,Email,Role,School,Grade\r\n");
    for number in 0..USERS {
        let row =
            format_args!("S{number:06},Given{number} Family,s{number}@example.org,student,{school},07\r\n");
        // A string takes everything.
        let _ = list.write_fmt(row);
    }
    list
}
