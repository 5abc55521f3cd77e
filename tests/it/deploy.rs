//! What `deploy/` says of the service is true of it.

use std::collections::BTreeSet;

use crate::server::SHARED;

/// The names of metrics in a text: `copydesk_…` and `process_…`, without what a histogram adds.
fn metric_names(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words
        .filter(|word| word.starts_with("copydesk_") || word.starts_with("process_"))
        .map(|word| {
            ["_bucket", "_sum", "_count"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_dashboard_and_the_alerts_ask_for_metrics_that_there_are() {
    SHARED.json("{\"text\":\"He left.\"}");
    SHARED.post("/v1/extract/batch", "application/x-ndjson", "{\"text\":\"He left.\"}");
    let offered = metric_names(SHARED.get("/metrics").text());
    for asked in [
        include_str!("../../deploy/grafana/copydesk.json"),
        include_str!("../../deploy/prometheus/alerts.yaml"),
    ] {
        let missing: Vec<_> = metric_names(asked).difference(&offered).cloned().collect();
        assert!(missing.is_empty(), "{missing:?} are not among {offered:?}");
    }
}

#[test]
fn the_gateways_agree_with_the_default_limits() {
    let settings = include_str!("../../config/default.toml");
    for (setting, gateway) in [
        ("header_seconds = 75", "timeout http-keep-alive 60s"),
        ("request_seconds = 60", "timeout server 75s"),
        ("idle_seconds = 60", "timeout client 75s"),
    ] {
        assert!(settings.contains(setting), "{setting}");
        assert!(include_str!("../../deploy/haproxy.cfg").contains(gateway), "{gateway}");
    }
    assert!(settings.contains("body_bytes = 4194304"));
    assert!(include_str!("../../deploy/nginx.conf").contains("client_max_body_size 4m;"));
}

#[test]
fn the_manifests_set_settings_that_there_are() {
    let manifest = include_str!("../../deploy/kubernetes/deployment.yaml");
    let names = manifest.lines().filter_map(|line| line.trim().strip_prefix("- name: COPYDESK__"));
    let settings = names.map(|name| (format!("COPYDESK__{name}"), "2".to_owned()));
    copydesk::config::Config::load(None, settings).unwrap();
}
