"""What a process has used, and on which machine."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import Any

import onnxruntime

if sys.platform != "win32":
    import resource


def peak_bytes(*, of_workers: bool = False) -> int | None:
    """Peak memory in bytes, of this process or of its largest worker; ``None`` on Windows."""
    if sys.platform == "win32":
        return None
    who = resource.RUSAGE_CHILDREN if of_workers else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss
    # Kilobytes, but bytes on macOS.
    return peak if sys.platform == "darwin" else peak * 1024


def cpu_seconds() -> float | None:
    """Processor time of this process and its workers, whatever else the machine was doing."""
    if sys.platform == "win32":
        return None
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def in_megabytes(size: int | None) -> str:
    """Bytes as a reader of tables wants them."""
    return "unknown" if size is None else f"{size / 1e6:.0f}"


def describe_machine() -> dict[str, Any]:
    """System, processor and the versions that decide about speed."""
    return {
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "python": platform.python_version(),
        "onnxruntime": onnxruntime.__version__,
    }


def _processor() -> str:
    """The processor's own name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
