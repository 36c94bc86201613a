//! Draws docs/benchmarks.svg: the times for clean device files of each size.

use super::report::{milliseconds, name, thousands};
use super::results::{Results, Times};
use super::scenario::{CONTENDERS, SIZES, list};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 120.0;
const RIGHT: f64 = 70.0;
const BAR: f64 = 9.0;
const GROUP: f64 = 26.0;
const TITLE: f64 = 34.0;

const STYLE: &str = "text { font: 12px system-ui, sans-serif; fill: #1f2933; } .title { font-weight: 600; } \
     .cold { fill: #9db4c9; } .warm { fill: #2f6299; } .ours.cold { fill: #8fcaa5; } .ours.warm { fill: #1d7a44; } \
     @media (prefers-color-scheme: dark) { text { fill: #e4e9ee; } }";

/// The chart, with a group of bars for each size.
pub fn chart(results: &Results) -> String {
    let mut body = String::new();
    let mut y = 20.0;
    body += &label(
        LEFT,
        y,
        "",
        "Milliseconds from choosing a clean device file to its verdict: cold (light) and warm",
    );
    for rows in SIZES {
        y += TITLE;
        body += &label(0.0, y, "title", &format!("{} rows", thousands(rows)));
        y += 10.0;
        let all: Vec<(&str, &Times)> = CONTENDERS
            .into_iter()
            .filter_map(|contender| {
                Some((contender, results.browser.get(&list("device", rows, "clean"))?.get(contender)?))
            })
            .collect();
        let longest =
            all.iter().map(|(_, times)| times.cold.max(times.warm.unwrap_or_default())).fold(1.0, f64::max);
        for (contender, times) in all {
            body += &group(y, contender, times, longest);
            y += GROUP;
        }
    }
    let height = y + 10.0;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\"><title>Times of Coverlist and other parsers</title><style>{STYLE}</style>\n{body}</svg>\n"
    )
}

fn group(y: f64, contender: &str, times: &Times, longest: f64) -> String {
    let class = if contender == "coverlist" { "ours " } else { "" };
    let bar = |y: f64, kind: &str, ms: f64| {
        let width = (WIDTH - LEFT - RIGHT) * ms / longest;
        format!(
            "<rect class=\"{class}{kind}\" x=\"{LEFT}\" y=\"{y}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"1\"/>\n"
        ) + &label(LEFT + width + 5.0, y + BAR, "", &milliseconds(ms))
    };
    let mut text = label(0.0, y + BAR + 4.0, "", name(contender)) + &bar(y, "cold", times.cold);
    if let Some(warm) = times.warm {
        text += &bar(y + BAR + 2.0, "warm", warm);
    }
    text
}

fn label(x: f64, y: f64, class: &str, text: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>\n")
}
