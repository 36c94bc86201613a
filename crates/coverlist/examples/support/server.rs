//! A server of this process, for a measurement.

use anyhow::Result;
use coverlist_server::http::{Capacity, PageFiles};
use coverlist_server::{Application, Clock, Pauses, Settings};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

/// Serves a data directory on 127.0.0.1 while `measure` runs.
pub fn serve(data: &Path, capacity: Capacity, measure: impl FnOnce(SocketAddr) -> Result<()>) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let application = runtime.block_on(Application::build(Settings {
        listen: SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0),
        data: data.to_owned(),
        demo_origins: Vec::new(),
        demo: false,
        limits: Default::default(),
        max_database_bytes: None,
        origins: Default::default(),
        page: PageFiles::none(),
        public_path: Default::default(),
        proxies: Default::default(),
        deadlines: Default::default(),
        capacity,
        clock: Clock::system(),
        pauses: Pauses::default(),
    }))?;
    let (address, stop) = (application.address(), application.stop());
    let serving = runtime.spawn(application.run());
    let measured = measure(address);
    // The server runs until it is stopped.
    let _ = stop.send(true);
    runtime.block_on(serving)?;
    measured
}
