//! Settings: defaults, file, environment; everything wrong is named.

use std::time::Duration;

use copydesk::config::Config;

fn load(file: Option<&str>, environment: &[(&str, &str)]) -> Result<Config, String> {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let Some(text) = file else { return Config::load(None, environment) };
    let path = std::env::temp_dir().join(format!("copydesk-{}-{:p}.toml", std::process::id(), text));
    std::fs::write(&path, text).unwrap();
    let config =
        Config::load(Some(&path), environment).map_err(|error| error.replace(path.to_str().unwrap(), "FILE"));
    std::fs::remove_file(&path).unwrap();
    config
}

#[test]
fn the_defaults_serve_on_the_loopback() {
    let config = load(None, &[]).unwrap();
    assert_eq!((config.server.host.to_string(), config.server.port), ("127.0.0.1".into(), 8080));
    assert!(config.limits.concurrency > 0, "0 becomes one a core");
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
    let file = "[server]\nport = 9000\ngrace_seconds = 7\n[cors]\norigins = [\"https://a.example\"]";
    let config = load(
        Some(file),
        &[("COPYDESK__SERVER__PORT", "9001"), ("COPYDESK__CORS__ORIGINS", "https://b.example, *")],
    )
    .unwrap();
    assert_eq!(config.server.port, 9001);
    assert_eq!(config.server.grace, Duration::from_secs(7));
    assert_eq!(config.origins, ["https://b.example", "*"]);
}

#[test]
fn everything_wrong_is_named_with_its_value_its_place_and_what_is_allowed() {
    let file = "[server]\nport = 70000\nprot = 1\n[log]\nformat = \"xml\"";
    let error =
        load(Some(file), &[("COPYDESK__LIMITS__QUEUE", "many"), ("COPYDESK__SERVER__BASE_PATH", "news/")])
            .unwrap_err();
    for sentence in [
        "server.port = 70000 (in FILE) will not do: it must be a whole number from 0 to 65535",
        "server.prot (in FILE) is not a setting; the settings are auth.key_hashes, cors.origins",
        "log.format = \"xml\" (in FILE) will not do: it must be text or json",
        "limits.queue = \"many\" (in the environment, COPYDESK__LIMITS__QUEUE) will not do: it must be a whole number",
        "server.base_path = \"news/\" (in the environment, COPYDESK__SERVER__BASE_PATH) will not do",
    ] {
        assert!(error.contains(sentence), "{sentence}\nis not in\n{error}");
    }
}

#[test]
fn unknown_variables_and_broken_files_stop_the_start() {
    assert!(load(None, &[("COPYDESK__SERVER__PROT", "1")]).unwrap_err().contains("server.prot"));
    assert!(load(Some("port ="), &[]).unwrap_err().contains("is not TOML"));
    assert!(Config::load(Some("/nowhere/copydesk.toml".as_ref()), []).unwrap_err().contains("cannot read"));
    assert!(
        load(None, &[("COPYDESK_PORT", "tcp://10.0.0.1:80")]).is_ok(),
        "what the platform sets is not ours"
    );
}
