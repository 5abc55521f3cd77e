"""Turns texts in capitals into mixed case.

    python truecase.py CAPITALS.jsonl MIXED.jsonl MODEL_TEXT.jsonl…

Each word takes the form it has most often, within a sentence, in the model texts; a word they do not have is
capitalised, since in the news most such words are names. First words of sentences are capitalised.
"""

import json
import re
import sys
from collections import Counter, defaultdict

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
SENTENCE_END = re.compile(r"[.!?:\]\"”]\s*$")


def texts(path):
    with open(path, encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)


def frequent_forms(paths):
    """For each word in lower case its most frequent form, first words of sentences and capital runs left out."""
    forms = defaultdict(Counter)
    for path in paths:
        for document in texts(path):
            for paragraph in document["text"].split("\n"):
                letters = [c for c in paragraph if c.isalpha()]
                if sum(c.isupper() for c in letters) * 3 > len(letters):
                    continue
                for match in WORD.finditer(paragraph):
                    before = paragraph[: match.start()]
                    if before.strip() and not SENTENCE_END.search(before):
                        forms[match.group().lower()][match.group()] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in forms.items()}


def mixed(text, forms):
    """The text with every word in its frequent form."""

    def form(match):
        word = match.group().lower()
        first = not text[: match.start()].strip() or SENTENCE_END.search(text[max(0, match.start() - 4) : match.start()])
        written = forms.get(word) or (word if len(word) == 1 else word.capitalize())
        return written[0].upper() + written[1:] if first else written

    return WORD.sub(form, text)


def main(capitals, target, *model_texts):
    forms = frequent_forms(model_texts)
    with open(target, "w", encoding="utf8") as out:
        for document in texts(capitals):
            row = {"id": document["id"], "text": mixed(document["text"], forms)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
