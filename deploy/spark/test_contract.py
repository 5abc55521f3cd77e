"""Types from a description, and rows from lines, on a small contract."""

import unittest

import pyarrow as pa
import yaml

import contract
import ndjson
from rows import Rows
from stream import Block, ProcessFailed

DESCRIPTION = yaml.safe_load("""
paths:
  /prefix/v1/extract:
    post:
      responses:
        '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}
        '422': {content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
components:
  schemas:
    Answer:
      type: object
      required: [id, quotes]
      properties:
        id: {type: [string, 'null']}
        text: {type: [string, 'null']}
        quotes: {type: array, items: {$ref: '#/components/schemas/Quote'}}
    Quote:
      type: object
      required: [start, speaker, confidence]
      properties:
        start: {type: integer, format: int32}
        speaker: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Speaker'}]}
        confidence: {type: [number, 'null'], format: double}
    Speaker:
      type: object
      required: [kind]
      properties:
        kind: {type: string, enum: [person, group]}
    Problem:
      type: object
      required: [status, code, request_id]
      properties:
        status: {type: integer}
        code: {type: string}
        request_id: {type: [string, 'null']}
        id: {type: string}
        line: {type: integer}
        errors: {type: array, items: {type: string}}
""")

ANSWER = '{"id":"a","quotes":[{"start":3,"speaker":{"kind":"person"},"confidence":0.5},{"start":9,"speaker":null,"confidence":null}]}'
EMPTY = '{"id":null,"text":"Nothing.","quotes":[]}'
PROBLEM = '{"status":422,"code":"invalid-request","request_id":null,"id":"b","line":3,"errors":["/text"]}'
NO_JSON = '{"status":400,"code":"malformed-json","request_id":null,"line":4}'

AGREED = contract.read(DESCRIPTION)


def rows(ids: list[str | None], *lines: str) -> list[dict[str, object]]:
    block = Block(ids, "".join(f"{line}\n" for line in lines).encode())
    return [row for batch in Rows(AGREED).of(block) for row in batch.to_pylist()]


class Types(unittest.TestCase):
    def test_an_answer_is_typed_to_its_leaves(self) -> None:
        speaker = pa.struct([("kind", pa.string())])
        quote = pa.struct([("start", pa.int64()), ("speaker", speaker), ("confidence", pa.float64())])
        self.assertEqual(AGREED.answer, pa.schema([("id", pa.string()), ("text", pa.string()), ("quotes", pa.list_(quote))]))

    def test_the_problem_is_one_column(self) -> None:
        problem = pa.struct([("status", pa.int64()), ("code", pa.string()), ("errors", pa.list_(pa.string()))])
        self.assertEqual(AGREED.rows.field("problem").type, problem)


class Lines(unittest.TestCase):
    def test_answers_and_problems_become_rows(self) -> None:
        answer, problem = rows(["a", "b"], ANSWER, PROBLEM)
        self.assertEqual(answer["quotes"][0]["speaker"], {"kind": "person"})
        self.assertIsNone(answer["problem"])
        self.assertEqual(problem["problem"], {"status": 422, "code": "invalid-request", "errors": ["/text"]})
        self.assertEqual((problem["id"], problem["quotes"]), ("b", None))

    def test_a_problem_takes_the_id_that_was_asked(self) -> None:
        self.assertEqual(rows(["c"], NO_JSON)[0]["id"], "c")

    def test_rows_become_the_same_lines_again(self) -> None:
        for line in (ANSWER, EMPTY, PROBLEM, NO_JSON):
            (row,) = rows([None], line)
            self.assertEqual(ndjson.line(row, AGREED), ndjson.without_places(line))

    def test_answers_out_of_step_are_a_failure(self) -> None:
        with self.assertRaisesRegex(ProcessFailed, "out of step"):
            rows(["b"], ANSWER)

    def test_a_field_that_the_contract_does_not_know_is_a_failure(self) -> None:
        with self.assertRaisesRegex(pa.ArrowInvalid, "unexpected field"):
            rows(["a"], '{"id":"a","quotes":[],"mood":"grim"}')


if __name__ == "__main__":
    unittest.main()
