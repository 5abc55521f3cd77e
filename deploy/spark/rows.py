"""Answers as rows: blocks of lines in, Arrow record batches with the contract's columns out."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from contract import Contract
from stream import Block, ProcessFailed


class Rows:
    """Parses blocks of lines. One schema serves both kinds of line, so no line is looked at in Python."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        # A field that the contract does not know is an error: then the schema is of another version than the binary.
        self.parsing = pa.json.ParseOptions(contract.lines, unexpected_field_behavior="error")

    def of(self, block: Block) -> Iterator[pa.RecordBatch]:
        """The block's rows, in order."""
        if not block.ids:
            return
        reading = pa.json.ReadOptions(use_threads=False, block_size=len(block.lines) + 1)
        (lines,) = pa.json.read_json(pa.BufferReader(block.lines), reading, self.parsing).to_batches()
        columns = dict(zip(lines.schema.names, lines.columns))
        columns["id"] = ids(columns["id"], block.ids)
        columns["problem"] = self.problem(columns)
        yield pa.RecordBatch.from_arrays([columns[name] for name in self.contract.rows.names], schema=self.contract.rows)

    def problem(self, columns: dict[str, pa.Array]) -> pa.Array:
        """The problem of each line, null where the line is an answer."""
        fields = self.contract.problem_fields
        is_answer = pc.is_null(columns[self.contract.marker])
        return pa.StructArray.from_arrays([columns[f.name] for f in fields], fields=fields, mask=is_answer)


def ids(answered: pa.Array, asked: list[str | None]) -> pa.Array:
    """The ids of the rows. A problem may not know the id of its record; the request does.

    Raises `ProcessFailed` if an answer has another id than the request in its place.
    """
    known = pa.array(asked, pa.string())
    if pc.any(pc.not_equal(answered, known)).as_py():
        raise ProcessFailed("answers and requests are out of step")
    return pc.coalesce(known, answered)
