"""The result as lines again, byte for byte as the binary writes them: what a comparison with it needs."""

import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from contract import NOT_ABOUT_THE_RECORD, Contract


def parts(result: Path) -> list[Path]:
    """The files of a result."""
    return sorted(result.glob("part-*.parquet"))


def of_part(part: Path, contract: Contract) -> list[str]:
    """A line for each row of a file."""
    batches = pq.ParquetFile(part).iter_batches(batch_size=500)
    return [line(row, contract) for batch in batches for row in batch.to_pylist()]


def line(row: dict[str, object], contract: Contract) -> str:
    """One row as the line that it was made from, without what is not about the record."""
    problem = row.pop("problem")
    if problem is None:
        fields = {f.name: row[f.name] for f in contract.answer if written(f, row[f.name])}
    else:
        values = problem | {"id": row["id"]}
        kept = (f for f in contract.problem if f.name not in NOT_ABOUT_THE_RECORD)
        fields = {f.name: values[f.name] for f in kept if written(f, values[f.name])}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def written(field: pa.Field, value: object) -> bool:
    """Whether the binary writes the field: an optional one only if there is something to say."""
    return not field.metadata or value not in (None, [])


# Only names of fields look so: within a string, the quotation marks would be escaped.
PLACES = re.compile(rf',"(?:{"|".join(NOT_ABOUT_THE_RECORD)})":(?:\d+|null)')


def without_places(line: str) -> str:
    """A line of the binary without what is not about the record."""
    return PLACES.sub("", line)
