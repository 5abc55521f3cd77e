"""What the articles of a table say: one `copydesk extract` and one file for each partition, one row for each article."""

from collections.abc import Iterator
from itertools import chain

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame

import archive
import contract
from result import Result
from rows import Rows
from stream import answers

# Articles that Spark hands over at a time. Small, so that long articles do not pile up in memory.
BATCH = 100


def extract(frame: DataFrame, requests: archive.Requests, binary: str, result: str) -> None:
    """Reads the articles of the table and writes the folder `result`, with the columns of the binary's own contract.

    `binary` is its name among Spark's files. `result` must not exist.
    """
    frame.sparkSession.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)

    def attempts(result: Result) -> list[str]:
        def partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            program = SparkFiles.get(binary)
            command = [program, "extract", "--format", "ndjson", "--threads", "1"]
            agreed = contract.of_binary(program)
            rows = Rows(agreed)
            read = chain.from_iterable(rows.of(block) for block in answers(command, requests(batches)))
            yield pa.RecordBatch.from_pydict({"part": [result.part(read, agreed.rows)]})

        return [row.part for row in frame.mapInArrow(partition, "part string").collect()]

    Result(result).write(attempts)
