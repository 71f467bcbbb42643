"""Print the figures, and errors to be read."""

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from evals.attribution.scoring import Piece
from evals.speakers.scoring import Judged


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures in percent with 95 % intervals.

    Args:
        result: What `describe_result` gives, with a header.
        out: Where to.
    """
    print(f"speakers labelled by hand, {result['half']}: {result['documents']} documents", file=out)
    for corpus, row in {"all": result["all"], **result["sets"]}.items():
        _print_row(corpus, row, out)
    print("by rule: right of found", file=out)
    for rule, (count, right) in result["rules"].items():
        print(f"  {rule:<28} {right:4} of {count:4}  {100 * right / count:5.1f}", file=out)
    print("speakers across documents, B-cubed", file=out)
    for corpus, row in result["clusters"].items():
        cells = (f"{which} F1 {_cell(row, f'{which}.f1')}" for which in ("b3", "resolved"))
        print(f"  {corpus:<12} {'  '.join(cells)}", file=out)


def print_agreement(agreement: Mapping[str, Any], out: TextIO) -> None:
    """Print how far the two passes agree.

    Args:
        agreement: What `measure_agreement` gives.
        out: Where to.
    """
    print(
        f"two passes, {agreement['documents']} documents, {agreement['attributions']} labels:"
        f" same class {100 * agreement['same']:.1f}, kappa {agreement['kappa']:.2f};"
        f" same speaker {100 * agreement['speaker']:.1f} of {agreement['named']}",
        file=out,
    )


def print_error(one: Judged, text: str, out: TextIO) -> None:
    """Print one judgement that is not right, with the words that it is about.

    Args:
        one: The judgement.
        text: The text received.
        out: Where to.
    """
    label, speaker = one.label, one.speaker
    wanted = label.speaker or " and ".join(label.joint)
    said = "nobody" if speaker is None else f"{speaker.rule}: {' / '.join(speaker.aliases[:4])}"
    print(f"{one.corpus} {one.document[:24]}: {label.kind} {wanted}; found {said}", file=out)
    for role in ("source", "cue", "content"):
        print(f"    {role:<8}{_words(text, getattr(label, role))[:200]}", file=out)


def _print_row(corpus: str, row: Mapping[str, Any], out: TextIO) -> None:
    count = row["counts"]
    print(
        f"{corpus}: {count.get('named.gold', 0)} named, {count.get('unnamed.gold', 0)} unnamed,"
        f" {count.get('unknown.gold', 0)} unknown, {count.get('none', 0)} no attributions;"
        f" {count.get('unmet', 0)} not read",
        file=out,
    )
    for which in ("named", "unnamed"):
        cells = (f"{part[0].upper()} {_cell(row, f'{which}.{part}')}" for part in _PARTS)
        print(f"  {which:<10}{'  '.join(cells)}", file=out)


_PARTS = ("precision", "recall")


def _cell(row: Mapping[str, Any], name: str) -> str:
    low, high = row["intervals"][name]
    return f"{100 * row['figures'][name]:5.1f} [{100 * low:.1f}, {100 * high:.1f}]"


def _words(text: str, pieces: Sequence[Piece]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in pieces) or "–"
