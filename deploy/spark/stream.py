"""One partition through one process: lines in, blocks of lines out, memory bounded at both ends.

A thread writes the requests while the caller reads the answers. The pipes between them are the back-pressure: when
the reader is slow, the process stops reading, and the writer waits. The process that ends badly, or answers more or
less than it was asked, is an exception that shows its standard error.
"""

import os
import subprocess
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

# How much is read before it is handed on, in bytes. Whole lines, so one long line may make it more. Of a quarter of
# this, parsing takes a fifth longer.
BLOCK = 4 << 20
# What a pipe holds, in bytes. With the system's 64 KB the process would stand still while a block is parsed.
PIPE = 1 << 19
# How much of the process' standard error is shown, in bytes.
SHOWN = 4096


class ProcessFailed(RuntimeError):
    """The process ended badly, or did not answer line by line."""


@dataclass(frozen=True)
class Request:
    """One line for the process, without its end, and the id by which its answer is known."""

    id: str | None
    line: bytes


@dataclass(frozen=True)
class Block:
    """Answers as they came, whole lines, and the ids of the requests that they answer."""

    ids: list[str | None]
    lines: bytes


def answers(command: Sequence[str], requests: Iterable[Request], block: int = BLOCK) -> Iterator[Block]:
    """Starts the command, writes the requests to it and yields its answers, in order, one line for each.

    Raises `ProcessFailed`, or what `requests` itself raised. The process is gone when the iterator is.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=1 << 16, pipesize=PIPE
        )
        assert process.stdin and process.stdout
        writer = Writer(requests, process.stdin)
        try:
            writer.start()
            yield from blocks(process.stdout, writer.asked, block)
            status = process.wait()
            writer.join()
            if writer.failure:
                raise writer.failure
            if status or writer.asked:
                raise ProcessFailed(
                    f"{command[0]} ended with status {status}, {len(writer.asked)} requests unanswered. "
                    f"Its standard error: {shown(errors)}"
                )
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def blocks(pipe: IO[bytes], asked: deque[str | None], size: int) -> Iterator[Block]:
    """Whole lines from the pipe. What a dying process leaves half-written is no answer."""
    pieces, length, enough = [], 0, size
    while True:
        piece = os.read(pipe.fileno(), PIPE)  # what is there, so that the process need not wait for a full block
        pieces.append(piece)
        length += len(piece)
        if piece and length < enough:
            continue
        lines, newline, rest = b"".join(pieces).rpartition(b"\n")
        if newline:
            lines += newline
            yield Block(answered(asked, lines.count(newline)), lines)
        if not piece:
            return
        pieces, length, enough = [rest], len(rest), len(rest) + size


def answered(asked: deque[str | None], count: int) -> list[str | None]:
    """The ids of the next so many requests, which are then no longer asked."""
    if count > len(asked):
        raise ProcessFailed("more answers than requests")
    return [asked.popleft() for _ in range(count)]


class Writer(threading.Thread):
    """Writes requests to the process until they or the process end. `asked` holds the ids not answered yet."""

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


def shown(errors: IO[bytes]) -> str:
    """The end of what the process said on its standard error."""
    size = errors.seek(0, 2)
    errors.seek(max(0, size - SHOWN))
    return errors.read().decode(errors="replace").strip() or "nothing on its standard error"
