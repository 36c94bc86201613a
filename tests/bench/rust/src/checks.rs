//! The checks of Coverlist's two built-in templates, written for the `csv` crate. Each cell is judged once;
//! what depends on the whole file follows at the end. `tests/bench/checks` does the same in JavaScript.

use crate::amount::{amount_problem, cents, is_no_number};
use crate::cells::{WIDTH, meaning, says_the_same, text};
use crate::code::{self, Code};
use crate::date::{DateCell, DateProof, Order, date, no_date};
use crate::generate::Kind;
use crate::key::{is_day_number_of_now, is_no_key, key, looks_like, policy_number};
use crate::lengths::DigitLengths;
use crate::text::{
    begins_with_total, damage, garbled, is_all_digits, is_excel_error, is_nothing, letters, trim,
};
use crate::texts::Texts;
use csv::StringRecord;
use std::collections::{BTreeMap, BTreeSet, HashSet};

const HEADERS: [&str; 6] = [
    "Insurance Status",
    "Policy Number",
    "Coverage Type",
    "Coverage Amount",
    "Coverage Start Date",
    "Coverage End Date",
];
/// The rows by result, and the findings by code.
#[derive(Debug, PartialEq, Eq)]
pub struct Counts {
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    pub set_aside: u32,
    pub tally: BTreeMap<&'static str, u32>,
}

impl Counts {
    pub fn json(&self) -> String {
        let tally: Vec<String> = self.tally.iter().map(|(id, count)| format!("\"{id}\":{count}")).collect();
        let Self { rows, accepted, rejected, set_aside, .. } = self;
        format!(
            "{{\"rows\":{rows},\"accepted\":{accepted},\"rejected\":{rejected},\"setAside\":{set_aside},\"tally\":{{{}}}}}",
            tally.join(",")
        )
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Accepted,
    Rejected,
    SetAside,
}

/// What the end of the file needs to know of a row.
struct Row {
    status: Status,
    is_covered: bool,
    dates: [DateCell; 2],
}

pub struct Checks {
    kind: Kind,
    today: u32,
    rows: Vec<Row>,
    findings: Vec<(u32, Code)>,
    /// Field and code of filled cells that count as blank.
    nothing: BTreeSet<(usize, &'static str)>,
    proofs: [DateProof; 2],
    keys: Texts,
    policies: Texts,
    /// Keys and policy numbers of digits without another problem: row, length, whether it may be a day.
    digit_keys: Vec<(u32, usize)>,
    digit_policies: Vec<(u32, usize, bool)>,
    key_lengths: DigitLengths,
    policy_lengths: DigitLengths,
    filled_keys: u32,
    like_other: u32,
    filled_policies: u32,
    five_digit_policies: u32,
}

impl Checks {
    pub fn new(kind: Kind, today: u32) -> Self {
        Self {
            kind,
            today,
            rows: Vec::new(),
            findings: Vec::new(),
            nothing: BTreeSet::new(),
            proofs: [DateProof::default(); 2],
            keys: Texts::default(),
            policies: Texts::default(),
            digit_keys: Vec::new(),
            digit_policies: Vec::new(),
            key_lengths: DigitLengths::default(),
            policy_lengths: DigitLengths::default(),
            filled_keys: 0,
            like_other: 0,
            filled_policies: 0,
            five_digit_policies: 0,
        }
    }

    fn key_header(&self) -> &'static str {
        if self.kind == Kind::User { "User ID" } else { "Device Serial" }
    }

    /// Whether the header is exactly the template's.
    pub fn accepts_header(&self, record: &StringRecord) -> bool {
        record.iter().eq([self.key_header()].into_iter().chain(HEADERS))
    }

    /// Checks the next row.
    pub fn row(&mut self, record: &StringRecord) {
        let row = self.rows.len() as u32;
        self.rows.push(Row { status: Status::Accepted, is_covered: false, dates: Default::default() });
        let (mut filled, mut last_filled) = (0, 0);
        for (place, _) in (1..).zip(record.iter()).filter(|(_, cell)| !trim(cell).is_empty()) {
            filled += 1;
            last_filled = place;
        }
        let (key, status) = (text(record, 0), text(record, 1));
        let meaning = meaning(status);
        if let Some(code) = self.not_a_record(record, filled, key, meaning.is_some()) {
            self.find(row, code);
            self.rows[row as usize].status = Status::SetAside;
            return;
        }
        if last_filled > WIDTH {
            return self.find(row, code::ROW_LONG);
        }
        if record.len() < WIDTH {
            if last_filled > 2 {
                return self.find(row, code::ROW_SHORT);
            }
            if !key.is_empty() && !status.is_empty() {
                self.find(row, code::ROW_SHORT_BLANK);
            }
        }
        self.rows[row as usize].is_covered = meaning == Some("enrolled");
        self.record(row, record, key, status, meaning.is_some());
    }

