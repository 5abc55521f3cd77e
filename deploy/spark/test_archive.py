"""What becomes of a record, however odd: a request that the service can answer or refuse. And every record is read
once, however the files are cut."""

import gzip
import json
import tempfile
import unittest
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import places
from archive import Archive, Columns, Request, from_line, from_row

COLUMNS = Columns(id="key", text="body", date="day")


class Lines(unittest.TestCase):
    def test_columns_are_renamed_and_others_left_out(self) -> None:
        request = from_line(b'{"key": "a", "body": "Ten died.", "day": "2016-03-02", "author": "M. Reyl"}', COLUMNS, {})
        self.assertEqual(request.id, "a")
        self.assertEqual(json.loads(request.line), {"id": "a", "text": "Ten died.", "published_at": "2016-03-02"})

    def test_a_number_serves_as_an_id(self) -> None:
        request = from_line(b'{"key": 17, "body": "Ten died."}', COLUMNS, {})
        self.assertEqual((request.id, json.loads(request.line)["id"]), ("17", "17"))

    def test_what_is_no_record_goes_on_as_it_is(self) -> None:
        for line in (b"{", b"[1]", b'"text"', b'{"key": "\xff"}', b"[" * 100_000):
            self.assertEqual(from_line(line, COLUMNS, {}), Request(None, line))

    def test_a_value_of_the_wrong_type_goes_on_as_it_is(self) -> None:
        self.assertEqual(json.loads(from_line(b'{"key": "a", "body": [1]}', COLUMNS, {}).line), {"id": "a", "text": [1]})

    def test_half_a_character_is_no_unicode(self) -> None:
        request = from_line(rb'{"key": "\ud800", "body": "\ud83d"}', COLUMNS, {})
        self.assertEqual(request.id, "?")
        self.assertRaises(UnicodeDecodeError, request.line.decode)

    def test_a_byte_order_mark_is_no_part_of_a_record(self) -> None:
        self.assertEqual(from_line(b'\xef\xbb\xbf{"key": "a"}', COLUMNS, {}).id, "a")


class Row(unittest.TestCase):
    def test_a_row_is_a_request(self) -> None:
        request = from_row({"id": b"a", "text": "Zehn Männer".encode(), "published_at": b"2016-03-02"})
        self.assertEqual(json.loads(request.line), {"id": "a", "text": "Zehn Männer", "published_at": "2016-03-02"})

    def test_no_date_is_no_date_and_no_text_is_null(self) -> None:
        request = from_row({"id": b"a", "text": None, "published_at": None})
        self.assertEqual(json.loads(request.line), {"id": "a", "text": None})

    def test_what_is_not_utf8_stays_so(self) -> None:
        request = from_row({"id": b"a", "text": b"caf\xe9"})
        self.assertEqual(request.id, "a")
        self.assertRaises(UnicodeDecodeError, request.line.decode)


