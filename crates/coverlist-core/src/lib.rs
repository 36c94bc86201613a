//! The rules of Coverlist: bytes and values in, values out.
//!
//! A file is **read** (bytes to rows), **validated** (rows to findings), **planned** (rows and records to actions) and
//! **reported** (outcomes to a sheet). Nothing here does I/O, reads a clock, draws a random number or keeps global
//! state: the time and every limit are arguments. The browser, the server and the command line run this same code, so
//! the same bytes give the same findings in all three.
//!
//! Bad data is never an `Err`: reading and validating cannot fail, they give rows *and* findings.

pub mod record;
pub mod template;
pub mod findings;
pub mod value;
pub mod read;
pub mod validate;
pub mod sheet;
pub mod plan;
pub mod lifecycle;
pub mod roster;
