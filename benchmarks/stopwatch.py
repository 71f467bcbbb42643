"""Time spent in single functions, each without what it spent in the others."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType, ModuleType
from typing import Any


class Stopwatch:
    """Takes the time of functions while they run.

    A generator's time is that of its making alone; its items count for who asks for them.

    Args:
        clock: What tells the time in seconds; ``time.process_time`` on a busy machine.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._inner: list[float] = [0.0]

    def timed(self, label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that does the same and is timed.

        Args:
            label: What to call it.
            function: The function.
        """

        def run(*args: Any, **kwargs: Any) -> Any:
            begin = self._clock()
            self._inner.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                whole = self._clock() - begin
                self.seconds[label] += whole - self._inner.pop()
                self.calls[label] += 1
                self._inner[-1] += whole

        return run

    @contextmanager
    def watching(self, *modules: ModuleType) -> Iterator[None]:
        """Times every function that some modules have from other modules of this package.

        Args:
            *modules: The modules, whose names are replaced for as long as this lasts.
        """
        replaced: list[tuple[ModuleType, str, Any]] = []
        for module in modules:
            for name, value in list(vars(module).items()):
                if isinstance(value, FunctionType) and value.__module__.startswith("rashomon."):
                    label = f"{value.__module__.rsplit('.', 1)[-1]}.{value.__name__}"
                    replaced.append((module, name, value))
                    setattr(module, name, self.timed(label, value))
        try:
            yield
        finally:
            for module, name, value in replaced:
                setattr(module, name, value)
