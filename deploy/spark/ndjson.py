"""The result as lines again, byte for byte as the binary writes them: what a comparison with it needs."""

import json
import re
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def columns(binary: Path) -> pa.Schema:
    """The columns of a binary's answers, with what the files do not say: which fields are optional."""
    empty = subprocess.run([binary, "extract", "--format", "arrow", "--quiet"], input=b"", stdout=subprocess.PIPE, check=True)
    return pa.ipc.open_stream(empty.stdout).schema


def parts(result: Path) -> list[Path]:
    """The files of a result."""
    return sorted(result.glob("part-*.parquet"))


def of_part(part: Path, schema: pa.Schema) -> list[str]:
    """A line for each row of a file."""
    batches = pq.ParquetFile(part).iter_batches(batch_size=500)
    return [line(row, schema) for batch in batches for row in batch.to_pylist()]


def line(row: dict[str, object], schema: pa.Schema) -> str:
    """One row as the line that it was made from, without what is not about the record."""
    problem = row.pop("problem")
    if problem is None:
        fields = {field.name: row[field.name] for field in schema if field.name != "problem" and written(field, row[field.name])}
    else:
        said = [field for field in schema.field("problem").type if written(field, problem[field.name])]
        fields = {field.name: problem[field.name] for field in said if not field.metadata}
        fields |= {"id": row["id"]} if row["id"] is not None else {}
        fields |= {field.name: problem[field.name] for field in said if field.metadata}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def written(field: pa.Field, value: object) -> bool:
    """Whether the binary writes the field: an optional one only if there is something to say."""
    return not field.metadata or value not in (None, [])


# Only names of fields look so: within a string, the quotation marks would be escaped.
PLACES = re.compile(r',"(?:line|request_id)":(?:\d+|null)')


def without_places(line: str) -> str:
    """A line of the binary without what is not about the record, and so no column: the line that it stood in, and the
    id of a request over HTTP, which there is not."""
    return PLACES.sub("", line)
