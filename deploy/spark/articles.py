"""An archive to try the job on: a few texts in, as many different articles as asked for out."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "article.txt"
# One record in so many is bad: it has no text.
BAD = 1999


@dataclass(frozen=True)
class Article:
    id: str
    text: str
    published: datetime.date


def texts(corpora: Path | None) -> list[str]:
    """The texts of all JSON lines files in a folder; without one, the example article."""
    if not corpora:
        return [EXAMPLE.read_text()]
    files = sorted(corpora.glob("*.jsonl"))
    return [record["text"] for file in files for line in file.open() if (record := json.loads(line)).get("text", "").strip()]


def articles(texts: list[str], count: int) -> Iterator[Article]:
    """`count` articles, each unlike the others: the paragraphs turn with every round, and the last one has a number."""
    for number in range(count):
        turns, source = divmod(number, len(texts))
        paragraphs = texts[source].split("\n\n")
        turn = turns % len(paragraphs)
        paragraphs = paragraphs[turn:] + paragraphs[:turn]
        paragraphs.append(f"Police said on Monday that {number + 2} people had been moved to safety.")
        text = "" if number % BAD == BAD - 1 else "\n\n".join(paragraphs)
        published = datetime.date(2014, 1, 1) + datetime.timedelta(days=number % 1000)
        yield Article(f"article-{number:07}", text, published)


def request(article: Article) -> str:
    """The article as a line for `copydesk extract --format ndjson`."""
    fields = {"id": article.id, "text": article.text, "published_at": article.published.isoformat()}
    return json.dumps(fields, ensure_ascii=False)
