"""The result: a folder of Parquet files, one for each task, which is there as a whole or not at all.

Arrow writes the files, in the executors' Python. Spark's own writer would take the rows through the JVM one value at a
time, which costs more than everything else that the job adds to the reading of an article.

A task writes under a name that is its own, and tells the driver. When Spark says that all tasks are done, the
driver moves the files that it was told of to where they belong. What a lost or a second attempt wrote is left behind.
"""

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs
from pyspark import TaskContext

import places

# How much of a task's rows is one row group, in bytes of memory; all of it is held until it is written.
ROW_GROUP = 32 << 20
UNFINISHED = "_temporary"  # a name that Spark and Arrow do not read


class Result:
    """The folder, by its place."""

    def __init__(self, place: str) -> None:
        self.uri = places.uri(place)

    def write(self, attempts: Callable[["Result"], list[str]]) -> None:
        """Makes the folder of the files that `attempts` returns. Raises `FileExistsError` if it is there already."""
        files, folder = places.opened(self.uri)
        if files.get_file_info(folder).type != fs.FileType.NotFound:
            raise FileExistsError(f"{self.uri} exists already")
        files.create_dir(f"{folder}/{UNFINISHED}")
        try:
            for name in attempts(self):
                files.move(f"{folder}/{UNFINISHED}/{name}", f"{folder}/{name.split('.')[0]}.parquet")
            files.delete_dir(f"{folder}/{UNFINISHED}")
            files.open_output_stream(f"{folder}/_SUCCESS").close()
        except BaseException:
            files.delete_dir(folder)
            raise

    def part(self, rows: Iterable[pa.RecordBatch], schema: pa.Schema) -> str:
        """Writes the rows of the task that is being worked on; the name of the file."""
        files, folder = places.opened(self.uri)
        task = TaskContext.get()
        assert task
        name = f"part-{task.partitionId():05}.{task.taskAttemptId()}"
        with pq.ParquetWriter(
            f"{folder}/{UNFINISHED}/{name}", schema, filesystem=files, compression="zstd", store_schema=False
        ) as file:
            for group in groups(rows, ROW_GROUP):
                file.write_table(group)
        return name


def groups(rows: Iterable[pa.RecordBatch], size: int) -> Iterator[pa.Table]:
    """The rows in tables of about so many bytes."""
    gathered: list[pa.RecordBatch] = []
    length = 0
    for batch in rows:
        gathered.append(batch)
        length += batch.nbytes
        if length >= size:
            yield pa.Table.from_batches(gathered)
            gathered, length = [], 0
    if gathered:
        yield pa.Table.from_batches(gathered)
