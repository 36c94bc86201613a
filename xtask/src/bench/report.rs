//! Writes docs/BENCHMARKS.md.

use super::results::{Results, Times};
use super::routes::Routes;
use super::scenario::{
    CONTENDERS, COVERLIST, FLOOR, FOREIGN, KINDS, PAPAPARSE, PATHOLOGICAL, SIZES, VARIANTS, list,
};
use super::visit::Asked;
use std::fmt::Write;

const INTRODUCTION: &str = include_str!("introduction.md");
const NOTES: &str = include_str!("notes.md");

/// The document about the results.
pub fn report(results: &Results) -> String {
    let sections = [
        INTRODUCTION.to_owned(),
        machine(results),
        "![Milliseconds from choosing a device file to its verdict](benchmarks.svg)\n".to_owned(),
        times(results),
        ratios(results),
        prepared(results),
        questions(results),
        shapes(results),
        foreign(results),
        pathological(results),
        native(results),
        memory(results),
        results.routes.as_ref().map(Routes::report).unwrap_or_default(),
        NOTES.to_owned(),
    ];
    sections.join("\n")
}

fn machine(results: &Results) -> String {
    let Results { machine, rounds, .. } = results;
    let medians = if *rounds == 1 { "One round".to_owned() } else { format!("Medians of {rounds} rounds") };
    format!(
        "{medians} at commit {} on {} ({} cores, {} of memory, load {} before the start), {}, {}, {}.\n",
        machine.commit,
        machine.processor,
        machine.cores,
        machine.memory,
        machine.load,
        machine.system,
        machine.browser,
        machine.rust
    )
}

fn times(results: &Results) -> String {
    let mut text = "## From choosing a file to its verdict\n\nMilliseconds, cold / warm.\n".to_owned();
    for kind in KINDS {
        text += &format!("\n| {kind} file | Coverlist | PapaParse | uDSV | csv crate | only the bytes |\n");
        text += "| --- | ---: | ---: | ---: | ---: | ---: |\n";
        for (file, label) in files(kind) {
            let cell = |contender: &str| match results.browser.get(&file).and_then(|all| all.get(contender)) {
                Some(times) => cold_and_warm(times),
                None => "–".to_owned(),
            };
            let cells = CONTENDERS.map(cell).join(" | ");
            _ = writeln!(text, "| {label} | {cells} |");
        }
    }
    text
}

fn ratios(results: &Results) -> String {
    let mut text =
        "## Ratios\n\nHow many times as fast as PapaParse Coverlist is, and how many times as long as \
         reading the bytes it takes; cold / warm.\n\n\
         | file | times as fast as PapaParse | times the bytes |\n| --- | ---: | ---: |\n"
            .to_owned();
    for kind in KINDS {
        for (file, label) in files(kind) {
            let Some([papaparse, floor]) = results.both_ratios(&file) else { continue };
            let [cold, warm] = papaparse.map(|ratio| 1.0 / ratio);
            _ = writeln!(
                text,
                "| {kind}, {label} | {cold:.1} / {warm:.1} | {:.1} / {:.1} |",
                floor[0], floor[1]
            );
        }
    }
    text
}

fn prepared(results: &Results) -> String {
    let mut text =
        "## Coverlist, cold and warm\n\nMilliseconds from choosing the file: *at once* after the worker has \
         started; *prepared*, a second after the file picker opened, as people choose files; and *warm*, \
         after another file.\n\n\
         | file | verdict: at once / prepared / warm | header verdict: at once / prepared / warm |\n\
         | --- | ---: | ---: |\n"
            .to_owned();
    for (file, label) in KINDS.into_iter().flat_map(files) {
        let Some(times) = results.browser.get(&file).and_then(|all| all.get(COVERLIST)) else { continue };
        let verdict = or_dashes([Some(times.cold), times.prepared, times.warm]).join(" / ");
        let header = or_dashes([times.header_cold, times.header_prepared, times.header_warm]).join(" / ");
        let kind = file.split('-').next().unwrap_or_default();
        _ = writeln!(text, "| {kind}, {label} | {verdict} | {header} |");
    }
    text
}

fn questions(results: &Results) -> String {
    let mut text =
        "## Questions about a validated file\n\nMilliseconds from the question to the answer, 1,000,000 \
         rows: filters by the code of a finding, by rejected rows and by a text in a cell, and the verdict \
         after another decision and after the edit of a cell (95th percentile).\n\n\
         | file | code | rejected | text | decision | edit |\n| --- | ---: | ---: | ---: | ---: | ---: |\n"
            .to_owned();
    for (kind, variant) in KINDS.into_iter().flat_map(|kind| VARIANTS.map(|variant| (kind, variant))) {
        let file = list(kind, 1_000_000, variant);
        let ours = results.browser.get(&file).and_then(|all| all.get(COVERLIST));
        let Some(asked) = ours.and_then(|times| times.asked) else { continue };
        let Asked { code, status, text: found, decision, edit } = asked;
        let times = or_dashes([Some(code), Some(status), Some(found), Some(decision), edit]).join(" | ");
        _ = writeln!(text, "| {file} | {times} |");
    }
    text
}

fn or_dashes<const N: usize>(times: [Option<f64>; N]) -> [String; N] {
    times.map(|ms| ms.map_or_else(|| "–".to_owned(), milliseconds))
}

