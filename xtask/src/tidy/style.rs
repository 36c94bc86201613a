//! Checks the style sheets of what the element shows, in our own site or in any page.

use super::Violation;
use super::tree::TextFile;

/// The folders whose rules hold in a shadow root.
const EMBEDDED: &[&str] = &["style/ui/", "style/steps/"];

/// A dialog is above the page, so the window decides about its size.
const ABOVE_THE_PAGE: &str = "style/ui/dialog.css";

/// Units of the window's size. Each also exists with one of the letters s, l and d before it.
const WINDOW_UNITS: &[&str] = &["vw", "vh", "vi", "vb", "vmin", "vmax"];

/// Embedded rules must depend neither on the window nor on the root of the document.
pub fn check(files: &[TextFile]) -> Vec<Violation> {
    let embedded = |file: &&TextFile| EMBEDDED.iter().any(|folder| file.path.starts_with(folder));
    files.iter().filter(embedded).flat_map(check_file).collect()
}

fn check_file(file: &TextFile) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let mut report = |what| violations.push(Violation::at(&file.path, number, what));
        // In a media query a rem is always the size that the reader chose.
        if has_unit(line, "rem") && !line.starts_with("@media") {
            report("a rem has the size that the host page gives it: use var(--rem)");
        }
        if [":root", "html", "body"].iter().any(|root| line.starts_with(root)) {
            report("a shadow root has no such element: this belongs to style/screens");
        }
        if file.path != ABOVE_THE_PAGE && depends_on_window(line) {
            report("the window may be much larger than the element: use @container, cqi or cqb");
        }
    }
    violations
}

fn depends_on_window(line: &str) -> bool {
    let is_unit =
        |word: &str| ["", "s", "l", "d"].iter().any(|size| has_unit(line, &format!("{size}{word}")));
    line.contains("@media (width")
        || line.contains("@media (height")
        || WINDOW_UNITS.iter().any(|unit| is_unit(unit))
}

/// Whether a number with this unit is in the line.
fn has_unit(line: &str, unit: &str) -> bool {
    line.match_indices(unit).any(|(at, _)| {
        let ends = !line[at + unit.len()..].starts_with(|next: char| next.is_ascii_alphanumeric());
        ends && line[..at].ends_with(|last: char| last.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(path: &str, text: &str, wanted: &[usize]) {
        let found = check(&[TextFile { path: path.to_owned(), text: text.to_owned() }]);
        let places: Vec<String> = found.into_iter().map(|violation| violation.place).collect();
        let wanted: Vec<String> = wanted.iter().map(|line| format!("{path}:{line}")).collect();
        assert_eq!(places, wanted);
    }

    #[test]
    fn embedded_rules_ask_their_container() {
        let text = "@media (width < 40rem) {\n  gap: 4vw;\n  height: min(50dvh, 2px);\n";
        check_text("style/steps/plan.css", text, &[1, 2, 3]);
        check_text("style/screens/shell.css", text, &[]);
        check_text("style/ui/dialog.css", "@media (width < 40rem) {\n  max-width: 100vw;\n", &[]);
        let good = "@container (width < 43em) {\n  gap: 4cqi;\n@media print {\n  content: \"overview\";\n";
        check_text("style/steps/plan.css", good, &[]);
    }

    #[test]
    fn embedded_rules_do_not_depend_on_the_root_of_the_document() {
        check_text(
            "style/ui/card.css",
            "html {\n  gap: 1.5rem;\n  margin: calc(2 * var(--rem));\n}\n",
            &[1, 2],
        );
    }
}
