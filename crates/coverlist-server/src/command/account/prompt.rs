use super::args::Password;
use crate::access::new_password::{self, Weakness};
use anyhow::{Context, Result, ensure};
use coverlist_messages::{Message, text};
use std::io::{BufRead, IsTerminal};

impl Password {
    /// Reads the new password of an account with this email address and name. A person at a terminal may try
    /// again when a password is refused; a script has one attempt.
    pub fn read(&self, email: &str, name: &str) -> Result<String> {
        let check = |password: &str| new_password::check(password, email, name);
        if self.password_stdin || !std::io::stdin().is_terminal() {
            let password = first_line()?;
            check(&password)?;
            return Ok(password);
        }
        let password = ask(check)?;
        let again = typed(&text::command_password_again())?;
        ensure!(password == again, text::command_password_differ());
        Ok(password)
    }
}

fn ask(check: impl Fn(&str) -> Result<(), Weakness>) -> Result<String> {
    loop {
        let password = typed(&text::command_password_prompt())?;
        match check(&password) {
            Ok(()) => return Ok(password),
            Err(weakness) => eprintln!("{weakness}"),
        }
    }
}

fn typed(prompt: &Message) -> Result<String> {
    rpassword::prompt_password(format!("{prompt} ")).with_context(text::command_password_unreadable)
}

fn first_line() -> Result<String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).with_context(text::command_password_unreadable)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
