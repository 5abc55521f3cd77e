"""The job on a small cluster of this machine's own: two workers, as many executors, the real binary."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BINARY = Path(os.environ.get("COPYDESK", ROOT / "target/debug/copydesk"))
NEEDED = {
    "pyspark": importlib.util.find_spec("pyspark"),
    "java": shutil.which("java") or os.environ.get("JAVA_HOME"),
    str(BINARY): BINARY.exists(),
}
MISSING = [name for name, there in NEEDED.items() if not there]

JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # starts sooner, which is most of what a short job takes

# Both pass everything on to the real binary; the second one fails once.
CRASHES = f"""#!/bin/sh
[ "$1" = extract ] && {{ head -c 100000 > /dev/null; echo 'out of ideas' >&2; exit 3; }}
exec {BINARY} "$@"
"""
CRASHES_ONCE = f"""#!/bin/sh
[ "$1" = extract ] && mkdir {{marker}} 2> /dev/null && {{{{ {BINARY} "$@" | head -n 20; exit 3; }}}}
exec {BINARY} "$@"
"""


@unittest.skipIf(MISSING, f"needs {', '.join(MISSING)}")
class Job(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        import pyarrow.parquet
        from pyspark import SparkConf, SparkContext

        import articles

        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.script("crashes", CRASHES)
        cls.script("crashes-once", CRASHES_ONCE.format(marker=cls.folder / "crashed"))
        settings = {
            "spark.app.name": "copydesk",
            "spark.master": "local-cluster[2,1,1024]",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.extraJavaOptions": JAVA,
            "spark.executor.extraJavaOptions": JAVA,
            "spark.task.maxFailures": "2",
            "spark.files": ",".join(map(str, (BINARY, cls.folder / "crashes", cls.folder / "crashes-once"))),
        }
        cls.spark = SparkContext(conf=SparkConf().setAll(settings.items()))
        cls.addClassCleanup(cls.spark.stop)
        cls.spark.setLogLevel("OFF")  # crashes are asked for here
        for name in ("archive", "extraction", "places", "result", "stream"):
            cls.spark.addPyFile(str(HERE / f"{name}.py"))
        made = list(articles.articles(articles.texts(None), 2000))
        requests = "".join(f"{articles.request(article)}\n" for article in made)
        (cls.folder / "archive.jsonl").write_text(requests)
        table = pyarrow.table({
            "key": [article.id for article in made],
            "body": [article.text for article in made],
            "day": [article.published for article in made],
        })
        pyarrow.parquet.write_table(table, cls.folder / "archive.parquet", row_group_size=100)
        cls.expected = cls.sorted_lines(cls.copydesk(requests.encode()))

    @classmethod
    def script(cls, name: str, text: str) -> None:
        path = cls.folder / name
        path.write_text(text)
        path.chmod(0o755)

    @staticmethod
    def copydesk(requests: bytes) -> list[str]:
        command = [BINARY, "extract", "--format", "ndjson"]
        return subprocess.run(command, input=requests, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()

    @staticmethod
    def sorted_lines(lines: list[str]) -> list[str]:
        import ndjson

        return sorted(map(ndjson.without_places, lines))

    def extracted(self, archived: str, form: str, columns: dict[str, str], tasks: int, binary: str = "copydesk") -> list[str]:
        """Runs the job; the lines of its result, sorted."""
        import extraction
        import ndjson
        import places
        from archive import Archive, Columns

        result = self.folder / f"result-{self.id()}"
        archive = Archive(places.uri(str(self.folder / archived)), form, Columns(**columns))
        extraction.extract(self.spark, archive, binary, str(result), tasks)
        columns = ndjson.columns(BINARY)
        return sorted(line for part in ndjson.parts(result) for line in ndjson.of_part(part, columns))

    def test_parquet_gives_what_one_process_gives(self) -> None:
        columns = {"id": "key", "text": "body", "date": "day"}
        self.assertEqual(self.extracted("archive.parquet", "parquet", columns, tasks=5), self.expected)

    def test_json_lines_give_what_one_process_gives(self) -> None:
        columns = {"date": "published_at"}
        self.assertEqual(self.extracted("archive.jsonl", "jsonl", columns, tasks=3), self.expected)

    def test_a_bad_record_costs_only_itself(self) -> None:
        good = {"id": "good", "text": "Ten people died on Tuesday, police said."}
        lines = [json.dumps(good).encode(), b'{"id": 7, "text": 7}', b"no JSON", b'{"id": "latin", "text": "caf\xe9"}', b'{"id": "empty"}']
        (self.folder / "odd.jsonl").write_bytes(b"\n".join(lines))
        found = [json.loads(line) for line in self.extracted("odd.jsonl", "jsonl", {}, tasks=2)]
        self.assertEqual(
            {(line.get("id"), line.get("code")) for line in found},
            {("good", None), ("7", "invalid-request"), (None, "malformed-json"), (None, "invalid-utf8"), ("empty", "invalid-request")},
        )

    def test_a_crash_fails_the_job_and_says_why(self) -> None:
        with self.assertRaisesRegex(Exception, "status 3.*out of ideas"):
            self.extracted("archive.jsonl", "jsonl", {}, tasks=2, binary="crashes")

    def test_a_second_try_gives_the_same_bytes(self) -> None:
        columns = {"date": "published_at"}
        self.assertEqual(self.extracted("archive.jsonl", "jsonl", columns, tasks=2, binary="crashes-once"), self.expected)
        self.assertTrue((self.folder / "crashed").exists())


if __name__ == "__main__":
    unittest.main()