class Files(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def days(self, column: pa.Array) -> list[str | None]:
        """What becomes of dates."""
        table = pa.table({"key": [str(n) for n in range(len(column))], "body": ["x"] * len(column), "day": column})
        pq.write_table(table, self.folder / "a.parquet")
        archive = Archive(places.uri(str(self.folder)), "parquet", COLUMNS)
        return [json.loads(request.line).get("published_at") for request in archive.requests(archive.tasks()[0])]

    def ids(self, form: str, tasks: int | None, columns: Columns = Columns()) -> list[str | None]:
        archive = Archive(places.uri(str(self.folder)), form, columns)
        return [request.id for task in archive.tasks(tasks) for request in archive.requests(task)]

    def test_every_line_is_read_once_however_the_file_is_cut(self) -> None:
        lines = [json.dumps({"id": str(n), "text": "x" * (n % 7)}) for n in range(50)]
        (self.folder / "a.jsonl").write_text("\n".join(lines[:30]) + "\n\n \r\n" + "\n".join(lines[30:]))
        for tasks in range(1, 40):
            self.assertEqual(self.ids("jsonl", tasks), [str(n) for n in range(50)])

    def test_every_row_is_read_once_however_the_file_is_cut(self) -> None:
        table = pa.table({"id": [str(n) for n in range(50)], "text": ["x" * n for n in range(50)]})
        pq.write_table(table, self.folder / "a.parquet", row_group_size=7)
        for tasks in range(1, 20):
            self.assertEqual(self.ids("parquet", tasks), [str(n) for n in range(50)])

    def test_files_are_found_in_folders_and_what_is_not_of_the_archive_is_not(self) -> None:
        for n, name in enumerate(("b.jsonl", "a/c.jsonl", "a/.b.jsonl.crc", "_SUCCESS", "_temporary/a.jsonl")):
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text(json.dumps({"id": str(n), "text": "x"}))
        self.assertEqual(self.ids("jsonl", None), ["1", "0"])

    def test_a_packed_file_is_one_piece(self) -> None:
        (self.folder / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": "a"}\n{"id": "b"}'))
        self.assertEqual(self.ids("jsonl", 20), ["a", "b"])

    def test_a_folder_may_be_named_after_a_day(self) -> None:
        (self.folder / "day=2016-03-02").mkdir()
        pq.write_table(pa.table({"key": [7], "body": ["x"]}), self.folder / "day=2016-03-02" / "a.parquet")
        archive = Archive(places.uri(str(self.folder)), "parquet", COLUMNS)
        (request,) = archive.requests(archive.tasks()[0])
        self.assertEqual(json.loads(request.line), {"id": "7", "text": "x", "published_at": "2016-03-02"})

        (self.folder / "day=__HIVE_DEFAULT_PARTITION__").mkdir()
        pq.write_table(pa.table({"key": [8], "body": ["x"]}), self.folder / "day=__HIVE_DEFAULT_PARTITION__" / "a.parquet")
        (_, request) = archive.requests(archive.tasks()[0])
        self.assertEqual(json.loads(request.line), {"id": "8", "text": "x"})

    def test_a_folder_of_lines_may_be_named_after_a_day(self) -> None:
        (self.folder / "day=2016-03-02").mkdir()
        (self.folder / "day=2016-03-02" / "a.jsonl").write_text('{"key": "a", "body": "x"}')
        archive = Archive(places.uri(str(self.folder)), "jsonl", COLUMNS)
        (request,) = archive.requests(archive.tasks()[0])
        self.assertEqual(json.loads(request.line)["published_at"], "2016-03-02")

    def test_a_day_is_a_day_and_a_time_is_in_utc_or_without_a_zone_a_day(self) -> None:
        self.assertEqual(self.days(pa.array([date(2016, 3, 2), None])), ["2016-03-02", None])
        late = datetime(2016, 3, 2, 23, 5, 1, 500_000)
        self.assertEqual(self.days(pa.array([late], pa.timestamp("us"))), ["2016-03-02"])
        self.assertEqual(self.days(pa.array([late], pa.timestamp("ns", "America/Lima"))), ["2016-03-02T23:05:01Z"])
        self.assertEqual(self.days(pa.array(["2016-03-02T23:05:00+01:00"])), ["2016-03-02T23:05:00+01:00"])

    def test_a_day_that_no_calendar_has_ends_nothing(self) -> None:
        days = self.days(pa.array([2**31 - 1, 0], pa.int32()).cast(pa.date32()))
        self.assertEqual((len(days), days[1]), (2, "1970-01-01"))
        times = self.days(pa.array([2**62, 0], pa.timestamp("us", "UTC")))
        self.assertEqual((len(times), times[1]), (2, "1970-01-01T00:00:00Z"))

    def test_a_column_that_is_not_there_is_named(self) -> None:
        pq.write_table(pa.table({"id": ["a"], "texte": ["x"]}), self.folder / "a.parquet")
        with self.assertRaisesRegex(ValueError, "no column text; it has id, texte"):
            self.ids("parquet", None)

    def test_no_archive_is_an_error(self) -> None:
        with self.assertRaises(FileNotFoundError):
            Archive(places.uri(str(self.folder / "nothing")), "parquet", COLUMNS).tasks()
        with self.assertRaises(FileNotFoundError):
            Archive(places.uri(str(self.folder)), "parquet", COLUMNS).tasks()


if __name__ == "__main__":
    unittest.main()
