"""Who said what in an article:  python3 who_said.py ARTICLE.txt [PUBLISHED]

Python's strings count code points, and so does Copydesk unless asked otherwise: text[start:end] is right as it is.
What bites is reading the file: text mode turns "\r\n" into "\n", and every position after it is off by one; and a
byte order mark counts in no position. So the bytes are read and decoded as they are, without the mark.
"""
import json
import os
import pathlib
import sys
import urllib.error
import urllib.request

SERVICE = os.environ.get("COPYDESK_URL", "http://localhost:8080")


def extract(text, published=None):
    body = {"text": text, "layers": ["quotes"]}
    if published:
        body["published_at"] = published
    request = urllib.request.Request(
        f"{SERVICE}/v1/extract",
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:  # a problem document says what to change
        sys.exit(f"{error.code}: {json.load(error)['detail']}")


text = pathlib.Path(sys.argv[1]).read_bytes().decode("utf-8-sig")
for quote in extract(text, *sys.argv[2:3])["quotes"]:
    print(f"{quote['speaker_name'] or '?'}\t{text[quote['start']:quote['end']]}")
