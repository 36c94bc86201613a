use super::args::Password;
use crate::access::new_password::{self, Weakness};
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, IsTerminal};

impl Password {
    /// Reads the new password of an account with this e-mail address and name. A person at a terminal may try
    /// again when a password is refused; a script has one attempt.
    pub fn read(&self, email: &str, name: &str) -> Result<String> {
        let check = |password: &str| new_password::check(password, email, name);
        if self.password_stdin || !std::io::stdin().is_terminal() {
            let password = first_line()?;
            check(&password)?;
            return Ok(password);
        }
        let password = ask(check)?;
        let again = rpassword::prompt_password("The same again: ").context("reading the password")?;
        ensure!(password == again, "the two passwords differ; nothing was changed");
        Ok(password)
    }
}

fn ask(check: impl Fn(&str) -> Result<(), Weakness>) -> Result<String> {
    loop {
        let password = rpassword::prompt_password("Password: ").context("reading the password")?;
        match check(&password) {
            Ok(()) => return Ok(password),
            Err(weakness) => eprintln!("That one cannot be used: {weakness}."),
        }
    }
}

fn first_line() -> Result<String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("reading the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
