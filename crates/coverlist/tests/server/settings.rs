//! Environment variables set the server's options.

use crate::harness::{Binary, command, coverlist};
use coverlist_server::Cli;
use tempfile::TempDir;

#[test]
fn every_setting_has_a_variable_and_help_names_it() {
    let help = coverlist(["serve", "--help"]).exits(0).out;
    let mut cli = Cli::command_line();
    cli.build();
    let serve = cli.find_subcommand("serve").expect("serve");
    let settings: Vec<_> = serve
        .get_arguments()
        .filter(|arg| !arg.is_hide_set() && !["help", "version"].contains(&arg.get_id().as_str()))
        .collect();
    assert!(settings.len() >= 8, "{}", settings.len());
    for setting in settings {
        let long = setting.get_long().expect("a setting has a long name");
        let variable = format!("COVERLIST_{}", long.to_uppercase().replace('-', "_"));
        assert_eq!(setting.get_env().and_then(|name| name.to_str()), Some(variable.as_str()), "--{long}");
        assert!(help.contains(&format!("[env: {variable}=]")), "{variable}: {help}");
    }
}

#[test]
fn the_server_takes_its_settings_from_the_environment_and_the_command_line_wins() {
    let data = TempDir::new().expect("a directory");
    let limits = |args: &[&str], rows: &str| {
        let env = [("COVERLIST_DEMO", "yes"), ("COVERLIST_MAX_ROWS", rows), ("COVERLIST_LOG_JSON", "0")];
        let server = Binary::start(data.path(), args, &env);
        server.admin().view().expect("a session").limits
    };
    assert_eq!(limits(&[], "7").max_rows, 7);
    assert_eq!(limits(&["--max-rows", "9"], "7").max_rows, 9);
    let wrong = command(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data.path())
        .env("COVERLIST_MAX_ROWS", "many")
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(wrong.status.code() == Some(2) && said.contains("--max-rows"), "{said}");
}

#[test]
fn a_directory_from_the_environment_is_used_by_every_command() {
    let data = TempDir::new().expect("a directory");
    let run = |args: &[&str]| {
        let output = command(args).env("COVERLIST_DATA", data.path()).output().expect("it runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    run(&["district", "add", "Oakwood"]);
    assert!(data.path().join("coverlist.db").exists());
    assert!(run(&["district", "list"]).contains("Oakwood"));
    assert!(run(&["account", "list"]).contains("no account yet"));
}
