"""What becomes of a record, however odd: a request that the service can answer or refuse."""

import json
import unittest

import pyarrow as pa

from archive import Columns, JsonLines, Request, from_table

COLUMNS = Columns(id="key", text="body", date="day")


def from_line(line: bytes) -> Request:
    (request,) = JsonLines(COLUMNS)([pa.record_batch({"value": [line]})])
    return request


def from_row(**fields: object) -> Request:
    (request,) = from_table([pa.RecordBatch.from_pylist([fields])])
    return request


class Lines(unittest.TestCase):
    def test_columns_are_renamed_and_others_left_out(self) -> None:
        request = from_line(b'{"key": "a", "body": "Ten died.", "day": "2016-03-02", "author": "M. Reyl"}')
        self.assertEqual(request.id, "a")
        self.assertEqual(json.loads(request.line), {"id": "a", "text": "Ten died.", "published_at": "2016-03-02"})

    def test_a_number_serves_as_an_id(self) -> None:
        request = from_line(b'{"key": 17, "body": "Ten died."}')
        self.assertEqual((request.id, json.loads(request.line)["id"]), ("17", "17"))

    def test_what_is_no_record_goes_on_as_it_is(self) -> None:
        for line in (b"{", b"[1]", b'"text"', b'{"key": "\xff"}', b"[" * 100_000):
            self.assertEqual(from_line(line), Request(None, line))

    def test_a_value_of_the_wrong_type_goes_on_as_it_is(self) -> None:
        self.assertEqual(json.loads(from_line(b'{"key": "a", "body": [1]}').line), {"id": "a", "text": [1]})

    def test_half_a_character_is_no_unicode(self) -> None:
        request = from_line(rb'{"key": "\ud800", "body": "\ud83d"}')
        self.assertEqual(request.id, "?")
        self.assertRaises(UnicodeDecodeError, request.line.decode)

    def test_a_byte_order_mark_and_blank_lines_are_no_records(self) -> None:
        self.assertEqual(from_line(b'\xef\xbb\xbf{"key": "a"}').id, "a")
        self.assertEqual(list(JsonLines(COLUMNS)([pa.record_batch({"value": [b"", b" \r"]})])), [])


class Table(unittest.TestCase):
    def test_a_row_is_a_request(self) -> None:
        request = from_row(id=b"a", text="Zehn Männer".encode(), published_at="2016-03-02")
        self.assertEqual(json.loads(request.line), {"id": "a", "text": "Zehn Männer", "published_at": "2016-03-02"})

    def test_no_date_is_no_date_and_no_text_is_null(self) -> None:
        request = from_row(id=b"a", text=None, published_at=None)
        self.assertEqual(json.loads(request.line), {"id": "a", "text": None})

    def test_what_is_not_utf8_stays_so(self) -> None:
        request = from_row(id=b"a", text=b"caf\xe9")
        self.assertEqual(request.id, "a")
        self.assertRaises(UnicodeDecodeError, request.line.decode)


if __name__ == "__main__":
    unittest.main()
