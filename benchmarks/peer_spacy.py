"""The same texts through a spaCy pipeline, all of its parts; run by ``benchmarks.reading``.

A program of its own for an environment that has spaCy and need not have Rashomon: texts as a JSON
list on standard input, the pipeline's name as argument, figures as JSON on standard output.
"""

from __future__ import annotations

import json
import resource
import sys
import time


def main() -> int:
    """Reads all texts and prints what it took."""
    texts = json.load(sys.stdin)
    import spacy  # type: ignore[import-not-found,unused-ignore]

    pipeline = spacy.load(sys.argv[1])
    started = time.process_time()
    for text in texts:
        pipeline(text)
    figures = {
        "name": f"spaCy {spacy.__version__}, {sys.argv[1]} {pipeline.meta['version']}",
        "parts": pipeline.pipe_names,
        "start_cpu_seconds": round(started, 3),
        "cpu_seconds": round(time.process_time() - started, 3),
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    sys.stdout.write(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
