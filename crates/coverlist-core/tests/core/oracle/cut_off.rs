//! A file that ends in the middle of a row.

use super::cell::amount;
use super::date::date;
use super::file::{File, is_record};
use super::text::trim;
use coverlist_core::findings::{Code, Finding};

impl File<'_> {
    /// Adds the finding about a last row without a line end that is shorter than all rows above it.
    pub fn cut_off(&mut self) {
        let records: Vec<(u32, &Vec<String>)> =
            (1..).zip(self.rows).filter(|(line, _)| is_record(self.statuses[*line as usize - 1])).collect();
        let Some((&(line, last), above)) = records.split_last() else { return };
        let above = &above[above.len().saturating_sub(50)..];
        let is_last = line as usize == self.rows.len() && !self.table.ends_with_line_end();
        if !is_last || above.len() < 3 {
            return;
        }
        let named = self.layout.named();
        if last.len() < named {
            let is_cut = above.iter().all(|(_, cells)| cells.len() >= named);
            self.findings.extend(is_cut.then(|| Finding::row(Code::FileCutOff, line)));
            return;
        }
        let index = last.len().min(self.layout.header.len() + 1) - 1;
        let at = |cells: &[String]| cells.get(index).map_or(String::new(), |cell| trim(cell).to_owned());
        let texts: Vec<String> = above.iter().map(|(_, cells)| at(cells)).collect();
        if is_cut(&at(last), &texts) {
            let field = self.layout.field(index + 1);
            self.findings.push(Finding::cell(Code::FileCutOff, line, index as u16 + 1, field));
        }
    }
}

/// Whether a text is shorter than all texts above it, which are alike: all dates, all amounts with the same
/// number of decimals, or all of the same length.
fn is_cut(last: &str, above: &[String]) -> bool {
    let length = |text: &str| text.chars().count();
    let is_date = |text: &str| date(text).is_ok();
    let decimals = |text: &str| {
        let is_amount = !is_date(text) && amount(text).is_some();
        let count = || text.rsplit_once(['.', ',']).map_or(0, |(_, decimals)| decimals.len());
        is_amount.then(count).map(|count| if count == 3 { 0 } else { count })
    };
    let usual = decimals(&above[0]);
    let are_alike = above.iter().all(|text| {
        is_date(text) == is_date(&above[0])
            && decimals(text) == usual
            && (is_date(text) || usual.is_some() || length(text) == length(&above[0]))
    });
    let shortest = above.iter().map(|text| length(text)).min().unwrap_or(0);
    are_alike
        && match (usual, decimals(last)) {
            (Some(usual), Some(decimals)) if usual > 0 => decimals < usual,
            _ => length(last) < shortest,
        }
}
