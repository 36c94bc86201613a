//! `coverlist serve`: the page and its API.

use super::directory::absolute;
use crate::application::{Application, Settings};
use crate::http::{Capacity, Deadlines, Origin, PageFiles, PublicOrigins, PublicPath, TrustedProxy};
use crate::store::{Database, StoreError, accounts};
use crate::{Clock, Pauses, demo};
use anyhow::{Context, Result};
use coverlist_core::read::{MAX_BYTES, MAX_RECORDS};
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Serves the page and its API.
///
/// All data is in one directory. When the server stops, even by a power cut, each import is applied
/// completely or not at all, and queued imports are processed at the next start.
#[derive(clap::Args)]
pub struct Args {
    /// The address to listen on. Port 0 chooses a free port.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The data directory. The server creates it if it does not exist. With --demo the default is
    /// `coverlist-demo`.
    #[arg(
        long,
        value_name = "DIR",
        default_value = "coverlist-data",
        default_value_if("demo", "true", "coverlist-demo")
    )]
    data: PathBuf,
    /// Serves an invented district from its own database. The sign-in page shows the passwords. Not for real
    /// data.
    #[arg(long)]
    demo: bool,
    /// With --demo: the origin of a page on this machine that embeds Coverlist. May be repeated.
    #[arg(
        long,
        value_name = "ORIGIN",
        value_delimiter = ',',
        requires = "demo",
        value_parser = loopback_origin,
        default_values = DEMO_ORIGINS
    )]
    demo_origin: Vec<Origin>,
    /// The largest file, in bytes.
    #[arg(
        long,
        value_name = "BYTES",
        default_value_t = Limits::default().max_bytes,
        value_parser = clap::value_parser!(u64).range(1..=MAX_BYTES)
    )]
    max_bytes: u64,
    /// The most rows per file.
    #[arg(
        long,
        value_name = "ROWS",
        default_value_t = Limits::default().max_rows,
        value_parser = clap::value_parser!(u32).range(1..=MAX_ROWS)
    )]
    max_rows: u32,
    /// The largest size of the database, in bytes. The server refuses changes beyond it.
    #[arg(long, value_name = "BYTES")]
    max_database_bytes: Option<u64>,
    /// The origin at which browsers reach the server, such as `https://coverlist.example.org`. May be
    /// repeated. The server refuses requests that name another host, except IP addresses and localhost. With
    /// https, cookies require TLS.
    #[arg(long, env = "COVERLIST_PUBLIC_ORIGIN", value_name = "ORIGIN", value_delimiter = ',')]
    public_origin: Vec<Origin>,
    /// The path under which browsers reach the server, such as `/coverlist`, when it shares a host with other
    /// programs. A proxy may pass requests on with the path or without it.
    #[arg(long, env = "COVERLIST_PUBLIC_PATH", value_name = "PATH", default_value = "/")]
    public_path: PublicPath,
    /// A proxy in front of the server, or a network of proxies, such as `10.0.0.7` or `10.0.0.0/8`. May be
    /// repeated. Its `Forwarded` or `X-Forwarded-For` header names the client. The server ignores these
    /// headers from others.
    #[arg(long, env = "COVERLIST_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',')]
    trusted_proxy: Vec<TrustedProxy>,
    /// The log level on standard error: error, warn, info or debug, or a filter such as
    /// `coverlist_server=debug`.
    #[arg(long, value_name = "FILTER", default_value = "info")]
    log: String,
    /// Logs JSON, one object per line.
    #[arg(long)]
    log_json: bool,
    /// For tests: while this directory has a file named like a pause point, the server waits at that point.
    #[arg(long, value_name = "DIR", hide = true, requires = "demo")]
    pause_directory: Option<PathBuf>,
}

/// The origins of usual development servers.
const DEMO_ORIGINS: [&str; 4] =
    ["http://localhost:3000", "http://localhost:5173", "http://localhost:8000", "http://127.0.0.1:8000"];

fn loopback_origin(typed: &str) -> Result<Origin, Message> {
    typed.parse::<Origin>().ok().filter(Origin::is_loopback).ok_or_else(text::command_serve_demo_origin)
}

/// The maximum number of rows in a file. The parser's own limit also counts the header.
const MAX_ROWS: i64 = MAX_RECORDS as i64 - 1;