    /// Why a row is not a record.
    fn not_a_record(
        &self,
        record: &StringRecord,
        filled: usize,
        key: &str,
        has_status: bool,
    ) -> Option<Code> {
        if filled == 0 {
            return Some(code::ROW_BLANK);
        }
        let first = trim(record.get(0).unwrap_or_default());
        if let Some(remark) = first.strip_prefix('#')
            && !is_excel_error(first)
            && (filled == 1 || (remark.starts_with(char::is_whitespace) && !has_status))
        {
            return Some(code::ROW_COMMENT);
        }
        let is_example =
            |cell: &str| cell.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("EXAMPLE-"));
        if is_example(key) || is_example(text(record, 2)) {
            return Some(code::ROW_EXAMPLE);
        }
        if has_status {
            return None;
        }
        let first = record.iter().map(trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        if begins_with_total(first) && (key.is_empty() || key == first) {
            return Some(code::ROW_TOTALS);
        }
        let is_header =
            !key.bytes().any(|byte| byte.is_ascii_digit()) && letters(key) == letters(self.key_header());
        is_header.then_some(code::ROW_HEADER)
    }

    fn record(&mut self, row: u32, record: &StringRecord, key: &str, status: &str, has_status: bool) {
        let key_code = self.key(row, key);
        if status.is_empty() {
            self.find(row, code::STATUS_BLANK);
        } else if !has_status {
            self.find(row, damage(status).unwrap_or(code::STATUS_UNKNOWN));
        }
        let policy = self.filled(2, text(record, 2), is_nothing);
        let has_policy = self.policy(row, policy);
        let coverage = self.filled(3, text(record, 3), is_nothing);
        if !coverage.is_empty() {
            let is_long = || (coverage.chars().count() > 200).then_some(code::TEXT_LONG);
            let code = damage(coverage).or_else(is_long).or_else(|| garbled(coverage));
            code.into_iter().for_each(|code| self.find(row, code));
        }
        let amount = self.filled(4, text(record, 4), is_no_number);
        if !amount.is_empty() {
            let code = match cents(amount) {
                Some(cents) => amount_problem(cents),
                None => Some(damage(amount).unwrap_or(code::AMOUNT_UNREADABLE)),
            };
            code.into_iter().for_each(|code| self.find(row, code));
        }
        self.date(row, 0, text(record, 5));
        self.date(row, 1, text(record, 6));
        if key_code.is_some_and(is_no_key) {
            return;
        }
        match self.kind {
            Kind::Device => self.keys.note(&key.to_lowercase(), row),
            Kind::User => {
                self.keys.note(key, row);
                if has_policy {
                    self.policies.note(policy, row);
                }
            }
        }
    }

    fn key(&mut self, row: u32, text: &str) -> Option<Code> {
        let code = if text.is_empty() { Some(code::KEY_BLANK) } else { key(text) };
        if let Some(code) = code {
            self.find(row, code);
            return Some(code);
        }
        self.filled_keys += 1;
        self.like_other += u32::from(looks_like(text).is_some_and(|kind| kind != self.kind));
        if is_all_digits(text) {
            self.key_lengths.add(text.len());
            self.digit_keys.push((row, text.len()));
        }
        None
    }

    /// Judges a policy number. Returns whether it is comparable.
    fn policy(&mut self, row: u32, policy: &str) -> bool {
        if policy.is_empty() {
            return false;
        }
        self.filled_policies += 1;
        let is_long = || (policy.chars().count() > 200).then_some(code::TEXT_LONG);
        let code = policy_number(policy).or_else(is_long);
        code.into_iter().for_each(|code| self.find(row, code));
        if is_all_digits(policy) {
            let is_day = is_day_number_of_now(policy);
            self.five_digit_policies += u32::from(is_day);
            self.policy_lengths.add(policy.len());
            if code.is_none() {
                self.digit_policies.push((row, policy.len(), is_day));
            }
        }
        code.is_none_or(|code| !code.rejects)
    }

    fn date(&mut self, row: u32, column: usize, cell: &str) {
        if cell.is_empty() {
            return;
        }
        if let Some(code) = no_date(cell).filter(|_| !cell.starts_with('#')) {
            self.nothing.insert((5 + column, code.id));
            return;
        }
        match date(cell) {
            Ok(read) => {
                self.proofs[column].add(read);
                self.rows[row as usize].dates[column] = read;
            }
            Err(code) => self.find(row, damage(cell).unwrap_or(code)),
        }
    }

