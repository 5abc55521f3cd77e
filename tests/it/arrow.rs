//! `copydesk extract --format arrow`: the answers as rows, with nothing lost.

use std::fs;

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_schema::{Fields, Schema};
use serde_json::{Map, Value, json};

use crate::cli::{copydesk, lines};

/// The rows of a stream and its columns.
fn read(stream: &[u8]) -> (Vec<RecordBatch>, Schema) {
    let reader = StreamReader::try_new(stream, None).unwrap();
    let columns = Schema::clone(&reader.schema());
    (reader.map(Result::unwrap).collect(), columns)
}

/// An object as JSON has it, which leaves out an optional field that says nothing.
fn written(object: Map<String, Value>, fields: &Fields) -> Map<String, Value> {
    let is_optional = |name: &str| fields.find(name).unwrap().1.metadata().contains_key("optional");
    let says_nothing = |value: &Value| value.is_null() || value == &json!([]);
    object.into_iter().filter(|(name, value)| !(is_optional(name) && says_nothing(value))).collect()
}

/// The requests of the texts that the tests read, and some that get no answer.
fn requests() -> String {
    let mut texts: Vec<_> = ["quoted", "dated", "casualties"]
        .iter()
        .flat_map(|folder| fs::read_dir(format!("{}/tests/it/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    texts.sort();
    texts.push("Some 99999999999 billion people died on Monday, police said.".to_owned());
    texts.extend(vec!["Two people died on Monday, police said.".to_owned(); 300]);
    let numbered = texts.iter().enumerate();
    let mut requests: Vec<_> = numbered
        .map(|(n, text)| json!({"id": n.to_string(), "text": text, "published_at": "2021-03-14"}).to_string())
        .collect();
    let page = "<title>Flood</title><article><p>Six people drowned on Monday, the mayor said.</p></article>";
    requests.insert(200, json!({"id": "page", "html": page}).to_string());
    requests.insert(9, json!({"id": "empty", "text": ""}).to_string());
    requests.insert(5, "no JSON".to_owned());
    requests.join("\n")
}

#[test]
fn rows_say_what_lines_of_json_say() {
    let requests = requests();
    let output = copydesk(&["extract", "--format", "arrow"], &requests);
    assert!(output.status.success());
    let (batches, columns) = read(&output.stdout);
    let rows =
        batches.iter().flat_map(|batch| serde_arrow::from_record_batch::<Vec<Map<_, _>>>(batch).unwrap());
    let answers = lines(&copydesk(&["extract", "--format", "ndjson"], &requests));
    assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), answers.len());
    for (mut row, answer) in rows.zip(answers) {
        let problem = row.remove("problem").unwrap();
        let Value::Object(mut answer) = answer else { panic!("{answer}") };
        if let Value::Object(problem) = problem {
            let id = answer.remove("id").unwrap_or_default();
            assert_eq!(row.remove("id"), Some(id), "{answer:?}");
            assert!(row.values().all(Value::is_null), "{row:?}");
            answer.retain(|name, _| !["line", "request_id"].contains(&name.as_str()));
            let arrow_schema::DataType::Struct(fields) =
                columns.field_with_name("problem").unwrap().data_type()
            else {
                panic!("{columns}")
            };
            assert_eq!(written(problem, fields), answer);
        } else {
            assert_eq!(written(row, columns.fields()), answer);
        }
    }
}

#[test]
fn the_columns_are_the_contracts_in_its_order() {
    let (batches, columns) = read(&copydesk(&["extract", "--format", "arrow"], "").stdout);
    assert!(batches.is_empty());
    let description: Value =
        serde_json::from_slice(&copydesk(&["openapi", "--format", "json"], "").stdout).unwrap();
    let answer = description["components"]["schemas"]["Answer"]["properties"].as_object().unwrap();
    let names: Vec<_> = columns.fields().iter().map(|field| field.name()).collect();
    assert_eq!(names, answer.keys().chain([&"problem".to_owned()]).collect::<Vec<_>>());
    assert_eq!(
        columns.field_with_name("tolls").unwrap().data_type().to_string().replace('"', ""),
        "List(Struct(kind: Utf8, low: Int64, best: Int64, high: Int64, perpetrators: Int64, figures: List(Utf8)))"
    );
}

#[test]
fn the_same_articles_give_the_same_bytes_on_any_number_of_threads() {
    let requests = requests();
    let streams = ["1", "3"]
        .map(|threads| copydesk(&["extract", "--format", "arrow", "--threads", threads], &requests).stdout);
    assert_eq!(streams[0], streams[1]);
}
