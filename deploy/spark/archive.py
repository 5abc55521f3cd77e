"""The archive as requests: Parquet or JSON lines in, one request line for each article out.

Tasks read the files themselves, with Arrow: passing texts through the JVM would cost more than parsing them. The driver
only lists the files and divides them into pieces by their bytes, as Spark does.

What is wrong with a record is not decided here: it is sent as it is, and the service's own problem comes back.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import fs

import places
from stream import Request

# How much of the archive is one task, in bytes of its files, unless a number of tasks is asked for.
TASK = 32 << 20
# Rows that are decoded at a time. Small, so that long articles do not pile up in memory.
ROWS = 100
# What Spark and Hive call a folder for records without a value.
NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
# Files that can only be read from their beginning.
PACKED = re.compile(r"\.(gz|bz2|zst|lz4)$")


@dataclass(frozen=True)
class Columns:
    """How the archive names what a request holds."""

    id: str = "id"
    text: str = "text"
    date: str | None = None

    def named(self) -> dict[str, str]:
        """The archive's names by the request's."""
        return {"id": self.id, "text": self.text} | ({"published_at": self.date} if self.date else {})


@dataclass(frozen=True)
class Piece:
    """What begins within some bytes of a file."""

    path: str
    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether what begins at the offset belongs to it."""
        return self.start <= offset < self.end


@dataclass(frozen=True)
class Archive:
    """A file or a folder of files, by its URI; `form` is parquet or jsonl."""

    uri: str
    form: str
    columns: Columns

    def tasks(self, count: int | None = None) -> list[list[Piece]]:
        """The pieces of the archive, divided among tasks, about `count` of them. Raises `FileNotFoundError`."""
        files = self.files()
        if not files:
            raise FileNotFoundError(f"there is no file in {self.uri}")
        size = max(1, ceil(sum(file.size for file in files) / count)) if count else TASK
        tasks: list[list[Piece]] = []
        room = 0
        for file in files:
            for piece in pieces(file, size):
                if room <= 0:
                    tasks.append([])
                    room = size
                tasks[-1].append(piece)
                room -= piece.end - piece.start
        return tasks

    def files(self) -> list[fs.FileInfo]:
        """The files by name, without those that Spark passes over."""
        files, path = places.opened(self.uri)
        found = files.get_file_info(path)
        if found.type == fs.FileType.File:
            return [found]
        below = files.get_file_info(fs.FileSelector(path, recursive=True))
        inside = ((file, file.path[len(path) :].strip("/").split("/")) for file in below if file.is_file and file.size)
        return sorted((file for file, names in inside if not any(name[0] in "_." for name in names)), key=lambda file: file.path)

    def requests(self, pieces: Iterable[Piece]) -> Iterator[Request]:
        """The requests of the records that begin in the pieces, in order."""
        files, _ = places.opened(self.uri)
        read = from_parquet if self.form == "parquet" else from_lines
        for piece in pieces:
            yield from read(files, piece, self.columns)