    /// A cell, or nothing when it only says that there is no value.
    fn filled<'a>(&mut self, field: usize, cell: &'a str, is_blank: impl Fn(&str) -> bool) -> &'a str {
        if cell.is_empty() || cell.starts_with('#') || !is_blank(cell) {
            return cell;
        }
        self.nothing.insert((field, code::CELL_NOTHING.id));
        ""
    }

    fn find(&mut self, row: u32, code: Code) {
        self.findings.push((row, code));
        if code.rejects {
            self.rows[row as usize].status = Status::Rejected;
        }
    }

    /// The counts of the whole file. `record` returns the cells of a row.
    pub fn finish(mut self, record: impl Fn(u32) -> StringRecord) -> Counts {
        let mut of_file: Vec<&'static str> = self.nothing.iter().map(|&(_, id)| id).collect();
        if self.filled_keys >= 5 && u64::from(self.like_other) * 10 >= u64::from(self.filled_keys) * 9 {
            of_file.push(code::TEMPLATE_KEYS.id);
        }
        let orders = [0, 1].map(|column| {
            let proof = &self.proofs[column];
            let doubt = proof.doubt(&self.proofs[1 - column]);
            of_file.extend(doubt.map(|code| code.id));
            of_file.extend(proof.is_half_converted().then_some(code::DATE_HALF_CONVERTED.id));
            proof.order().filter(|_| doubt.is_none())
        });
        self.lengths();
        self.terms(orders);
        self.repeated_keys(orders, &record);
        self.repeated_policies(&record);
        self.counts(&of_file)
    }

    fn lengths(&mut self) {
        let usual_key = if self.kind == Kind::User { self.key_lengths.usual() } else { 0 };
        for (row, length) in std::mem::take(&mut self.digit_keys) {
            if length < usual_key {
                self.find(row, code::KEY_SHORT);
            }
        }
        let usual_policy = self.policy_lengths.usual();
        let are_odd = self.five_digit_policies * 2 < self.filled_policies;
        for (row, length, is_day) in std::mem::take(&mut self.digit_policies) {
            if are_odd && is_day {
                self.find(row, code::POLICY_DATE);
            } else if length < usual_policy {
                self.find(row, code::POLICY_SHORT);
            }
        }
    }

    /// Reads the dates in the order of their columns, and compares them.
    fn terms(&mut self, orders: [Option<Order>; 2]) {
        for row in 0..self.rows.len() as u32 {
            let [start, end] = [0, 1].map(|column| self.day(row, column, orders[column]));
            let Some(end) = end else { continue };
            if start.is_some_and(|start| end < start) {
                self.find(row, code::END_BEFORE_START);
            } else if end < self.today && self.rows[row as usize].is_covered {
                self.find(row, code::ALREADY_EXPIRED);
            }
        }
    }

    fn day(&mut self, row: u32, column: usize, order: Option<Order>) -> Option<u32> {
        let read = self.rows[row as usize].dates[column];
        if read.is_none() {
            return None;
        }
        match read.in_order(order) {
            Err(code) => {
                self.find(row, code);
                None
            }
            Ok(day) => {
                if day.is_some_and(|day| !(20_000_000..21_010_000).contains(&day)) {
                    self.find(row, code::DATE_UNLIKELY);
                }
                day
            }
        }
    }

    fn repeated_keys(&mut self, orders: [Option<Order>; 2], record: &impl Fn(u32) -> StringRecord) {
        for rows in std::mem::take(&mut self.keys.same).into_values() {
            let first = record(rows[0]);
            let differ = rows[1..].iter().any(|&row| !says_the_same(&first, &record(row), orders));
            for &row in if differ { &rows[..] } else { &rows[1..] } {
                self.find(row, if differ { code::KEY_CONFLICT } else { code::KEY_REPEATED });
                if !differ {
                    self.rows[row as usize].status = Status::SetAside;
                }
            }
        }
    }

    fn repeated_policies(&mut self, record: &impl Fn(u32) -> StringRecord) {
        for rows in std::mem::take(&mut self.policies.same).into_values() {
            let is_counted = |&row: &u32| self.rows[row as usize].status != Status::SetAside;
            let counted: Vec<u32> = rows.into_iter().filter(is_counted).collect();
            let people: HashSet<String> =
                counted.iter().map(|&row| text(&record(row), 0).to_owned()).collect();
            if people.len() >= 2 {
                counted.into_iter().for_each(|row| self.find(row, code::POLICY_REPEATED));
            }
        }
    }

    fn counts(self, of_file: &[&'static str]) -> Counts {
        let mut tally = BTreeMap::new();
        let is_aside = |row: u32| self.rows[row as usize].status == Status::SetAside;
        let of_rows = self.findings.iter().filter(|&&(row, code)| code.sets_aside || !is_aside(row));
        for id in of_file.iter().copied().chain(of_rows.map(|(_, code)| code.id)) {
            *tally.entry(id).or_insert(0) += 1;
        }
        let count = |status| self.rows.iter().filter(|row| row.status == status).count() as u32;
        let (accepted, rejected) = (count(Status::Accepted), count(Status::Rejected));
        Counts { rows: accepted + rejected, accepted, rejected, set_aside: count(Status::SetAside), tally }
    }
}
