//! Writes the files of the benchmark: `files FOLDER NAME…`. A name is `device-2000-clean.csv` or a
//! pathological file such as `distinct-100000.csv`. It also writes `templates.json`: the templates as the
//! page sends them.

use coverlist_bench::generate::{Kind, List, Mistakes, list};
use coverlist_bench::pathological;
use coverlist_core::template::{PlainTemplates, TemplateSet};
use std::path::Path;
use std::{env, fs};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, names @ ..] = arguments.as_slice() else { panic!("a folder is needed") };
    let folder = Path::new(folder);
    fs::create_dir_all(folder).expect("the folder can be made");
    let mut templates = Vec::new();
    PlainTemplates::serialize_set(&TemplateSet::builtin(), &mut serde_json::Serializer::new(&mut templates))
        .expect("templates are JSON");
    fs::write(folder.join("templates.json"), templates).expect("the folder can be written");
    for name in names {
        let content = content(name).unwrap_or_else(|| panic!("{name} names no file of the benchmark"));
        fs::write(folder.join(name), content).expect("the folder can be written");
    }
}

fn content(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.strip_suffix(".csv")?.split('-').collect();
    let size = parts.get(1)?.parse().ok()?;
    let kind = match parts[0] {
        "user" => Kind::User,
        "device" => Kind::Device,
        "distinct" => return Some(pathological::distinct(size)),
        "longcell" => return Some(pathological::long_cell(size)),
        "wide" => return Some(pathological::wide(size)),
        _ => return None,
    };
    let rows = u32::try_from(size).ok()?;
    let clean = List { kind, rows, mistakes: Mistakes::None, quoted: false, foreign: false };
    Some(list(match *parts.get(2)? {
        "clean" => clean,
        "tenth" => List { mistakes: Mistakes::OneInTen, ..clean },
        "wrong" => List { mistakes: Mistakes::All, ..clean },
        "quoted" => List { quoted: true, ..clean },
        "foreign" => List { foreign: true, ..clean },
        _ => return None,
    }))
}
