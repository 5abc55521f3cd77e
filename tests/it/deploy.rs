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
fn the_cluster_sets_settings_that_there_are() {
    let manifest = include_str!("../../deploy/kubernetes/configmap.yaml");
    let (_, settings) = manifest.split_once("copydesk.toml: |\n").unwrap();
    let path = std::env::temp_dir().join(format!("copydesk-cluster-{}.toml", std::process::id()));
    std::fs::write(&path, settings).unwrap();
    let config = copydesk::config::Config::load(Some(&path), []);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(config.unwrap().server.base_path, "/copydesk");
}
