//! Generates realistic lists of users and devices. The same arguments always give the same bytes.

use crate::generate::random::Random;
use std::fmt::Write;

mod mistake;
mod random;

/// A list to be generated.
#[derive(Clone, Copy, Debug)]
pub struct List {
    pub kind: Kind,
    pub rows: u32,
    pub mistakes: Mistakes,
    /// Whether every cell is in quotes.
    pub quoted: bool,
    /// Whether another sender has written the list: with other headers and words, and with rows about other
    /// items. `page/coverlist.js` has the decisions that make it fit.
    pub foreign: bool,
}

/// The kind of record that the rows name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    User,
    Device,
}

/// The number of rows with a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistakes {
    None,
    OneInTen,
    All,
}

/// The cells of a row, in the order of the built-in templates.
type Row = [String; 7];

/// Generates the bytes of a list.
pub fn list(list: List) -> String {
    let mut random = Random::new(u64::from(list.rows));
    let mut file = String::with_capacity(list.rows as usize * 90);
    let key = if list.kind == Kind::User { "User ID" } else { "Device Serial" };
    let header = match list.foreign {
        false => [
            key,
            "Insurance Status",
            "Policy Number",
            "Coverage Type",
            "Coverage Amount",
            "Coverage Start Date",
            "Coverage End Date",
        ],
        true => ["Number", "Response", "Reference", "Plan", "Limit", "Begins", "Expires"],
    };
    let write = |file: &mut String, cells: &Row, item: &str| {
        let item = list.foreign.then_some(item);
        let cells: Vec<&str> = cells.iter().map(String::as_str).chain(item).collect();
        write_row(file, &cells, list.quoted);
    };
    write(&mut file, &header.map(str::to_owned), "Item");
    let mut above = row(list.kind, 0, &mut random);
    for number in 0..list.rows {
        let mut cells = row(list.kind, number, &mut random);
        let is_wrong = match list.mistakes {
            Mistakes::None => false,
            Mistakes::OneInTen => number % 10 == 9,
            Mistakes::All => true,
        };
        if is_wrong {
            mistake::make(&mut cells, &above, list.kind, &mut random);
        }
        if list.foreign {
            cells[1] = foreign_word(&cells[1]).to_owned();
        }
        write(&mut file, &cells, if number % 50 == 0 { "Activity Fee" } else { "Device Protection" });
        above = cells;
    }
    file
}

fn row(kind: Kind, number: u32, random: &mut Random) -> Row {
    let (status, is_covered) = match random.below(100) {
        0..80 => ("Enrolled", true),
        80..92 => ("Not Enrolled", false),
        92..97 => ("Declined", false),
        _ => ("Waived", false),
    };
    let policy = if is_covered { format!("WA-2026-{:07}", number + 1) } else { String::new() };
    let amount = format!("{}.{}", 150 + 5 * random.below(200), ["00", "50"][random.below(2) as usize]);
    let start = format!("{}/{}/2026", 7 + random.below(3), 1 + random.below(30));
    let end = ["6/30/2027", "6/15/2027", "7/31/2027", "5/9/2027"][random.below(4) as usize].to_owned();
    [
        key(kind, number),
        status.to_owned(),
        policy,
        TYPES[random.below(8) as usize].to_owned(),
        amount,
        start,
        end,
    ]
}

/// The word of another sender for a status.
fn foreign_word(status: &str) -> &str {
    match status {
        "Enrolled" => "In Force",
        "Not Enrolled" => "Cancelled",
        "Declined" => "Opted Out",
        other => other,
    }
}

/// A key that no other row of the list has.
fn key(kind: Kind, number: u32) -> String {
    // Multiplying by a number without common factors visits every remainder once, in no visible order.
    let scattered = |modulus: u64| (u64::from(number) * 7_368_787 + 1_234_567) % modulus;
    match kind {
        Kind::User => format!("{:07}", scattered(10_000_000)),
        Kind::Device => {
            let maker = ["5CD", "PF3", "NXH", "R90"][number as usize % 4];
            let mut rest = scattered(32 * 32 * 32 * 32 * 32 * 32);
            let mut serial = format!("{maker}{}", number % 10);
            for _ in 0..6 {
                serial.push(char::from(b"0123456789ABCDEFGHJKLMNPQRSTUVWX"[(rest % 32) as usize]));
                rest /= 32;
            }
            serial
        }
    }
}

const TYPES: [&str; 8] = [
    "Accidental damage",
    "Accidental damage and theft",
    "Full coverage",
    "Full coverage",
    "Basic",
    "Theft and loss",
    "Liquid damage",
    "Protección total",
];

fn write_row(file: &mut String, cells: &[&str], quoted: bool) {
    for (index, cell) in cells.iter().enumerate() {
        let separator = if index == 0 { "" } else { "," };
        let written = if quoted || cell.contains(',') {
            write!(file, "{separator}\"{cell}\"")
        } else {
            write!(file, "{separator}{cell}")
        };
        written.expect("a string takes every cell");
    }
    file.push_str("\r\n");
}
