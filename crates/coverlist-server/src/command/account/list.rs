//! `coverlist account list`.

use super::args::List;
use crate::command::terminal::{print, shown};
use crate::rfc3339;
use crate::store::accounts::{self, Listed};
use crate::store::networks;
use anyhow::Result;
use coverlist_messages::{Message, text};
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};
use std::process::ExitCode;

/// One account, as `--json` prints it.
#[derive(Serialize)]
struct Line {
    email: String,
    name: String,
    /// `null` for a person of an issuer.
    role: Option<String>,
    /// `null` for an account with a password.
    issuer: Option<String>,
    district: String,
    disabled: bool,
    last_sign_in: Option<String>,
}

const HEADINGS: [Message; 6] = [
    text::command_account_column_email(),
    text::command_account_column_name(),
    text::command_account_column_role(),
    text::command_account_column_district(),
    text::command_account_column_state(),
    text::command_account_column_last_sign_in(),
];

pub(super) fn run(args: &List) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.named(&database)?.map(|district| district.id);
    let all = database.read(|tx| accounts::list(tx, district))?;
    let last = match args.data_dir.existing_access()? {
        Some(access) => access.read(networks::last_sign_ins)?,
        None => HashMap::new(),
    };
    let lines: Vec<Line> = all
        .into_iter()
        .map(|account| {
            let last = last.get(&account.key).map(|at| rfc3339(*at));
            Line::new(account, last)
        })
        .collect();
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &lines)?;
            writeln!(out)
        } else {
            table(out, &lines)
        }
    })
}

impl Line {
    fn new(account: Listed, last_sign_in: Option<String>) -> Self {
        let Listed { email, name, role, issuer, district_name: district, disabled, .. } = account;
        Self { email, name, role, issuer, district, disabled, last_sign_in }
    }

    fn cells(&self) -> [String; 6] {
        let state = if self.disabled {
            text::command_account_state_disabled()
        } else {
            text::command_account_state_active()
        };
        let (state, never) = (state.to_string(), text::command_account_state_never().to_string());
        let last = self.last_sign_in.as_ref().unwrap_or(&never);
        let role = self.role.as_ref().or(self.issuer.as_ref()).unwrap_or(&never);
        [&self.email, &self.name, role, &self.district, &state, last].map(|text| shown(text).into_owned())
    }
}

fn table(out: &mut dyn Write, lines: &[Line]) -> io::Result<()> {
    if lines.is_empty() {
        return writeln!(out, "{}", text::command_account_none());
    }
    let rows: Vec<_> = [HEADINGS.map(|heading| heading.to_string())]
        .into_iter()
        .chain(lines.iter().map(Line::cells))
        .collect();
    for row in &rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
            format!("{cell:width$}")
        });
        writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
