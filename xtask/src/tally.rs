//! Counts how many tests passed and failed.
//!
//! It reads the text that test runners print for people. Two of the four, cargo's and wasm-bindgen's, have no
//! stable output for programs.

use std::fmt;
use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// Reads the output of cargo's test runner, nextest, wasm-bindgen's runner or Playwright. A run that
    /// fails without a failed test, because of a crash or a broken build, counts as one failed test, and so
    /// does a run in which no test ran.
    pub fn of(succeeded: bool, output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines() {
            tally += Self::of_line(line.trim());
        }
        if tally.failed == 0 && (!succeeded || tally.passed == 0) {
            tally.failed = 1;
        }
        tally
    }

    fn of_line(line: &str) -> Self {
        if line.starts_with("test result:") || (line.starts_with("Summary [") && line.contains(" run: ")) {
            // cargo and wasm-bindgen: `test result: ok. 5 passed; 0 failed; …`
            // nextest: `Summary [ 0.2s] 9 tests run: 7 passed, 2 failed, …`
            let passed = count_before(line, "passed");
            let failed = count_before(line, "failed") + count_before(line, "timed out");
            return Self { passed, failed };
        }
        // Playwright ends with `12 passed (3.4s)`, `1 failed`, `2 flaky`, `3 did not run`, each on its own
        // line. A flaky test passed when it was repeated, and it counts as failed.
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(count) = words.first().and_then(|word| word.parse().ok()) else { return Self::default() };
        match words[1..] {
            ["passed", time] if time.starts_with('(') => Self { passed: count, failed: 0 },
            ["failed" | "flaky" | "interrupted"] | ["did", "not", "run"] => Self { passed: 0, failed: count },
            _ => Self::default(),
        }
    }
}

/// The number before a word: 5 before `passed` in `ok. 5 passed; 0 failed`.
fn count_before(line: &str, word: &str) -> usize {
    let before = line.split(word).next().filter(|before| before.len() < line.len());
    before.and_then(|before| before.split_whitespace().last()?.parse().ok()).unwrap_or(0)
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(succeeded: bool, output: &str, passed: usize, failed: usize) {
        assert_eq!(Tally::of(succeeded, output), Tally { passed, failed }, "{output}");
    }

    #[test]
    fn cargo_test_is_summed_over_its_binaries() {
        let output = "test a ... ok\ntest result: ok. 5 passed; 0 failed; 1 ignored; 0 measured\n\
                      test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        check(false, output, 7, 3);
    }

    #[test]
    fn nextest_timeouts_are_failures() {
        check(true, "     Summary [   0.010s] 9 tests run: 9 passed, 0 skipped", 9, 0);
        let output =
            "     Summary [   0.010s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 0 skipped";
        check(false, output, 6, 3);
    }

    #[test]
    fn playwright_tests_that_are_flaky_or_did_not_run_are_failures() {
        check(true, "  ✓  1 sign_in.spec.ts:3:5 › 2 passed\n  12 passed (3.4s)", 12, 0);
        check(false, "  1 failed\n    [chromium] › a.spec.ts\n  2 did not run\n  9 passed (3.4s)", 9, 3);
        check(true, "  2 flaky\n    [chromium] › a.spec.ts\n  10 passed (3.4s)", 10, 2);
    }

    #[test]
    fn a_run_without_a_test_is_a_failure() {
        check(false, "error: could not compile", 0, 1);
        check(true, "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 9 filtered out", 0, 1);
    }
}
