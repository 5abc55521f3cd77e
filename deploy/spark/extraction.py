"""What the articles of an archive say: one `copydesk extract` and one file for each task, one row for each article."""

from collections.abc import Iterator

from pyspark import SparkContext, SparkFiles

from archive import Archive, Piece
from result import Result
from stream import answers


def extract(spark: SparkContext, archive: Archive, binary: str, result: str, tasks: int | None = None) -> None:
    """Reads the archive and writes the folder `result`, with the columns of the binary's own contract.

    `binary` is its name among Spark's files. `result` must not exist. Raises `FileNotFoundError` without an archive.
    """
    given = archive.tasks(tasks)

    def attempts(result: Result) -> list[str]:
        def task(given: Iterator[list[Piece]]) -> Iterator[str]:
            command = [SparkFiles.get(binary), "extract", "--format", "arrow", "--threads", "1"]
            for pieces in given:
                with answers(command, archive.requests(pieces)) as rows:
                    yield result.part(rows, rows.schema)

        return spark.parallelize(given, len(given)).mapPartitions(task).collect()

    Result(result).write(attempts)
