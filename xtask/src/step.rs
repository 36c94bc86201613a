//! Shows the progress of a stage: `[3/7] Building the page … 12 crates compiled, 0:42`.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// The minimum time between two lines in a log. A terminal overwrites its line instead.
const LOG_INTERVAL: Duration = Duration::from_secs(30);

/// The display of one numbered stage.
pub struct Step {
    bar: ProgressBar,
    started: Instant,
    logged: Instant,
    crates: usize,
}

impl Step {
    pub fn begin(number: usize, of: usize, title: &str) -> Self {
        let label = format!("[{number}/{of}] {title}");
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stdout());
        if bar.is_hidden() {
            println!("{label} …");
        }
        bar.set_style(
            ProgressStyle::with_template("{prefix} … {msg}{elapsed}").expect("the template is valid"),
        );
        bar.set_prefix(label);
        bar.enable_steady_tick(Duration::from_millis(500));
        Self { bar, started: Instant::now(), logged: Instant::now(), crates: 0 }
    }

    /// Receives a line that a program printed, and counts it if cargo compiles a crate.
    pub fn heard(&mut self, line: &str) {
        let line = line.trim_start();
        if line.starts_with("Compiling ") || line.starts_with("Checking ") {
            self.crates += 1;
            self.bar.set_message(format!("{} crates, ", self.crates));
        }
        if self.bar.is_hidden() && self.logged.elapsed() > LOG_INTERVAL {
            self.logged = Instant::now();
            println!("      … {} crates, {}", self.crates, spell(self.started.elapsed()));
        }
    }

    /// Shows that the stage waits for another command that does the same work.
    pub fn waits(&mut self) {
        self.bar.set_message("waiting for another command, ");
        if self.bar.is_hidden() {
            println!("      … waiting for another command");
        }
    }

    /// Ends the current line, because a program prints to the screen next.
    pub fn give_way(&mut self) {
        if !self.bar.is_hidden() {
            self.bar.finish_and_clear();
            println!("{} …", self.bar.prefix());
            self.bar.set_draw_target(ProgressDrawTarget::hidden());
        }
    }

    pub fn finish(self, remark: &str) {
        let spent = spell(self.started.elapsed());
        let remark = if remark.is_empty() { spent } else { format!("{remark}, {spent}") };
        if self.bar.is_hidden() {
            println!("      {remark}");
        } else {
            self.bar.finish_and_clear();
            println!("{}: {remark}", self.bar.prefix());
        }
    }
}

/// Formats a time for people: `42 s`, `3 min 5 s`.
pub fn spell(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 1..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}
