//! Chromium, and the driver through which browser tests control it. They are packages of the system.

use super::SystemProgram;

pub const CHROMIUM: SystemProgram = SystemProgram {
    name: "Chromium",
    takes: "about a minute",
    variable: "COVERLIST_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    packages: &["chromium", "fonts-liberation"],
    probe: &[],
};

/// Chromium without what draws windows. The end-to-end tests need a sixth less time in it.
pub const HEADLESS_SHELL: SystemProgram = SystemProgram {
    name: "Chromium's headless shell",
    takes: "half a minute",
    variable: "COVERLIST_HEADLESS_SHELL",
    names: &["chromium-headless-shell", "chrome-headless-shell"],
    packages: &["chromium-headless-shell", "fonts-liberation"],
    probe: &[],
};

/// ChromeDriver. It must have the same version as Chromium.
pub const CHROMEDRIVER: SystemProgram = SystemProgram {
    name: "ChromeDriver",
    takes: "half a minute",
    variable: "COVERLIST_CHROMEDRIVER",
    names: &["chromedriver"],
    packages: &["chromium-driver"],
    probe: &[],
};
