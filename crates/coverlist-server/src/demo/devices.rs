use super::coverage::last_year;
use super::names::{MODELS, Model, Serial};
use super::people::DemoUser;
use super::random::Random;
use coverlist_core::record::Values;
use std::collections::HashSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoDevice {
    /// Letters and digits, such as `5CD1234ABC`.
    pub serial: String,
    /// For example `LMS-00412`.
    pub asset_tag: String,
    pub model: &'static str,
    /// The e-mail address of the user who has it; empty for a spare device.
    pub assigned_to: String,
    /// The name of a school, or of a cart in a school.
    pub location: String,
    /// The insurance of the last school year.
    pub values: Values,
}

const SPARES: usize = 295;
/// Devices that also occur in the example files: the serial, and the index of the model.
const KNOWN: [(&str, usize); 4] =
    [("5CD1234ABC", 0), ("5CD1234ABD", 0), ("NXABC01234567890E7A400", 2), ("20391E10", 5)];

/// Generates one device for each user, and spare devices on carts.
pub(super) fn devices(random: &mut Random, users: &[DemoUser]) -> Vec<DemoDevice> {
    let mut serials = HashSet::new();
    let mut policies = 0;
    let owners = users.iter().map(Some).chain((0..SPARES).map(|_| None));
    let devices = owners.enumerate().map(|(index, owner)| {
        let (serial, model) = match KNOWN.get(index) {
            Some(&(serial, model)) => (serial.to_owned(), &MODELS[model]),
            None => draw(random, &serials),
        };
        serials.insert(serial.to_lowercase());
        let school = owner.map_or_else(|| users[random.below(users.len())].school, |user| user.school);
        DemoDevice {
            serial,
            asset_tag: format!("{}-{:05}", initials(school), 412 + index),
            model: model.name,
            assigned_to: owner.map_or_else(String::new, |user| user.email.clone()),
            location: if owner.is_some() { school.to_owned() } else { cart(random, school) },
            values: last_year(random, "POL", &mut policies),
        }
    });
    devices.collect()
}

/// A random serial that no device has yet, and its model.
fn draw(random: &mut Random, taken: &HashSet<String>) -> (String, &'static Model) {
    loop {
        let model = &MODELS[random.below(MODELS.len())];
        let serial = serial(random, model.serial);
        if !taken.contains(&serial.to_lowercase()) && KNOWN.iter().all(|known| known.0 != serial) {
            return (serial, model);
        }
    }
}

fn serial(random: &mut Random, maker: Serial) -> String {
    match maker {
        Serial::Hp => format!("5CD{:04}{}", random.below(10_000), random.serial_part(3)),
        Serial::Acer => format!(
            "NX{}{:011}E7A{:03}",
            random.serial_part(3),
            random.below(100_000_000_000),
            random.below(1_000)
        ),
        Serial::Lenovo => format!("PF{}", random.serial_part(6)),
        Serial::Dell => format!("{}{}", 1 + random.below(9), random.serial_part(6)),
        Serial::Digits => format!("{:05}E{:02}", 10_000 + random.below(80_000), 10 + random.below(80)),
    }
}

/// A school's abbreviation: `LMS` for Lincoln Middle School.
fn initials(school: &str) -> String {
    school.split(' ').filter_map(|word| word.chars().next()).collect()
}

fn cart(random: &mut Random, school: &str) -> String {
    format!("Cart {}, {school}", 1 + random.below(12))
}
