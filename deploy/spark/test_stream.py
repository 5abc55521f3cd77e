"""The stream against processes that behave, crash, lag and talk too much."""

import sys
import unittest
from collections.abc import Iterator

from stream import Block, ProcessFailed, Request, answers

ECHO = "import sys\nfor line in sys.stdin: sys.stdout.write(line)"
CRASH = "import sys\nprint('answer'); sys.stdin.readline(); sys.exit('out of ideas')"
CRASH_MID_LINE = "import sys\nsys.stdout.write('half an ans'); sys.exit('power cut')"
SILENT = "import sys\nfor line in sys.stdin: pass"
TALKS_TOO_MUCH = "import sys\nfor line in sys.stdin: print(line + line, end='')"
NOISY = "import sys\nfor line in sys.stdin: sys.stderr.write('x' * 100_000); sys.stdout.write(line)"


def run(program: str, requests: Iterator[Request]) -> Iterator[Block]:
    return answers([sys.executable, "-c", program], requests, block=1000)


def requests(count: int, size: int = 10) -> Iterator[Request]:
    return (Request(str(n), b"%d " % n + b"x" * size) for n in range(count))


class Stream(unittest.TestCase):
    def test_every_request_has_its_answer_in_its_place(self) -> None:
        blocks = list(run(ECHO, requests(1000)))
        self.assertEqual([id for block in blocks for id in block.ids], [str(n) for n in range(1000)])
        self.assertEqual(b"".join(block.lines for block in blocks), b"".join(r.line + b"\n" for r in requests(1000)))
        self.assertTrue(all(block.lines.count(b"\n") == len(block.ids) for block in blocks))

    def test_no_request_no_answer(self) -> None:
        self.assertEqual(list(run(ECHO, requests(0))), [])

    def test_a_slow_reader_holds_the_writer_back(self) -> None:
        taken = 0

        def counted() -> Iterator[Request]:
            nonlocal taken
            for taken, request in enumerate(requests(2000, size=10_000), 1):
                yield request

        blocks = run(ECHO, counted())
        first = next(blocks)
        self.assertLess(taken, 200)  # 20 MB in all, of which the pipes and buffers between hold less than 2
        self.assertEqual(len(first.ids) + sum(len(block.ids) for block in blocks), 2000)

    def test_a_crash_shows_what_the_process_said(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "status 1.*out of ideas"):
            list(run(CRASH, requests(100_000)))

    def test_half_an_answer_is_none(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "power cut"):
            list(run(CRASH_MID_LINE, requests(10)))

    def test_a_missing_answer_is_a_failure(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "10 requests unanswered"):
            list(run(SILENT, requests(10)))

    def test_an_answer_too_many_is_a_failure(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "more answers than requests"):
            list(run(TALKS_TOO_MUCH, requests(10)))

    def test_a_full_standard_error_blocks_nothing(self) -> None:
        self.assertEqual(sum(len(block.ids) for block in run(NOISY, requests(50))), 50)

    def test_what_fails_in_the_archive_fails_here(self) -> None:
        def broken() -> Iterator[Request]:
            yield from requests(10)
            raise OSError("disk gone")

        with self.assertRaisesRegex(OSError, "disk gone"):
            list(run(ECHO, broken()))

    def test_the_process_ends_with_its_reader(self) -> None:
        blocks = run(ECHO, requests(100_000))
        next(blocks)
        blocks.close()  # would hang if the process were waited for while it waits


if __name__ == "__main__":
    unittest.main()
