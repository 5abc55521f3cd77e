"""One task through one process: request lines in, Arrow record batches out, memory bounded at both ends.

A thread writes the requests while the caller reads the answers. The pipes between them are the back-pressure: when
the reader is slow, the process stops reading, and the writer waits. The process that ends badly, or answers more or
less than it was asked, is an exception that shows its standard error.
"""

import fcntl
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc

# What a pipe holds, in bytes: most of a batch. With the system's 64 KB the process would wait for its reader.
PIPE = 1 << 19
# How much of the process' standard error is shown, in bytes.
SHOWN = 4096


class ProcessFailed(RuntimeError):
    """The process ended badly, or did not answer request by request."""


@dataclass(frozen=True)
class Request:
    """One line for the process, without its end, and the id by which its answer is known."""

    id: str | None
    line: bytes


@contextmanager
def answers(command: Sequence[str], requests: Iterable[Request]) -> Iterator["Answers"]:
    """Starts the command and writes the requests to it. The process is gone at the end of the context."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=1 << 16)
        assert process.stdin and process.stdout
        widen(process.stdin, process.stdout)
        writer = Writer(requests, process.stdin)
        try:
            writer.start()
            yield Answers(command[0], process, writer, errors)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def widen(*pipes: IO[bytes]) -> None:
    """Lets pipes hold `PIPE` bytes, where the system can and still grants it: it has a limit for each user."""
    for pipe in pipes:
        with suppress(AttributeError, OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


@dataclass
class Answers:
    """What a process answers: iterated over, record batches with a row for each request, in order.

    Raises `ProcessFailed`, or what the requests themselves raised.
    """

    name: str
    process: subprocess.Popen[bytes]
    writer: "Writer"
    errors: IO[bytes]

    @property
    def schema(self) -> pa.Schema:
        """The columns of all batches."""
        return self.stream.schema

    @cached_property
    def stream(self) -> pa.RecordBatchReader:
        try:
            return pa.ipc.open_stream(self.process.stdout)
        except pa.ArrowException as broken:
            raise self.failure() from broken

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        batches = self.stream
        while (batch := self.next(batches)) is not None:
            yield identified(batch, self.writer.answered(batch.num_rows))
        if self.process.wait() or self.writer.unanswered() or self.writer.failure:
            raise self.failure()

    def next(self, batches: pa.RecordBatchReader) -> pa.RecordBatch | None:
        """The next batch. What a dying process leaves half-written is none."""
        try:
            return next(batches, None)
        except (pa.ArrowException, OSError) as broken:
            raise self.failure() from broken

    def failure(self) -> BaseException:
        """Why there are no more answers."""
        self.process.stdout.close()  # a process that has more to say ends of it
        status, unanswered = self.process.wait(), self.writer.unanswered()
        return self.writer.failure or ProcessFailed(
            f"{self.name} ended with status {status}, {unanswered} requests unanswered. "
            f"Its standard error: {shown(self.errors)}"
        )


def identified(batch: pa.RecordBatch, asked: list[str | None]) -> pa.RecordBatch:
    """The answers with the ids of their requests: a problem may not know the id of its record. Nor do we, of a line that
    we cannot read.

    Raises `ProcessFailed` if an answer has another id than the request in its place.
    """
    answered = batch.column("id").to_pylist()
    if answered == asked:
        return batch
    if any(known != id and None not in (known, id) for known, id in zip(answered, asked)):
        raise ProcessFailed("answers and requests are out of step")
    ids = pc.coalesce(pa.array(asked, pa.string()), batch.column("id"))
    return batch.set_column(batch.schema.get_field_index("id"), batch.schema.field("id"), ids)


class Writer(threading.Thread):
    """Writes requests to the process until they or the process end."""

    def __init__(self, requests: Iterable[Request], pipe: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self.requests = requests
        self.pipe = pipe
        self.asked: deque[str | None] = deque()
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            with self.pipe:
                for request in self.requests:
                    self.asked.append(request.id)
                    self.pipe.write(request.line)
                    self.pipe.write(b"\n")
        except BrokenPipeError:
            pass  # the process is gone; its status says why
        except BaseException as failure:  # shown where the answers are read
            self.failure = failure

    def answered(self, count: int) -> list[str | None]:
        """The ids of the next so many requests, which are then answered."""
        if count > len(self.asked):
            raise ProcessFailed("more answers than requests")
        return [self.asked.popleft() for _ in range(count)]

    def unanswered(self) -> int:
        """How many requests have no answer, once the process is gone."""
        self.join()
        return len(self.asked)


def shown(errors: IO[bytes]) -> str:
    """The end of what the process said on its standard error."""
    size = errors.seek(0, 2)
    errors.seek(max(0, size - SHOWN))
    return errors.read().decode(errors="replace").strip() or "nothing on its standard error"
