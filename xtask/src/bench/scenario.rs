//! What is measured: files, contenders and rounds.

use super::visit::Visit;

/// Coverlist's worker. The findings of the others are compared with its.
pub const COVERLIST: &str = "coverlist";
pub const PAPAPARSE: &str = "papaparse";
/// Only reads the bytes.
pub const FLOOR: &str = "floor";
/// The contenders in the browser, in the order of the tables.
pub const CONTENDERS: [&str; 5] = [COVERLIST, PAPAPARSE, "udsv", "csv", FLOOR];

pub const KINDS: [&str; 2] = ["device", "user"];
pub const SIZES: [u32; 3] = [2_000, 100_000, 1_000_000];
pub const VARIANTS: [&str; 3] = ["clean", "tenth", "quoted"];
/// The list of another sender, which decisions make fit.
pub const FOREIGN: &str = "foreign";

/// Files of which a second one is several times as large: time must grow no faster than size.
pub const PATHOLOGICAL: [[&str; 2]; 4] = [
    ["distinct-100000.csv", "distinct-400000.csv"],
    ["device-100000-wrong.csv", "device-400000-wrong.csv"],
    ["longcell-1000000.csv", "longcell-16000000.csv"],
    ["wide-100.csv", "wide-400.csv"],
];

/// The files and contenders that are measured together, alternating.
pub struct Scenario {
    pub file: String,
    pub contenders: &'static [&'static str],
    pub rounds: usize,
    /// The number of further files that a visit validates in the same worker.
    pub warm: usize,
    /// Whether the memory of the tab is measured.
    pub memory: bool,
}

/// The name of a generated list.
pub fn list(kind: &str, rows: u32, variant: &str) -> String {
    format!("{kind}-{rows}-{variant}.csv")
}

/// The whole benchmark, with this number of rounds.
pub fn full(rounds: usize) -> Vec<Scenario> {
    let scenario = |file: String, contenders| Scenario { file, contenders, rounds, warm: 1, memory: false };
    let mut all = Vec::new();
    for kind in KINDS {
        for rows in SIZES {
            all.extend(VARIANTS.map(|variant| scenario(list(kind, rows, variant), &CONTENDERS)));
        }
    }
    all.extend(KINDS.map(|kind| scenario(list(kind, 1_000_000, FOREIGN), &[COVERLIST, FLOOR])));
    for file in PATHOLOGICAL.as_flattened() {
        all.push(scenario((*file).to_owned(), &[COVERLIST, FLOOR]));
    }
    let largest = scenario(list("device", 1_000_000, "clean"), &CONTENDERS);
    all.push(Scenario { memory: true, warm: 0, ..largest });
    all
}

/// The part that fits into two minutes.
pub fn quick() -> Vec<Scenario> {
    const SOME: [&str; 3] = [COVERLIST, PAPAPARSE, FLOOR];
    let scenario = |rows, variant, rounds| Scenario {
        file: list("device", rows, variant),
        contenders: &SOME,
        rounds,
        warm: 1,
        memory: false,
    };
    let foreign = Scenario { contenders: &[COVERLIST, FLOOR], ..scenario(1_000_000, FOREIGN, 3) };
    vec![
        scenario(2_000, "clean", 5),
        scenario(100_000, "clean", 5),
        scenario(1_000_000, "clean", 3),
        foreign,
        scenario(1_000_000, "tenth", 3),
        scenario(1_000_000, "quoted", 3),
    ]
}

/// The files that are measured natively.
pub fn native() -> Vec<String> {
    let all = KINDS.map(|kind| VARIANTS.map(|variant| list(kind, 1_000_000, variant)));
    all.into_iter().flatten().collect()
}

impl Scenario {
    /// The visits of all rounds. Each round begins with another contender.
    pub fn visits(&self) -> impl Iterator<Item = Visit> + '_ {
        (0..self.rounds).flat_map(move |round| {
            (0..self.contenders.len()).map(move |turn| Visit {
                contender: self.contenders[(round + turn) % self.contenders.len()].to_owned(),
                kind: if self.file.starts_with("user") { "user" } else { "device" }.to_owned(),
                file: self.file.clone(),
                warm: self.warm,
                memory: self.memory,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contenders_take_turns_at_the_first_place() {
        let scenario = quick().remove(0);
        let visits: Vec<String> = scenario.visits().map(|visit| visit.contender).collect();
        assert_eq!(visits.len(), 15);
        assert_eq!(visits[..4], [COVERLIST, PAPAPARSE, FLOOR, PAPAPARSE]);
    }
}
