//! Rows that share a key or a policy number.

use super::file::File;
use super::row::Row;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::{Field, MatchKey, RecordKind};
use coverlist_core::validate::RowStatus;

impl<'a> File<'a> {
    /// Compares the rows that have one key: equal ones are set aside, contradicting ones are rejected.
    pub fn compare_keys(&mut self, rows: &[&Row<'a>]) {
        let Some(position) = self.layout.position(Field::Key) else { return };
        let keys: Vec<MatchKey> = rows.iter().map(|row| row.match_key(self.question.template.kind)).collect();
        for (row, key) in rows.iter().zip(&keys) {
            let same = rows.iter().zip(&keys).filter(|(_, other)| *other == key);
            let alike: Vec<&Row<'_>> = same.map(|(row, _)| *row).collect();
            let (first, agree) = (alike[0], alike.iter().all(|other| self.layout.agree(alike[0], other)));
            let finding = |code| Finding::cell(code, row.line, position as u16, Some(Field::Key));
            let kept: Vec<u32> =
                alike.iter().map(|other| other.line).filter(|line| self.keeps(*line)).collect();
            let (status, finding) = if let ([kept], false) = (kept.as_slice(), agree) {
                if *kept == row.line {
                    continue;
                }
                (RowStatus::SetAside, finding(Code::KeyNotKept).naming([*kept], 1))
            } else if !agree {
                let others = alike.iter().map(|other| other.line).filter(|line| *line != row.line);
                (RowStatus::Rejected, finding(Code::KeyConflict).naming(others, alike.len() - 1))
            } else if row.line != first.line {
                (RowStatus::SetAside, finding(Code::KeyRepeated).naming([first.line], 1))
            } else {
                continue;
            };
            self.statuses[row.line as usize - 1] = status;
            self.findings.push(finding);
        }
    }

    fn keeps(&self, line: u32) -> bool {
        self.question.choices.rows.kept.contains(&line)
    }

    /// Compares the rows that have one policy number. Only the rows of users; one policy may cover several
    /// devices.
    pub fn compare_policy_numbers(&mut self, rows: &[&Row<'a>]) {
        let kind = self.question.template.kind;
        let Some(position) = self.layout.position(Field::PolicyNumber) else { return };
        let counts = |row: &&&Row<'_>| self.statuses[row.line as usize - 1] != RowStatus::SetAside;
        let rows: Vec<&&Row<'_>> = rows.iter().filter(counts).filter(|_| kind == RecordKind::User).collect();
        for row in &rows {
            let number = row.text(Field::PolicyNumber);
            let mut firsts: Vec<(MatchKey, u32)> = Vec::new();
            for other in rows.iter().filter(|other| other.text(Field::PolicyNumber) == number) {
                if !firsts.iter().any(|(key, _)| *key == other.match_key(kind)) {
                    firsts.push((other.match_key(kind), other.line));
                }
            }
            if firsts.len() > 1 {
                let others = firsts.iter().filter(|(key, _)| *key != row.match_key(kind));
                let field = Some(Field::PolicyNumber);
                let finding = Finding::cell(Code::PolicyRepeated, row.line, position as u16, field);
                self.findings.push(finding.naming(others.map(|(_, line)| *line), firsts.len() - 1));
            }
        }
    }
}