pub fn run(args: Args, page: PageFiles) -> Result<ExitCode> {
    log(&args)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context(text::command_serve_threads())?;
    runtime.block_on(serve(args, page))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(args: Args, page: PageFiles) -> Result<()> {
    outlive_file_limit()?;
    let application = Application::build(Settings {
        listen: args.listen,
        data: args.data.clone(),
        demo: args.demo,
        demo_origins: args.demo_origin.clone(),
        limits: Limits { max_bytes: args.max_bytes, max_rows: args.max_rows },
        max_database_bytes: args.max_database_bytes,
        origins: PublicOrigins::new(args.public_origin.clone())?,
        page,
        public_path: args.public_path.clone(),
        proxies: args.trusted_proxy.iter().copied().collect(),
        deadlines: Deadlines::default(),
        capacity: Capacity::of_this_process(),
        clock: Clock::system(),
        pauses: args.pause_directory.clone().map(Pauses::in_directory).unwrap_or_default(),
    })
    .await?;
    if is_exposed(application.address(), &args.public_origin) {
        tracing::warn!(address = %application.address(), "other machines can reach the server without TLS");
    }
    // The server keeps running if nobody reads its output.
    let _ = std::io::stdout().write_all(greeting(&application, &args)?.as_bytes());
    let stop = application.stop();
    tokio::spawn(async move {
        if let Err(error) = stop_signal().await {
            tracing::error!(%error, "waiting for a signal");
            return;
        }
        tracing::info!("stopping");
        // Sending fails only if the server has stopped already.
        let _ = stop.send(true);
    });
    application.run().await;
    Ok(())
}

fn greeting(application: &Application, args: &Args) -> Result<String, StoreError> {
    let address = application.address().to_string();
    let mut lines = vec![
        text::command_serve_ready(&address).to_string(),
        text::command_database(absolute(&Database::file(&args.data))).to_string(),
    ];
    if args.demo {
        lines.extend(demo_greeting(&address, args));
    } else if !application.app().database.read(accounts::any)? {
        lines.push(text::command_serve_no_account().to_string());
        lines.push(format!("  {}", text::command_serve_add_account(absolute(&args.data))));
    }
    if is_exposed(application.address(), &args.public_origin) {
        lines.push(text::command_warning(text::command_serve_exposed(address)).to_string());
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// How a person signs in to the demo, and how a portal signs tokens for it.
fn demo_greeting(address: &str, args: &Args) -> Vec<String> {
    let accounts = demo::site().accounts.into_iter();
    let accounts = accounts.map(|account| format!("  {}  {}", account.email, account.password));
    let audience = args.public_origin.first().map_or(format!("http://{address}"), ToString::to_string);
    let claims = text::command_serve_demo_claims(demo::ISSUER, audience, demo::DISTRICT_ID);
    let mut lines = vec![text::command_serve_demo().to_string()];
    lines.extend(accounts);
    lines.push(text::command_serve_demo_portal(address).to_string());
    lines.push(text::command_serve_demo_issuer().to_string());
    lines.push(format!("  {}", absolute(&demo::key_file(&args.data))));
    lines.push(format!("  {claims}"));
    lines
}

/// Whether other machines can reach the server without TLS.
fn is_exposed(address: SocketAddr, origins: &[Origin]) -> bool {
    !address.ip().to_canonical().is_loopback() && !origins.iter().any(Origin::is_secure)
}

/// Keeps the server running when a file reaches the limit of its size, such as by `LimitFSIZE=` of systemd.
/// The write fails then, as on a full disk. By default, the system ends the program.
fn outlive_file_limit() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        /// The number on Linux, macOS and the BSDs.
        const SIGXFSZ: i32 = 25;
        // The default action stays replaced after the receiver is dropped.
        signal(SignalKind::from_raw(SIGXFSZ)).map(drop)?;
    }
    Ok(())
}

/// Waits for Ctrl-C or SIGTERM.
async fn stop_signal() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

fn log(args: &Args) -> Result<()> {
    let filter = EnvFilter::try_new(&args.log).with_context(|| text::command_argument("--log"))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if args.log_json {
        lines.json().init()
    } else {
        lines.with_ansi(false).init()
    }
    // A panic message may quote a file's text, so the log names only its place in the source.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_others_reach_without_tls_warns() {
        let warned = |address: &str, origins: &[&str]| {
            let origins: Vec<Origin> = origins.iter().map(|text| text.parse().expect("an origin")).collect();
            is_exposed(address.parse().expect("an address"), &origins)
        };
        for address in ["0.0.0.0:80", "[::]:80", "10.0.0.5:80", "[2001:db8::1]:80"] {
            assert!(warned(address, &[]), "{address}");
            assert!(warned(address, &["http://coverlist.example.org"]), "{address}");
            assert!(!warned(address, &["https://coverlist.example.org"]), "{address}");
        }
        for address in ["127.0.0.1:80", "127.1.2.3:80", "[::1]:80", "[::ffff:127.0.0.1]:80"] {
            assert!(!warned(address, &[]), "{address}");
        }
    }
}
