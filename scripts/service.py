"""A running service to measure, and articles to measure it with."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Service:
    """The service as a process on a free port; stopped at the end of the block."""

    def __init__(self, binary: Path, **settings: object) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        settings |= {"server__port": self.port, "log__level": "warn", "server__grace_seconds": 0}
        environment = {f"COPYDESK__{key.upper()}": str(value) for key, value in settings.items()}
        self.process = subprocess.Popen([binary], env=os.environ | environment)

    def __enter__(self) -> "Service":
        until = time.monotonic() + 30
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.ask("/readyz")
                return self
            except OSError:
                time.sleep(0.01)
        self.__exit__()
        sys.exit("the service does not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()

    def ask(self, path: str, text: bytes | None = None, media: str = "text/plain") -> tuple[int, float]:
        """The status of an answer, on a connection of its own, and the seconds that it took."""
        begun = time.monotonic()
        status, _ = self.answer(path, text, media)
        return status, time.monotonic() - begun

    def answer(self, path: str, text: bytes | None = None, media: str = "text/plain") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("POST" if text else "GET", path, text, {"content-type": media} if text else {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def statuses(self) -> dict[str, int]:
        """Answers to /v1/extract so far, by status."""
        found = re.findall(r'copydesk_requests_total\{route="/v1/extract".*status="(\d+)"\} (\d+)', self.answer("/metrics")[1])
        return {status: int(count) for status, count in found}

    def metric(self, name: str) -> float:
        """The value of a metric; 0 if it is not there."""
        found = re.search(rf"^{re.escape(name)} (\S+)", self.answer("/metrics")[1], re.MULTILINE)
        return float(found[1]) if found else 0.0

    def memory(self, line: str) -> float:
        """Megabytes as the system counts them: VmRSS is now, VmHWM the most so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{line}:\s+(\d+)", status)[1]) / 1024


def articles(length: int) -> list[str]:
    """Sixteen articles of so many bytes, each a different mixture of the texts that the tests read."""
    files = [ROOT / "examples/article.txt", *sorted(ROOT.glob("tests/it/*/*.txt"))]
    paragraphs = [p for file in files for p in file.read_text().split("\n\n") if p.strip()]
    made = []
    for i in range(16):
        mixed, size, at = [], 0, i * len(paragraphs) // 16
        while size < length:
            mixed.append(paragraphs[at % len(paragraphs)].strip())
            size += len(mixed[-1].encode()) + 2
            at += 1
        made.append("\n\n".join(mixed).encode()[:length].decode(errors="ignore"))
    return made
