"""The contract as column types: an OpenAPI description in, the Arrow types of an answer and of a problem out.

Nothing about the answer is written by hand here. A field that the contract gains becomes a column of the next run.
"""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from os import PathLike
from typing import Any

import pyarrow as pa

SCALARS = {
    "string": pa.string(),  # days too: the years of history go beyond what Spark's DATE can hold
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}

# Marks a field that an answer leaves out when there is nothing to say. Other fields are always written, as null or [].
OPTIONAL = {"optional": "true"}

# A record's place in its stream changes with the partitioning, and there is no HTTP request here. Neither becomes a
# column, so that a record gives the same row wherever it is read.
NOT_ABOUT_THE_RECORD = ("line", "request_id")


@dataclass(frozen=True)
class Contract:
    """What one line of `copydesk extract --format ndjson` can hold: an answer, or a problem."""

    answer: pa.Schema
    problem: pa.Schema

    @property
    def rows(self) -> pa.Schema:
        """The columns of the result: the answer's, and `problem`, which is null where there is an answer."""
        return self.answer.append(pa.field("problem", pa.struct(self.problem_fields)))

    @property
    def problem_fields(self) -> list[pa.Field]:
        """What the column `problem` keeps: what is wrong with the record."""
        return [field for field in self.problem if field.name not in ("id", *NOT_ABOUT_THE_RECORD)]

    @property
    def lines(self) -> pa.Schema:
        """Both kinds of line in one schema, so that a block of lines is parsed in one go."""
        return pa.unify_schemas([self.answer.remove_metadata(), self.problem.remove_metadata()])

    @property
    def marker(self) -> str:
        """A field that every problem has and no answer has: it tells one from the other."""
        return next(f.name for f in self.problem if not f.metadata and f.name not in self.answer.names)


@cache
def of_binary(binary: str | PathLike[str]) -> Contract:
    """The contract that a binary prints. It is asked once."""
    command = [binary, "openapi", "--format", "json"]
    return read(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def read(description: dict[str, Any]) -> Contract:
    """Takes the types of `POST /v1/extract` from an OpenAPI description."""
    route = next(path for path in description["paths"] if path.endswith("/v1/extract"))
    responses = description["paths"][route]["post"]["responses"]
    types = Types(description["components"]["schemas"])
    return Contract(
        answer=pa.schema(types.fields(responses["200"]["content"]["application/json"]["schema"])),
        problem=pa.schema(types.fields(responses["422"]["content"]["application/problem+json"]["schema"])),
    )


class Types:
    """JSON schemas as Arrow types."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = schemas

    def of(self, schema: dict[str, Any]) -> pa.DataType:
        """The type of a value that the schema describes. Every value may be null: Spark's columns are so."""
        schema = self.resolved(schema)
        kind = schema["type"]
        if isinstance(kind, list):
            (kind,) = (name for name in kind if name != "null")
        if kind == "array":
            return pa.list_(self.of(schema["items"]))
        if kind == "object":
            return pa.struct(self.fields(schema))
        return SCALARS[kind]

    def fields(self, schema: dict[str, Any]) -> Iterator[pa.Field]:
        """The fields of an object, in the contract's order."""
        schema = self.resolved(schema)
        required = schema.get("required", [])
        for name, value in schema["properties"].items():
            yield pa.field(name, self.of(value), metadata=None if name in required else OPTIONAL)

    def resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema itself, where there is a reference to it or a choice between it and null."""
        if "$ref" in schema:
            return self.resolved(self.schemas[schema["$ref"].rsplit("/", 1)[-1]])
        for choice in ("oneOf", "anyOf", "allOf"):
            if choice in schema:
                (only,) = (option for option in schema[choice] if option.get("type") != "null")
                return self.resolved(only)
        return schema
