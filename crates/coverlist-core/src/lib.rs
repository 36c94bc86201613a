//! The rules of Coverlist, as functions that have no side effects.
//!
//! A file is **read** (bytes to rows), **validated** (rows to findings), **planned** (rows and records to
//! outcomes) and **reported** (outcomes to a sheet). The core does no I/O, reads no clock, draws no random
//! numbers and keeps no global state: time and limits are arguments. Browser, server and command line run the
//! same code and get the same findings for the same bytes.
//!
//! Bad data is not an error: reading and validating always succeed, and return rows and findings.

pub mod record;
pub mod template;
pub mod findings;
pub mod value;
pub mod read;
pub mod oneroster;
pub mod map;
pub mod validate;
pub mod sheet;
pub mod lookup;
pub mod plan;
pub mod coverage;
pub mod lifecycle;
pub mod roster;
