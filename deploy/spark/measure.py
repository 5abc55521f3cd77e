"""What commands take: time, processor time, and memory by program. For `prove`."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Run:
    """What a command took: wall clock and processor time, in seconds, and the most memory by program, in MB."""

    name: str
    seconds: float
    processor: float
    memory: dict[str, int]

    def line(self, count: int) -> str:
        """The figures, for so many articles."""
        speed = f"{count / self.seconds:.0f} articles/s, {self.processor:.1f} s of processor time"
        memory = ", ".join(f"{name} {most} MB" for name, most in sorted(self.memory.items()))
        return f"{self.name}: {self.seconds:.1f} s, {speed}; {memory}"


def descendants(pid: int) -> dict[int, list[str]]:
    """The processes that a process of ours started, directly or not, with their arguments; itself too."""
    rows = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,args="], stdout=subprocess.PIPE, text=True, check=True).stdout
    parents, arguments = {}, {}
    for row in rows.splitlines():
        child, parent, *rest = row.split()
        parents[int(child)], arguments[int(child)] = int(parent), rest
    ours, found = {pid}, True
    while found:
        found = {child for child, parent in parents.items() if parent in ours} - ours
        ours |= found
    return {child: arguments[child] for child in ours if child in arguments}


def program(arguments: list[str]) -> str | None:
    """What a process is, as far as memory is concerned."""
    name = Path(arguments[0]).name
    if name == "java":
        return "executor" if any("CoarseGrainedExecutorBackend" in word for word in arguments) else "driver"
    if name.startswith("python"):
        return "python" if "pyspark.daemon" in arguments else None
    return name if name == "copydesk" else None


def resident(pid: int) -> int:
    """Memory of a process in MB; 0 if it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except (FileNotFoundError, ProcessLookupError):
        return 0


def measured(name: str, processes: list[subprocess.Popen[bytes]], watch: Callable[[int], None] | None = None) -> Run:
    """Waits for processes that were started just now. `watch` is told the first one's id, time and again."""
    before = os.times()
    begun = time.monotonic()
    memory: dict[str, int] = {}
    while any(process.poll() is None for process in processes):
        for process in processes:
            for pid, arguments in descendants(process.pid).items():
                if arguments and (kind := program(arguments)):
                    memory[kind] = max(memory.get(kind, 0), resident(pid))
        if watch:
            watch(processes[0].pid)
        time.sleep(0.5)
    seconds = time.monotonic() - begun
    if any(process.returncode for process in processes):
        sys.exit(f"{name} failed")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(name, seconds, used, memory)
