"""Who said what, according to whom: a story from Python.

Run it with nothing to read the bundled story, or with paths and the name of a story file:

    python examples/library.py accounts/ visit.story
"""

from __future__ import annotations

import sys

import rashomon
from rashomon.sample import story_folder


def main(paths: list[str], story_path: str) -> None:
    """Builds a story and prints its direct quotations, each with its outlet and speaker.

    Args:
        paths: Files and folders to read.
        story_path: The story file; it is created, or gone on with.
    """
    report = rashomon.build(paths, story_path)
    for failure in report.failures:
        print(f"{failure.name} was not read: {failure.message}")  # noqa: T201 - an example
    with rashomon.open_story(story_path) as story:
        for row in story.statement_rows():
            if row["kind"] == "direct" and row["speaker"]:
                where = row["outlet"] or row["document"]
                print(f"{where} reports that {row['speaker']} said {row['content']}")  # noqa: T201


if __name__ == "__main__":
    given = sys.argv[1:]
    if len(given) == 1:
        sys.exit("give paths and, last, the name of the story file")
    main(given[:-1] or [str(story_folder())], given[-1] if given else "sample.story")
