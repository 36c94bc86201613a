//! Runs the real program in its own process.

use super::Session;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;

/// A running `coverlist serve`.
pub struct Binary {
    pub address: SocketAddr,
    child: Child,
    stdout: BufReader<ChildStdout>,
    log: Option<JoinHandle<String>>,
}

impl Binary {
    /// Starts the server on a data directory and waits until it is ready.
    pub fn start(data: &Path, args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_coverlist"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(args)
            .envs(env.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stderr = child.stderr.take().expect("its log");
        let log = std::thread::spawn(move || {
            let mut log = Vec::new();
            stderr.read_to_end(&mut log).expect("its log can be read");
            String::from_utf8_lossy(&log).into_owned()
        });
        let mut stdout = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("its output can be read");
        let Some(address) = line.trim().strip_prefix("Coverlist is ready at http://") else {
            panic!("it is not ready: {line:?} {}", log.join().unwrap_or_default());
        };
        Self { address: address.parse().expect("an address"), child, stdout, log: Some(log) }
    }

    pub fn admin(&self) -> Session {
        Session::sign_in(self.address, "admin@example.org", "coverlist-demo")
    }

    /// Sends SIGTERM, and waits until the process ends.
    pub fn terminate(mut self) -> ExitStatus {
        self.ask_to_end()
    }

    /// Sends SIGTERM, waits until the process ends, and returns its output and log.
    pub fn terminate_and_read(mut self) -> String {
        self.ask_to_end();
        self.said()
    }

    /// Sends SIGKILL, so the server cannot finish its work.
    pub fn kill(mut self) {
        self.end();
    }

    /// Sends SIGKILL, and returns the output and the log.
    pub fn kill_and_read(mut self) -> String {
        self.end();
        self.said()
    }

    fn said(&mut self) -> String {
        let mut said = String::new();
        self.stdout.read_to_string(&mut said).expect("its output can be read");
        said + &self.log.take().map(|log| log.join().unwrap_or_default()).unwrap_or_default()
    }

    fn ask_to_end(&mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("it is asked");
        self.child.wait().expect("it ends")
    }

    fn end(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Binary {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
