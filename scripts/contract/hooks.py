"""Teaches Schemathesis how lines of JSON are sent: as they are."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else b'{"text": "He left."}\n'
