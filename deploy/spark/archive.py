"""The archive as requests: Parquet or JSON lines in, one request line for each article out.

What is wrong with a record is not decided here: it is sent as it is, and the service's own problem comes back.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import DateType, TimestampNTZType, TimestampType

from stream import Request


@dataclass(frozen=True)
class Columns:
    """How the archive names what a request holds."""

    id: str = "id"
    text: str = "text"
    date: str | None = None


Requests = Callable[[Iterable[pa.RecordBatch]], Iterator[Request]]


def read(spark: SparkSession, path: str, form: str, columns: Columns) -> tuple[DataFrame, Requests]:
    """The archive, and what makes requests of its batches. `form` is parquet or jsonl."""
    if form == "jsonl":
        # As lines, not with Spark's JSON reader: that one drops what it cannot read, and turns any type into a string.
        lines = spark.read.text(path, lineSep="\n")
        return lines.select(octets("value")), JsonLines(columns)
    frame = spark.read.parquet(path)
    wanted = [octets(columns.id).alias("id"), octets(columns.text).alias("text")]
    if columns.date:
        wanted.append(day(frame, columns.date).alias("published_at"))
    return frame.select(*wanted), from_table


def octets(name: str) -> Column:
    """The column as bytes: an archive's strings are not always UTF-8, and one that is not must not end the job."""
    return F.col(name).cast("string").cast("binary")


def day(frame: DataFrame, name: str) -> Column:
    """The column as the service reads it: a day, or a time in UTC."""
    kind = frame.schema[name].dataType
    if isinstance(kind, TimestampType):
        return F.date_format(F.to_utc_timestamp(name, F.current_timezone()), "yyyy-MM-dd'T'HH:mm:ss'Z'")
    if isinstance(kind, (DateType, TimestampNTZType)):
        return F.date_format(name, "yyyy-MM-dd")
    return F.col(name).cast("string")


def from_table(batches: Iterable[pa.RecordBatch]) -> Iterator[Request]:
    """Requests of rows whose columns already have the request's names. A null date is no date."""
    for batch in batches:
        for row in batch.to_pylist():
            fields = {name: readable(value) for name, value in row.items()}
            if fields.get("published_at", "") is None:
                del fields["published_at"]
            yield request(fields)


def readable(value: object) -> object:
    """Bytes as a string, with what is not UTF-8 kept apart; `request` gives it on as what it is."""
    return value.decode(errors="surrogateescape") if isinstance(value, bytes) else value


@dataclass(frozen=True)
class JsonLines:
    """Requests of lines of JSON. A line that is none goes on as it is; blank lines are no records."""

    columns: Columns

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[Request]:
        for batch in batches:
            for line in batch.column(0).to_pylist():
                if line.strip():
                    yield self.request(line)

    def request(self, line: bytes) -> Request:
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            return Request(None, line)
        if not isinstance(record, dict):
            return Request(None, line)
        ours = {"id": self.columns.id, "text": self.columns.text, "published_at": self.columns.date}
        return request({name: record[theirs] for name, theirs in ours.items() if theirs in record})


def request(fields: dict[str, object]) -> Request:
    """The request line. A number that serves as an id is one in the answer too, as a string.

    What is not Unicode stays so in the line: the service says that it is not UTF-8.
    """
    if type(fields.get("id")) is int:
        fields["id"] = str(fields["id"])
    known = fields.get("id")
    if isinstance(known, str):
        known = known.encode(errors="replace").decode()
    else:
        known = None
    return Request(known, json.dumps(fields, ensure_ascii=False).encode(errors="surrogatepass"))
