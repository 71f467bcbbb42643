r"""From the corpora to the shipped reader.

    python -m training.reader --data POLNEAR/data --names FILE --plain DIR --work DIR \
        --out src/rashomon/weights/reader

Fits a teacher on train, asks it and the pretrained sentence encoder about every text, fits
the network that is shipped on their answers and on the labels made by hand, chooses the
checkpoint on dev, fits linker and confidence, and writes the files that the package ships.
Takes about two hours on two cores. Checkpoints, answers and the logs stay in the work folder;
run again after a break, it goes on from the last epoch.

FILE is what `python -m training.mentions` writes; DIR of plain texts holds CORPUS/NAME.txt.
Needs torch, onnx, safetensors and the packages that `training.pretrained` names, none of
which the package itself depends on. With glibc, MALLOC_MMAP_MAX_=0 and a large
MALLOC_TRIM_THRESHOLD_ spare the kernel from clearing the same pages again at every step.
"""

import argparse
import json
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer

from evals.attribution.__main__ import evaluate_tagger
from evals.attribution.polnear import read_split
from rashomon.read.network import CONFIG
from rashomon.read.tagger import Tagger
from training.card import write_card
from training.corpus import LabelledDocument, label_text
from training.distil import distil
from training.linker import fit_linker
from training.pretrained import find_minilm, load_tokenizer, unpack_mpnet
from training.shipping import average_states, choose_epoch, ship, write_model
from training.student import fit_student
from training.teacher import build_teacher, fit_teacher
from training.texts import read_annotated, read_names, read_plain, read_written
from training.written import FOLDER

WRITTEN_TIMES = 2
"""Passages written for training are shown so often an epoch: they stand for many more."""
CANDIDATES = 4
"""Checkpoints that are scored: the last ones, and their mean."""


def main() -> int:
    """Run all steps in order."""
    args = _parse_arguments()
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    documents = _learn_labels(args, tokenizer)
    written = [label_text(text, tokenizer) for text in read_written(FOLDER)] * WRITTEN_TIMES
    checkpoints = fit_student(documents + written, find_minilm(), args.work / "student")
    linker = args.work / "linker.json"
    fit_linker([*read_annotated(args.data, "train", {}), *read_written(FOLDER)], linker)
    mean = average_states(checkpoints[-CANDIDATES:], args.work / "mean.pt")
    candidates = [*checkpoints[-CANDIDATES:], mean]
    chosen, scores = choose_epoch(candidates, tokenizer, linker, args.data, args.work)
    print(json.dumps(scores, indent=1))
    ship(chosen, tokenizer, linker, args.data, args.out)
    _describe(chosen, tokenizer, linker, args)
    return 0


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="a corpus of PolNeAR's shape")
    parser.add_argument("--names", type=Path, required=True, help="labelled names (JSON lines)")
    parser.add_argument("--plain", type=Path, required=True, help="texts without attributions")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and log")
    parser.add_argument("--out", type=Path, required=True, help="where the shipped files go")
    parser.add_argument("--threads", type=int, default=2, help="of one step (default: 2)")
    return parser.parse_args()


def _learn_labels(args: argparse.Namespace, tokenizer: Tokenizer) -> list[LabelledDocument]:
    """Annotated and plain texts with the answers of the teachers."""
    names = read_names(args.names)
    annotated = [label_text(t, tokenizer) for t in read_annotated(args.data, "train", names)]
    plain = [label_text(t, tokenizer) for t in read_plain(args.plain, names)]
    pieces = sum(len(document.own.pieces.ids) for document in annotated + plain)
    print(f"{len(annotated)} + {len(plain)} documents, {pieces} word pieces", flush=True)
    base = unpack_mpnet(args.work)
    teacher = build_teacher(base)
    last = fit_teacher(annotated, base, args.work / "teacher")
    teacher.load_state_dict(torch.load(last, weights_only=True)["model"])
    return distil(annotated + plain, tokenizer, teacher, find_minilm(), args.work)


def _describe(chosen: Path, tokenizer: Tokenizer, linker: Path, args: argparse.Namespace) -> None:
    """Write the card, with the 32-bit form of the network for comparison."""
    confidence = json.loads((args.out / CONFIG).read_text("utf-8"))["confidence"]
    wide = args.work / "wide-model"
    write_model(chosen, tokenizer, linker, wide, bits=32, confidence=confidence)
    documents = list(read_split(args.data, "dev"))
    results = [evaluate_tagger(documents, Tagger(path), "dev") for path in (args.out, wide)]
    state = torch.load(chosen, weights_only=True)["model"]
    parameters = sum(tensor.numel() for tensor in state.values())
    write_card(args.out, chosen.stem, parameters, *results)


if __name__ == "__main__":
    sys.exit(main())
