//! Answers as rows of a table, in Arrow's terms: the fields of an answer as nested, typed columns, as the contract
//! describes them, and `problem`, which is null where there is an answer.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use serde::Serialize;
use serde_arrow::ArrayBuilder;
use serde_json::Value;

use super::{Answer, Problem};

/// What a problem says that is not about the article, and so no column: its line changes with the way that a stream
/// is cut, and on the command line there is no request over HTTP.
const NOT_ABOUT_THE_ARTICLE: [&str; 2] = ["line", "request_id"];

/// Marks a column that an answer leaves out, in JSON, when there is nothing to say. Other fields are always written.
const OPTIONAL: &str = "optional";

/// The columns.
#[derive(Clone, Debug)]
pub struct Columns(SchemaRef);

impl Columns {
    /// Takes the types from an OpenAPI description, as JSON, of `POST /v1/extract`. Nothing about an answer is
    /// written by hand here: a field that it gains becomes a column.
    ///
    /// # Panics
    /// If the description is not this service's.
    pub fn of(description: &Value) -> Self {
        let types = Types(&description["components"]["schemas"]);
        let problem = types.fields(&types.0["Problem"]);
        let about_the_article = |field: &&Arc<Field>| {
            field.name() != "id" && !NOT_ABOUT_THE_ARTICLE.contains(&field.name().as_str())
        };
        let problem: Fields = problem.iter().filter(about_the_article).cloned().collect();
        let answer = types.fields(&types.0["Answer"]);
        let problem = Arc::new(Field::new_struct("problem", problem, true));
        Self(Arc::new(Schema::new(answer.iter().cloned().chain([problem]).collect::<Fields>())))
    }

    /// As Arrow has them.
    pub fn schema(&self) -> &SchemaRef {
        &self.0
    }

    /// No rows yet.
    ///
    /// # Errors
    /// Never for columns of a contract.
    pub fn rows(&self) -> Result<Rows, ArrowError> {
        let builder = ArrayBuilder::from_arrow(self.0.fields()).map_err(external)?;
        Ok(Rows { schema: Arc::clone(&self.0), builder, failure: None })
    }
}

/// Rows that are being gathered.
#[derive(Debug)]
pub struct Rows {
    schema: SchemaRef,
    builder: ArrayBuilder,
    /// The first row that could not be added and why.
    failure: Option<serde_arrow::Error>,
}

/// The row of an article that could not be read.
#[derive(Serialize)]
struct Unread<'p> {
    id: Option<&'p str>,
    problem: &'p Problem,
}

impl Rows {
    /// Adds an answer.
    pub fn answer(&mut self, answer: &Answer<'_>) {
        self.push(answer);
    }

    /// Adds a problem in the place of an answer.
    pub fn problem(&mut self, problem: &Problem) {
        self.push(&Unread { id: problem.id.as_deref(), problem });
    }

    fn push(&mut self, row: &impl Serialize) {
        if self.failure.is_none() {
            self.failure = self.builder.push(row).err();
        }
    }

    /// The rows that were added.
    ///
    /// # Errors
    /// If one of them does not fit the columns.
    pub fn batch(mut self) -> Result<RecordBatch, ArrowError> {
        let columns = self.failure.map_or_else(|| self.builder.to_arrow(), Err).map_err(external)?;
        RecordBatch::try_new(self.schema, columns)
    }
}

fn external(error: serde_arrow::Error) -> ArrowError {
    ArrowError::ExternalError(Box::new(error))
}

/// JSON schemas as Arrow types.
struct Types<'d>(&'d Value);

impl Types<'_> {
    /// The fields of an object, in the contract's order.
    fn fields(&self, schema: &Value) -> Fields {
        let required: Vec<_> = schema["required"].as_array().into_iter().flatten().collect();
        let properties = schema["properties"].as_object().expect("an object has properties");
        properties
            .iter()
            .map(|(name, value)| {
                let field = Field::new(name, self.of(value), true);
                let optional = !required.iter().any(|required| *required == name);
                let note = || HashMap::from([(OPTIONAL.to_owned(), "true".to_owned())]);
                if optional { field.with_metadata(note()) } else { field }
            })
            .collect()
    }

    /// The type of a value. Every value may be null: tables of other tools know no other columns.
    fn of(&self, schema: &Value) -> DataType {
        let schema = self.resolved(schema);
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").and_then(Value::as_str),
            kind => kind.as_str(),
        };
        match kind {
            Some("array") => DataType::new_list(self.of(&schema["items"]), true),
            Some("object") => DataType::Struct(self.fields(schema)),
            Some("integer") => DataType::Int64,
            Some("number") => DataType::Float64,
            Some("boolean") => DataType::Boolean,
            // Days too: the years of history reach further than what tables call a date.
            Some("string") => DataType::Utf8,
            _ => panic!("no column for {schema}"),
        }
    }

    /// The schema itself, where there is a reference to it or a choice between it and null.
    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or(reference);
            return self.resolved(&self.0[name]);
        }
        match schema["oneOf"].as_array() {
            Some(choices) => {
                self.resolved(choices.iter().find(|choice| choice["type"] != "null").unwrap_or(schema))
            }
            None => schema,
        }
    }
}
