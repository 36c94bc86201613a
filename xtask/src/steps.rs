//! Telling how far the work is: `[3/7] Building the page … 42 s`.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often a log, which cannot overwrite a line, is told how far the work is.
const QUIET_FOR: Duration = Duration::from_secs(30);

/// One numbered piece of work under way.
pub struct Step {
    label: String,
    started: Instant,
    last_said: Instant,
    crates: usize,
    interrupted: bool,
    waiting: bool,
    terminal: bool,
}

impl Step {
    pub fn begin(number: usize, of: usize, title: &str) -> Self {
        let label = format!("[{number}/{of}] {title}");
        let terminal = std::io::stdout().is_terminal();
        let now = Instant::now();
        let step = Self {
            label,
            started: now,
            last_said: now,
            crates: 0,
            interrupted: false,
            waiting: false,
            terminal,
        };
        if terminal {
            step.overwrite(&format!("{} …", step.label));
        } else {
            println!("{} …", step.label);
        }
        step
    }

    /// Takes a line that a program printed, and counts it when it is a crate that cargo compiles.
    pub fn heard(&mut self, line: &str) {
        let line = line.trim_start();
        if line.starts_with("Compiling ") || line.starts_with("Checking ") {
            self.crates += 1;
        }
        self.tick();
    }

    /// Another command is at the same work, and this one waits for it; or no longer.
    pub fn waiting(&mut self, waiting: bool) {
        self.waiting = waiting;
    }

    /// To be called about once a second.
    pub fn tick(&mut self) {
        let now = Instant::now();
        if self.terminal && !self.interrupted {
            self.overwrite(&format!("{} … {}", self.label, self.so_far()));
        } else if !self.terminal && now - self.last_said > QUIET_FOR {
            self.last_said = now;
            println!("      … {}", self.so_far());
        }
    }

    /// To be called before a program writes to the screen itself.
    pub fn give_way(&mut self) {
        if self.terminal && !self.interrupted {
            println!();
        }
        self.interrupted = true;
    }

    pub fn finish(self, remark: &str) {
        let spent = spell(self.started.elapsed());
        let remark = if remark.is_empty() { spent } else { format!("{remark}, {spent}") };
        if self.terminal && !self.interrupted {
            self.overwrite(&format!("{}: {remark}", self.label));
            println!();
        } else {
            println!("      {remark}");
        }
    }

    fn so_far(&self) -> String {
        let spent = spell(self.started.elapsed());
        match self.crates {
            _ if self.waiting => format!("waiting for another command at the same work, {spent}"),
            0 => spent,
            1 => format!("1 crate compiled, {spent}"),
            crates => format!("{crates} crates compiled, {spent}"),
        }
    }

    /// Replaces the terminal's line. A terminal that went away is no reason to stop.
    fn overwrite(&self, text: &str) {
        let mut out = std::io::stdout();
        let _ = write!(out, "\r\x1b[2K{text}").and_then(|()| out.flush());
    }
}

/// `42 s`, `3 min 5 s`.
pub fn spell(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 1..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spelled_for_people() {
        assert_eq!(spell(Duration::from_millis(340)), "0.3 s");
        assert_eq!(spell(Duration::from_secs(42)), "42 s");
        assert_eq!(spell(Duration::from_secs(185)), "3 min 5 s");
    }
}