def pieces(file: fs.FileInfo, size: int) -> Iterator[Piece]:
    """The file in pieces of about so many bytes."""
    count = 1 if PACKED.search(file.path) else max(1, round(file.size / size))
    cuts = [file.size * n // count for n in range(count + 1)]
    return (Piece(file.path, start, end) for start, end in zip(cuts, cuts[1:]))


def from_parquet(files: fs.FileSystem, piece: Piece, columns: Columns) -> Iterator[Request]:
    """Requests of the row groups whose middle is in the piece. Raises `ValueError` for a column that is not there."""
    with pq.ParquetFile(piece.path, filesystem=files, coerce_int96_timestamp_unit="us") as file:
        groups = [n for n in range(file.num_row_groups) if piece.holds(middle(file.metadata.row_group(n)))]
        if not groups:
            return
        there, by_path = file.schema_arrow.names, named_after(piece.path)
        named = columns.named()
        same = {ours: by_path[theirs] for ours, theirs in named.items() if theirs in by_path and theirs not in there}
        wanted = {ours: theirs for ours, theirs in named.items() if ours not in same}
        if missing := [theirs for theirs in wanted.values() if theirs not in there]:
            raise ValueError(f"{piece.path} has no column {missing[0]}; it has {', '.join(there)}")
        for batch in file.iter_batches(ROWS, groups, list(set(wanted.values())), use_threads=False):
            values = {ours: plain(batch.column(theirs), ours) for ours, theirs in wanted.items()}
            for row in zip(*values.values()):
                yield from_row(same | dict(zip(values, row)))


def middle(group: pq.RowGroupMetaData) -> int:
    """The offset in the middle of a row group, which is in one piece only, however its file is cut."""
    chunks = [group.column(n) for n in range(group.num_columns)]
    start = min(min(chunk.data_page_offset, chunk.dictionary_page_offset or chunk.data_page_offset) for chunk in chunks)
    return start + sum(chunk.total_compressed_size for chunk in chunks) // 2


def named_after(path: str) -> dict[str, str | None]:
    """The columns that the folders of a path are named after: `day=2016-03-02`."""
    names = re.findall(r"(?<=/)([^/=]+)=([^/]*)(?=/)", path)
    return {name: None if value == NO_VALUE else unquote(value) for name, value in names}


def plain(column: pa.Array, ours: str) -> list[object]:
    """The values of a column: ids and texts as bytes, for an archive's strings are not always UTF-8, and one that is
    not must not end the job; times in UTC, and as days where they have no zone."""
    if pa.types.is_timestamp(column.type) and ours == "published_at":
        return [time and day_of(time) for time in in_utc(column).cast(pa.string()).to_pylist()]
    if not is_string(column.type):
        column = pc.cast(column, pa.string())
    return column.cast(pa.binary()).to_pylist()


def in_utc(times: pa.Array) -> pa.Array:
    return times.cast(pa.timestamp("s", times.type.tz and "UTC"), safe=False)


def day_of(time: str) -> str:
    """A time as Arrow writes it as the service reads it. Arrow can write what Python cannot hold."""
    return time.replace(" ", "T") if time.endswith("Z") else time.split(" ")[0]


def is_string(type: pa.DataType) -> bool:
    return pa.types.is_string(type) or pa.types.is_large_string(type) or pa.types.is_binary(type) or pa.types.is_large_binary(type)


def from_row(row: dict[str, object]) -> Request:
    """The request of a row whose columns already have the request's names. A null date is no date."""
    fields = {name: readable(value) for name, value in row.items()}
    if fields.get("published_at", "") is None:
        del fields["published_at"]
    return request(fields)


def readable(value: object) -> object:
    """Bytes as a string, with what is not UTF-8 kept apart; `request` gives it on as what it is."""
    return value.decode(errors="surrogateescape") if isinstance(value, bytes) else value


def from_lines(files: fs.FileSystem, piece: Piece, columns: Columns) -> Iterator[Request]:
    """Requests of the lines of JSON that begin in the piece. Blank lines are no records."""
    by_path = named_after(piece.path)
    for line in lines(files, piece):
        if line.strip():
            yield from_line(line, columns, by_path)


def lines(files: fs.FileSystem, piece: Piece) -> Iterator[bytes]:
    """The lines that begin in the piece, without their ends."""
    if PACKED.search(piece.path):
        with files.open_input_stream(piece.path) as file:
            yield from (line.removesuffix(b"\n") for line in io.BufferedReader(file))
        return
    with files.open_input_file(piece.path) as file:
        # The line that the byte before the piece belongs to begins before it.
        at = max(0, piece.start - 1)
        file.seek(at)
        reader = io.BufferedReader(file, 1 << 16)
        at += len(reader.readline()) if piece.start else 0
        while piece.holds(at) and (line := reader.readline()):
            at += len(line)
            yield line.removesuffix(b"\n")


def from_line(line: bytes, columns: Columns, by_path: dict[str, str | None]) -> Request:
    """The request of a line, with what its path says. A line that is no JSON object goes on as it is."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Request(None, line)
    if not isinstance(record, dict):
        return Request(None, line)
    record = by_path | record
    return request({ours: record[theirs] for ours, theirs in columns.named().items() if theirs in record})


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
