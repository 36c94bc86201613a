use super::coverage::last_year;
use super::names::{FAMILY, GIVEN, SCHOOLS, School, address_part};
use super::random::Random;
use coverlist_core::record::Values;
use std::collections::HashSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoUser {
    /// Six digits, many with leading zeros.
    pub user_id: String,
    /// The given name, then the family name.
    pub name: String,
    /// An address at `example.org`.
    pub email: String,
    /// `student` or `staff`.
    pub role: &'static str,
    pub school: &'static str,
    /// For example `07`; empty for staff.
    pub grade: String,
    /// The insurance of the last school year.
    pub values: Values,
}

/// Students who also occur in the example files: id, given name, family name, grade, and index in
/// [`SCHOOLS`].
const KNOWN: [(&str, &str, &str, usize, usize); 5] = [
    ("004231", "Ana", "Núñez", 7, 2),
    ("118204", "Lee", "Tran", 11, 4),
    ("009917", "Jo", "Smith", 6, 2),
    ("006318", "Devon", "Okafor", 8, 2),
    ("006502", "Mia", "O'Brien", 6, 2),
];

/// Generates all users. The students from the example files come first.
pub(super) fn users(random: &mut Random) -> Vec<DemoUser> {
    let mut drawn = Drawn::default();
    let mut users: Vec<DemoUser> = Vec::new();
    for (id, given, family, grade, school) in KNOWN {
        users.push(drawn.user(random, id.to_owned(), (given, family), &SCHOOLS[school], Some(grade)));
    }
    for school in &SCHOOLS {
        let (first, last) = school.grades;
        for number in 0..school.students + school.staff {
            let is_student = number < school.students;
            let name = (random.pick(GIVEN), random.pick(FAMILY));
            let grade = is_student.then(|| first + random.below(last - first + 1));
            let id = drawn.id(random, is_student);
            users.push(drawn.user(random, id, name, school, grade));
        }
    }
    users
}

/// Ids and e-mail addresses that users already have.
#[derive(Default)]
struct Drawn {
    ids: HashSet<String>,
    emails: HashSet<String>,
    policies: usize,
}

impl Drawn {
    /// A random student of this grade, or a member of the staff if there is no grade.
    fn user(
        &mut self,
        random: &mut Random,
        user_id: String,
        (given, family): (&str, &str),
        school: &School,
        grade: Option<usize>,
    ) -> DemoUser {
        DemoUser {
            user_id,
            name: format!("{given} {family}"),
            email: self.email(given, family),
            role: if grade.is_some() { "student" } else { "staff" },
            school: school.name,
            grade: grade.map_or_else(String::new, |grade| format!("{grade:02}")),
            values: last_year(random, "WA-2025", &mut self.policies),
        }
    }

    /// A random id that no user has yet. Many students' ids begin with zeros.
    fn id(&mut self, random: &mut Random, is_student: bool) -> String {
        loop {
            let number = match is_student {
                false => 900_000 + random.below(99_000),
                true if random.chance(45) => 1_000 + random.below(90_000),
                true => 110_000 + random.below(40_000),
            };
            let id = format!("{number:06}");
            if KNOWN.iter().all(|known| known.0 != id) && self.ids.insert(id.clone()) {
                return id;
            }
        }
    }

    fn email(&mut self, given: &str, family: &str) -> String {
        let local = format!("{}.{}", address_part(given), address_part(family));
        let mut email = format!("{local}@example.org");
        let mut count = 1;
        while !self.emails.insert(email.clone()) {
            count += 1;
            email = format!("{local}{count}@example.org");
        }
        email
    }
}
