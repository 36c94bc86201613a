//! The mistakes of real lists.

use super::random::Random;
use super::{Kind, Row};

const KEY: usize = 0;
const STATUS: usize = 1;
const POLICY: usize = 2;
const TYPE: usize = 3;
const AMOUNT: usize = 4;
const START: usize = 5;
const END: usize = 6;

/// Changes one cell, or makes the row like the row above.
pub(super) fn make(row: &mut Row, above: &Row, kind: Kind, random: &mut Random) {
    let number = random.below(1_000);
    match random.below(24) {
        0 => row[STATUS] = "Active".to_owned(),
        1 => row[STATUS].clear(),
        2 => row[AMOUNT] = "1.050.00".to_owned(),
        3 => row[AMOUNT] = format!("-{}", row[AMOUNT]),
        4 => row[AMOUNT] = "250,000.00".to_owned(),
        5 => row[KEY] = format!("1.18{number:03}E+05"),
        6 => row[KEY] = "N/A".to_owned(),
        7 => row[KEY].clear(),
        8 => row[END] = "8/1/2025".to_owned(),
        9 => row[START] = "2/30/2026".to_owned(),
        10 => row[START] = "25 Aug".to_owned(),
        11 => row[END] = "46258".to_owned(),
        12 => row.clone_from(above),
        13 => {
            *row = [
                above[KEY].clone(),
                row[STATUS].clone(),
                row[POLICY].clone(),
                row[TYPE].clone(),
                "1.00".to_owned(),
                row[START].clone(),
                row[END].clone(),
            ]
        }
        14 => row[POLICY] = "1.2E+11".to_owned(),
        15 => row[POLICY].clone_from(&above[POLICY]),
        16 if kind == Kind::User => row[KEY] = format!("{}", 1_000 + number),
        16 => row[KEY] = "000000".to_owned(),
        17 => row[TYPE] = "NULL".to_owned(),
        18 => row[START] = "1/1/1900".to_owned(),
        19 => {
            row[START] = "8/1/2024".to_owned();
            row[END] = "6/30/2025".to_owned();
        }
        20 => row[AMOUNT] = "#REF!".to_owned(),
        21 => row[TYPE] = "Theft &amp; loss".to_owned(),
        22 => row[END] = "########".to_owned(),
        _ => row[AMOUNT] = "see note".to_owned(),
    }
}
