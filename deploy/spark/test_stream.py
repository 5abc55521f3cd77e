"""The stream against processes that behave, crash, lag and talk too much."""

import sys
import time
import unittest
from collections.abc import Iterable

from stream import ProcessFailed, Request, answers

# What the processes have at hand: the lines that they are given, and `say`, which answers with some ids.
BEGIN = """
import sys
import pyarrow as pa
schema = pa.schema({"id": pa.string()})
stream = pa.ipc.new_stream(pa.PythonFile(sys.stdout.buffer, "w"), schema)
lines = (line.decode().split()[0] for line in sys.stdin.buffer)
def say(*ids):
    stream.write_batch(pa.record_batch([pa.array(ids, pa.string())], schema))
    sys.stdout.flush()
"""
ECHO = BEGIN + "for id in lines: say(id)\nstream.close()"
FORGETS_IDS = BEGIN + "for id in lines: say(id if int(id) % 2 else None)\nstream.close()"
OUT_OF_STEP = BEGIN + "for id in lines: say(str(int(id) + 1))\nstream.close()"
CRASH = BEGIN + "say(next(lines)); sys.exit('out of ideas')"
CRASH_AT_ONCE = "import sys; sys.exit('no such format')"
CRASH_MIDWAY = BEGIN + "say(next(lines)); sys.stdout.buffer.write(b'\\xff\\xff\\xff\\xff\\x80'); sys.stdout.flush(); sys.exit('power cut')"
SILENT = BEGIN + "for id in lines: pass\nstream.close()"
TALKS_TOO_MUCH = BEGIN + "for id in lines: say(id)\nsay('one more')\nstream.close()"
NOISY = BEGIN + "for id in lines: sys.stderr.write('x' * 100_000); say(id)\nstream.close()"


def run(program: str, requests: Iterable[Request]) -> list[str | None]:
    """The ids of the rows that come of it."""
    with answers([sys.executable, "-c", program], requests) as rows:
        return [id for batch in rows for id in batch.column("id").to_pylist()]


def requests(count: int, padding: str = "") -> Iterable[Request]:
    return (Request(f"{n}{padding}", f"{n}{padding} and more".encode()) for n in range(count))


class Stream(unittest.TestCase):
    def test_every_request_has_its_answer_in_its_place(self) -> None:
        self.assertEqual(run(ECHO, requests(1000)), [str(n) for n in range(1000)])

    def test_no_request_no_answer(self) -> None:
        self.assertEqual(run(ECHO, requests(0)), [])

    def test_the_columns_are_known_without_an_answer(self) -> None:
        with answers([sys.executable, "-c", ECHO], requests(0)) as rows:
            self.assertEqual(rows.schema.names, ["id"])

    def test_a_problem_gets_the_id_of_its_request(self) -> None:
        self.assertEqual(run(FORGETS_IDS, requests(10)), [str(n) for n in range(10)])

    def test_a_request_without_a_known_id_takes_the_answers(self) -> None:
        self.assertEqual(run(ECHO, [Request(None, b"a"), Request("b", b"b")]), ["a", "b"])

    def test_an_answer_to_another_request_is_a_failure(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "out of step"):
            run(OUT_OF_STEP, requests(10))

    def test_a_slow_reader_holds_the_writer_back(self) -> None:
        taken = 0

        def counted() -> Iterable[Request]:
            nonlocal taken
            for taken, request in enumerate(requests(2000, padding="x" * 10_000), 1):
                yield request

        with answers([sys.executable, "-c", ECHO], counted()) as rows:
            each = iter(rows)
            next(each)
            time.sleep(1)
            self.assertLess(taken, 300)  # 20 MB in all, of which the pipes and buffers between hold less than 2
            self.assertEqual(sum(batch.num_rows for batch in each), 1999)

    def test_a_crash_shows_what_the_process_said(self) -> None:
        for program, said in ((CRASH, "out of ideas"), (CRASH_AT_ONCE, "no such format")):
            with self.assertRaisesRegex(ProcessFailed, f"status 1.*{said}"):
                run(program, requests(100_000))

    def test_half_an_answer_is_none(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "power cut"):
            run(CRASH_MIDWAY, requests(10))

    def test_a_missing_answer_is_a_failure(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "10 requests unanswered"):
            run(SILENT, requests(10))

    def test_an_answer_too_many_is_a_failure(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "more answers than requests"):
            run(TALKS_TOO_MUCH, requests(10))

    def test_a_full_standard_error_blocks_nothing(self) -> None:
        self.assertEqual(len(run(NOISY, requests(50))), 50)

    def test_what_fails_in_the_archive_fails_here(self) -> None:
        def broken() -> Iterable[Request]:
            yield from requests(10)
            raise OSError("disk gone")

        with self.assertRaisesRegex(OSError, "disk gone"):
            run(ECHO, broken())

    def test_the_process_ends_with_its_reader(self) -> None:
        with answers([sys.executable, "-c", ECHO], requests(100_000)) as rows:
            next(iter(rows))  # would hang at the end if the process were waited for while it waits


if __name__ == "__main__":
    unittest.main()
