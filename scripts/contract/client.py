"""Calls the service with the Python client that was generated from its contract."""

import sys

from python import Client
from python.api.extraction import extract, rules
from python.models import Answer, TextRequest

client = Client(base_url=sys.argv[1])
answer = extract.sync(client=client, body=TextRequest(text="“It rained,” said the mayor on Monday.", id="a"))
assert isinstance(answer, Answer) and answer.id == "a" and answer.language == "en", answer
assert rules.sync(client=client).rules, "there are rules"
print("the generated client reads the answer and the rules")
