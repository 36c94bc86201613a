//! Files that are hard on a validator. Each has a size that can be doubled.

use std::fmt::Write;

/// A row that the built-in template for devices accepts, apart from its number.
fn row(file: &mut String, number: u64, cells: [&str; 2]) {
    let [policy, coverage] = cells;
    write!(file, "5CD{number:09}X,Enrolled,{policy},{coverage},460.00,8/25/2026,6/30/2027\r\n")
        .expect("a string takes every row");
}

const HEADER: &str = "Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date\r\n";

/// Rows in which no cell of any column occurs twice, as far as the column allows.
pub fn distinct(rows: u64) -> String {
    let mut file = HEADER.to_owned();
    for number in 0..rows {
        // A date column has far fewer days than rows.
        let (year, month, day) = (2000 + number / 336 % 100, 1 + number / 28 % 12, 1 + number % 28);
        write!(
            file,
            "5CD{number:09}X,Unknown {number},P-{number},Plan {number},{number}.{:02},{month}/{day}/{year},{month}/{day}/{}\r\n",
            number % 100,
            year + 1
        )
        .expect("a string takes every row");
    }
    file
}

/// Rows with one very long cell among usual ones.
pub fn long_cell(bytes: u64) -> String {
    let mut file = HEADER.to_owned();
    (0..1_000).for_each(|number| row(&mut file, number, ["WA-1", "Full coverage"]));
    row(&mut file, 1_000, ["WA-1", &"long ".repeat(bytes as usize / 5)]);
    file
}

/// Rows with 5,000 columns.
pub fn wide(rows: u64) -> String {
    let mut file = HEADER.trim_end().to_owned();
    (8..=5_000).for_each(|column| write!(file, ",Column {column}").expect("a string takes every cell"));
    file.push_str("\r\n");
    for number in 0..rows {
        row(&mut file, number, ["WA-1", "Full coverage"]);
        file.truncate(file.len() - 2);
        (8..=5_000).for_each(|_| file.push_str(",abc"));
        file.push_str("\r\n");
    }
    file
}
