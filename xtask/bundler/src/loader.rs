//! Joins the code that loads the parts of a program with its script.

use anyhow::{Result, ensure};

/// The module from which the first part imports the functions that load the others.
const MODULE: &str = "./loader.js";

/// The script of the first part with the code that loads the others inside. In a file of its own, the code
/// would import the script without the query of its address, and so load another program than the one that
/// runs.
pub fn join(loader: &str, script: &str) -> Result<String> {
    let (mut names, mut code) = (Vec::new(), String::new());
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        let line = line.strip_prefix("export ").map_or(line, |line| {
            names.extend(line.split(' ').nth(1));
            line
        });
        code += line;
        code.push('\n');
    }
    ensure!(!names.is_empty(), "the code that loads the parts exports nothing");
    // wasm-bindgen repeats the import for each function.
    let (imports, rest): (Vec<&str>, Vec<&str>) =
        script.lines().partition(|line| line.starts_with("import ") && line.contains(MODULE));
    let imported = imports.iter().filter_map(|line| line.strip_prefix("import * as ")?.split(' ').next());
    let mut joined = format!("const loader = (() => {{\n{code}return {{ {} }};\n}})();\n", names.join(", "));
    for name in imported {
        joined += &format!("const {name} = loader;\n");
    }
    ensure!(!imports.is_empty(), "the script does not import the code that loads the parts");
    Ok(joined + &rest.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_that_loads_parts_becomes_a_value_of_the_script() -> Result<()> {
        let loader = "import { initSync } from \"./main.js\";\nfunction load() {}\n\
                      export const __wasm_split_load_a = load;\n";
        let script = "import * as one from './loader.js';\nimport * as two from './loader.js';\ninit();\n";
        assert_eq!(
            join(loader, script)?,
            "const loader = (() => {\nfunction load() {}\nconst __wasm_split_load_a = load;\n\
             return { __wasm_split_load_a };\n})();\nconst one = loader;\nconst two = loader;\ninit();\n"
        );
        assert!(join(loader, "init();").is_err(), "the script imports nothing");
        Ok(())
    }
}
