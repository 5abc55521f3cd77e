"""What the articles of a table say: one `copydesk extract` for each partition, one row for each article."""

import subprocess
from collections.abc import Iterator

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema

import archive
import contract
from rows import Rows
from stream import answers

# Articles that Spark hands over at a time. Small, so that long articles do not pile up in memory.
BATCH = 100


def extract(frame: DataFrame, requests: archive.Requests, binary: str) -> DataFrame:
    """The table, with the columns of the binary's own contract. `binary` is its name among Spark's files."""
    import yaml  # the driver's; executors need only pyarrow

    frame.sparkSession.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
    # Asked of an executor: the binary need not run where the driver does.
    (described,) = frame.sparkSession.sparkContext.parallelize([binary], 1).map(description).collect()
    agreed = contract.read(yaml.safe_load(described))

    def partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        command = [SparkFiles.get(binary), "extract", "--format", "ndjson", "--threads", "1"]
        rows = Rows(agreed)
        for block in answers(command, requests(batches)):
            yield from rows.of(block)

    return frame.mapInArrow(partition, from_arrow_schema(agreed.rows))


def description(binary: str) -> bytes:
    """The binary's `openapi.yaml`."""
    return subprocess.run([SparkFiles.get(binary), "openapi"], check=True, stdout=subprocess.PIPE).stdout
