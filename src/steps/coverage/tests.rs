use super::counted::Counted;
use super::part::{Ending, GroupId, Month, Part};
use super::selection::Selection;
use coverlist_api::{
    CoverageCount, CoverageEndings, CoverageGroup, CoverageMonth, CoverageView, RecordFilter,
};
use coverlist_core::record::{RecordKind, Status};

const PAGES: &str =
    "kind=device&status=enrolled&place=13bdaf7eaea1d3c4&ends=30&sort=-coverage_end&pages=12,34";

fn counts() -> Counted {
    let count = CoverageCount {
        records: 1,
        covered: 1,
        uncovered: 0,
        enrolled: 1,
        not_enrolled: 0,
        declined: 0,
        waived: 0,
        no_status: 0,
    };
    let group = |name: &str| CoverageGroup { name: name.to_owned(), count: count.clone() };
    let month = |month: &str| CoverageMonth { month: month.to_owned(), records: 0 };
    Counted::from(CoverageView {
        as_of: "2026-11-30".to_owned(),
        covering: vec![Status::Enrolled, Status::Waived],
        all: count.clone(),
        endings: CoverageEndings {
            within_30: 0,
            within_60: 0,
            within_90: 0,
            ended: 0,
            months: vec![month("2026-11"), month("2026-12"), month("2027-01")],
            later: 0,
            never: 0,
        },
        not_started: 0,
        without_policy: 0,
        places: vec![group(""), group("Oak High")],
        more_places: 0,
        groups: vec![group("07")],
        more_groups: 0,
    })
}

/// The filters of a part, as short texts.
fn filters(part: Part) -> Vec<String> {
    let selection = Selection { parts: vec![part], ..Selection::all(RecordKind::User) };
    let text = |filter: RecordFilter| {
        let values = filter.any_of.map(|values| values.join("|"));
        let range = (filter.from.is_some() || filter.to.is_some())
            .then(|| format!("{}..{}", filter.from.unwrap_or_default(), filter.to.unwrap_or_default()));
        let blank = filter.blank.map(|_| "blank".to_owned());
        format!("{} {}", filter.field, values.or(range).or(blank).unwrap_or_default())
    };
    selection.request(&counts(), "").filters.into_iter().map(text).collect()
}

#[test]
fn an_address_says_everything_that_is_shown_but_no_name() {
    let part = Part::Place(GroupId::of("Oak High"));
    let selection = Selection::all(RecordKind::User).pressed(&[part]).pressed(&[Part::NotCovered]);
    let query = selection.query();
    assert!(query.starts_with("place=") && query.ends_with("&covered=no"), "{query}");
    assert!(!query.contains("Oak"), "{query}");
    assert_eq!(Selection::parse(&query), selection);
    let all = Selection::parse(PAGES);
    assert_eq!((all.kind, all.parts.len(), all.trail.text().as_str()), (RecordKind::Device, 3, "12,34"));
    assert_eq!(all.query(), PAGES);
    assert_eq!(Selection::all(RecordKind::User).query(), "");
}

#[test]
fn each_part_can_be_in_an_address() {
    let group = GroupId::of("07");
    for part in [
        Part::Status(None),
        Part::Status(Some(Status::NotEnrolled)),
        Part::NotCovered,
        Part::Place(group),
        Part::Group(group),
        Part::Ends(Ending::Within(90)),
        Part::Ends(Ending::Ended),
        Part::Ends(Ending::Month(Month::parse("2027-01").expect("a month"))),
        Part::Ends(Ending::Later),
        Part::Ends(Ending::Never),
        Part::NotStarted,
        Part::WithoutPolicy,
    ] {
        let selection = Selection::all(RecordKind::User).pressed(&[part]);
        assert_eq!(Selection::parse(&selection.query()), selection, "{part:?}");
    }
}

#[test]
fn what_an_address_does_not_say_right_is_left_out() {
    for query in
        ["", "status=gone", "ends=31", "ends=2026-13", "sort=email", "pages=Ann", "kind=car", "place=Oak"]
    {
        assert_eq!(Selection::parse(query), Selection::all(RecordKind::User), "{query}");
    }
    let unknown = Selection::all(RecordKind::User).pressed(&[Part::Place(GroupId::of("Closed School"))]);
    assert_eq!(unknown.known(&counts()), Selection::all(RecordKind::User));
    let without_school = Selection::all(RecordKind::User).pressed(&[Part::Place(GroupId::of(""))]);
    assert_eq!(without_school.clone().known(&counts()), without_school);
}

#[test]
fn a_press_shows_a_part_in_place_of_another_one_and_a_second_press_shows_all_again() {
    let (enrolled, declined) = (Part::Status(Some(Status::Enrolled)), Part::Status(Some(Status::Declined)));
    let school = Part::Place(GroupId::of("Oak High"));
    let shown = Selection::parse("sort=name&pages=7").pressed(&[enrolled]);
    assert_eq!(
        (&shown.parts[..], shown.trail.is_empty(), shown.sort.is_some()),
        (&[enrolled][..], true, true)
    );
    let shown = shown.pressed(&[school, declined]);
    assert_eq!(shown.parts, [school, declined]);
    assert!(shown.shows(&[declined]) && !shown.shows(&[school, enrolled]));
    assert_eq!(shown.clone().pressed(&[declined]).parts, [school]);
    assert_eq!(shown.pressed(&[school, declined]).parts, []);
}

#[test]
fn a_part_asks_for_the_records_that_its_count_counts() {
    let insured = "status enrolled|waived";
    let month = |text| Part::Ends(Ending::Month(Month::parse(text).expect("a month")));
    for (part, filters_of_part) in [
        (Part::Status(None), vec!["status "]),
        (Part::Place(GroupId::of("Oak High")), vec!["school Oak High"]),
        (Part::Group(GroupId::of("07")), vec!["grade 07"]),
        (Part::Ends(Ending::Within(60)), vec![insured, "coverage_end 2026-11-30..2027-01-29"]),
        (Part::Ends(Ending::Ended), vec![insured, "coverage_end ..2026-11-29"]),
        (month("2026-11"), vec![insured, "coverage_end 2026-11-30..2026-11-30"]),
        (month("2026-12"), vec![insured, "coverage_end 2026-12-01..2026-12-31"]),
        (Part::Ends(Ending::Later), vec![insured, "coverage_end 2027-02-01.."]),
        (Part::Ends(Ending::Never), vec![insured, "coverage_end blank"]),
        (Part::NotStarted, vec![insured, "coverage_start 2026-12-01.."]),
        (Part::WithoutPolicy, vec![insured, "policy_number blank"]),
    ] {
        assert_eq!(filters(part), filters_of_part, "{part:?}");
    }
    let request = Selection::all(RecordKind::User).pressed(&[Part::NotCovered]).request(&counts(), " ann ");
    assert_eq!((request.covered.map(|covered| covered.is), request.q.as_str()), (Some(false), "ann"));
}
