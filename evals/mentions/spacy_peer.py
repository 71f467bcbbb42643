"""Names as a spaCy pipeline finds them; run by whatever Python has spaCy, without this project.

    python spacy_peer.py MODEL < texts.jsonl > found.jsonl

A line of texts is {"corpus", "name", "text"}; a line of findings {"corpus", "name", "mentions":
[[start, end, kind], ...]}, offsets in code points; the last line is {"reader", "cpu_seconds"},
without the time of loading.
"""

import json
import sys
import time

import spacy  # type: ignore[import-not-found,unused-ignore]

KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""OntoNotes' labels (Weischedel et al. 2013) that the gold labels have a kind for."""


def main() -> int:
    """Read every text and print what was found."""
    model = spacy.load(sys.argv[1], exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])
    model("Ana Ruiz was warm before the clock ran.")
    rows = [json.loads(line) for line in sys.stdin]
    started = time.process_time()
    for row in rows:
        found = [
            [entity.start_char, entity.end_char, KINDS[entity.label_]]
            for entity in model(row["text"]).ents
            if entity.label_ in KINDS
        ]
        print(json.dumps({"corpus": row["corpus"], "name": row["name"], "mentions": found}))
    meta = model.meta
    reader = f"spaCy {spacy.__version__} {meta['lang']}_{meta['name']} {meta['version']}"
    print(json.dumps({"reader": reader, "cpu_seconds": time.process_time() - started}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