fn shapes(results: &Results) -> String {
    let mut text =
        "## Mistakes and quotes\n\nThe time with one mistake in every tenth row, and with every cell in \
         quotes, as a multiple of the time of the clean file; 1,000,000 rows, warm.\n\n\
         | file | contender | one in ten wrong | all quoted |\n| --- | --- | ---: | ---: |\n"
            .to_owned();
    for kind in KINDS {
        for contender in CONTENDERS.into_iter().filter(|&contender| contender != FLOOR) {
            let warm = |variant| results.browser.get(&list(kind, 1_000_000, variant))?.get(contender)?.warm;
            let (Some(clean), Some(tenth), Some(quoted)) = (warm("clean"), warm("tenth"), warm("quoted"))
            else {
                continue;
            };
            let name = name(contender);
            _ = writeln!(text, "| {kind} | {name} | {:.2} | {:.2} |", tenth / clean, quoted / clean);
        }
    }
    text
}

fn foreign(results: &Results) -> String {
    let mut text =
        "## The list of another sender\n\nCoverlist with 1,000,000 rows under other headers, with other words \
         and a row rule, and with the decisions that make them fit; cold / warm. The last column compares its \
         times the bytes with those of the clean file.\n\n\
         | kind | milliseconds | times the bytes | as a multiple of the clean file |\n\
         | --- | ---: | ---: | ---: |\n"
            .to_owned();
    for kind in KINDS {
        let [file, clean] = [FOREIGN, "clean"].map(|variant| list(kind, 1_000_000, variant));
        let ours = results.browser.get(&file).and_then(|all| all.get(COVERLIST));
        let ratios = [&file, &clean].map(|file| results.ratios(file, FLOOR));
        let (Some(ours), [Some(now), Some(clean)]) = (ours, ratios) else { continue };
        let [cold, warm] = [0, 1].map(|index| now[index] / clean[index]);
        let ms = cold_and_warm(ours);
        _ = writeln!(text, "| {kind} | {ms} | {:.1} / {:.1} | {cold:.2} / {warm:.2} |", now[0], now[1]);
    }
    text
}

fn pathological(results: &Results) -> String {
    let mut text =
        "## Pathological files\n\nCoverlist, warm. The growth is the time per row or byte of the larger file \
         as a multiple of that of the smaller one: 1 is linear.\n\n\
         | files | milliseconds | growth |\n| --- | ---: | ---: |\n"
            .to_owned();
    for [small, large] in PATHOLOGICAL {
        let warm = |file: &str| results.browser.get(file)?.get(COVERLIST)?.warm;
        let (Some(one), Some(other)) = (warm(small), warm(large)) else { continue };
        let size = |file: &str| file.split('-').nth(1)?.trim_end_matches(".csv").parse::<f64>().ok();
        let larger = size(large).zip(size(small)).map_or(1.0, |(large, small)| large / small);
        let both = [one, other].map(milliseconds).join(" and ");
        _ = writeln!(text, "| {small} and {large} | {both} | {:.2} |", other / one / larger);
    }
    text
}

fn native(results: &Results) -> String {
    let mut text = "## Natively\n\nMillions of rows per second on one core, 1,000,000 rows.\n\n\
         | file | Coverlist: read and validate | csv crate, same checks | csv crate, cells alone |\n\
         | --- | ---: | ---: | ---: |\n"
        .to_owned();
    for (file, contenders) in &results.native {
        let speed = |contender: &str| {
            contenders.get(contender).map_or_else(|| "–".to_owned(), |ms| format!("{:.2}", 1000.0 / ms))
        };
        let speeds = ["coverlist", "csv", "csv_cells"].map(speed).join(" | ");
        _ = writeln!(text, "| {file} | {speeds} |");
    }
    text
}

fn memory(results: &Results) -> String {
    let mut text = "## Memory and weight\n\nMemory of the browser's tabs over their memory before the file \
         was chosen, one device file of 1,000,000 rows, cold.\n\n\
         | contender | after the verdict | at the peak |\n| --- | ---: | ---: |\n"
        .to_owned();
    for contender in CONTENDERS {
        let Some(memory) = results.memory.get(contender) else { continue };
        let megabytes = |bytes: f64| format!("{:.0} MB", bytes / 1e6);
        let name = name(contender);
        _ = writeln!(text, "| {name} | {} | {} |", megabytes(memory.after), megabytes(memory.peak));
    }
    _ = writeln!(text, "\nCoverlist's worker has {:.1} kB compressed.", results.worker_bytes as f64 / 1000.0);
    text
}

/// The lists of a kind of record, with the words of the tables for each.
fn files(kind: &str) -> Vec<(String, String)> {
    let each = |rows: u32| {
        VARIANTS.map(|variant| {
            let words = match variant {
                "tenth" => "one in ten wrong",
                "quoted" => "all quoted",
                other => other,
            };
            (list(kind, rows, variant), format!("{}, {words}", thousands(rows)))
        })
    };
    SIZES.into_iter().flat_map(each).collect()
}

fn cold_and_warm(times: &Times) -> String {
    let warm = times.warm.map_or_else(|| "–".to_owned(), milliseconds);
    format!("{} / {warm}", milliseconds(times.cold))
}

/// Milliseconds with three digits at most.
pub fn milliseconds(ms: f64) -> String {
    if ms < 9.95 { format!("{ms:.1}") } else { thousands(ms.round() as u32) }
}

/// A number with commas.
pub fn thousands(number: u32) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}

pub fn name(contender: &str) -> &str {
    match contender {
        COVERLIST => "Coverlist",
        PAPAPARSE => "PapaParse",
        "udsv" => "uDSV",
        "csv" => "csv crate",
        FLOOR => "only the bytes",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([0.26, 9.94, 9.96, 1_699.4].map(milliseconds), ["0.3", "9.9", "10", "1,699"]);
        assert_eq!([999, 2_000, 1_000_000].map(thousands), ["999", "2,000", "1,000,000"]);
    }
}
