//! Running other programs, with their output watched, shown or read.

use crate::steps::Step;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// A program about to run.
pub struct Program {
    command: Command,
    name: String,
}

impl Program {
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let name = Path::new(&program).file_name().unwrap_or(program.as_ref()).to_string_lossy().into_owned();
        Self { command: Command::new(program), name }
    }

    /// Cargo, free of what the cargo that runs xtask says of xtask: some build scripts watch those variables and
    /// would run again.
    pub fn cargo() -> Self {
        Self::new("cargo").outside_of_cargo()
    }

    pub fn outside_of_cargo(mut self) -> Self {
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_")
                || text.starts_with("CARGO_MANIFEST_")
                || text == "CARGO_PRIMARY_PACKAGE"
            {
                self.command.env_remove(&name);
            }
        }
        self
    }

    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(arguments);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Puts folders before the rest of `PATH`.
    pub fn path_first(self, folders: impl IntoIterator<Item = PathBuf>) -> Result<Self> {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        let all = std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&rest)))?;
        Ok(self.env("PATH", all))
    }

    /// Runs it with its output held back: the step tells how far it is, and the output is shown when it fails.
    pub fn watch(self, step: &mut Step) -> Result<String> {
        let name = self.name.clone();
        let (status, output) = self.stream(|line| match line {
            Some(line) => step.heard(line),
            None => step.tick(),
        })?;
        if !status.success() {
            step.give_way();
            bail!("{}\n{name} failed ({status}); what it said is above.", without_progress(&output));
        }
        Ok(output)
    }

    /// Runs it with its output shown, and also returned, with whether it succeeded.
    pub fn show(self, step: &mut Step) -> Result<(bool, String)> {
        step.give_way();
        let (status, output) = self.stream(|line| line.into_iter().for_each(|line| println!("{line}")))?;
        Ok((status.success(), output))
    }

    /// Runs it and returns what it wrote to standard output.
    pub fn read(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| format!("cannot run {}", self.name))?;
        if !output.status.success() {
            bail!("{} failed: {}", self.name, String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts it, with its output shown, and does not wait for it.
    pub fn start(mut self) -> Result<Running> {
        self.command.spawn().map(Running).with_context(|| format!("cannot run {}", self.name))
    }

    pub fn command(self) -> Command {
        self.command
    }

    /// Hands each line of both outputs to `each` as it comes, and `None` whenever a second went by without one.
    fn stream(mut self, mut each: impl FnMut(Option<&str>)) -> Result<(ExitStatus, String)> {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().with_context(|| format!("cannot run {}", self.name))?;
        let (lines, incoming) = mpsc::channel();
        let outputs = [
            child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
            child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
        ];
        for pipe in outputs.into_iter().flatten() {
            let lines = lines.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
                    if lines.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                        break;
                    }
                }
            });
        }
        drop(lines);
        let mut output = String::new();
        loop {
            match incoming.recv_timeout(Duration::from_secs(1)) {
                Ok(line) => {
                    each(Some(&line));
                    output.push_str(&line);
                    output.push('\n');
                }
                Err(RecvTimeoutError::Timeout) => each(None),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok((child.wait()?, output))
    }
}

/// What cargo said, without the crates that went well.
fn without_progress(output: &str) -> String {
    const PROGRESS: &[&str] =
        &["Compiling ", "Checking ", "Downloading ", "Downloaded ", "Adding ", "Updating ", "Locking "];
    let lines =
        output.lines().filter(|line| !PROGRESS.iter().any(|word| line.trim_start().starts_with(word)));
    lines.collect::<Vec<_>>().join("\n")
}

/// A program under way; it is asked to end, and waited for, when this is dropped.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        } else {
            let _ = self.0.kill();
        }
        let _ = self.0.wait();
    }
}

/// The program's path, when it is on `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}
