"""Where work is run: the protocol every engine fulfils, and what it makes of a failed item."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, Protocol, TypeVar

from rashomon.errors import EngineError, InputError, InvariantError, RashomonError

ItemT = TypeVar("ItemT", contravariant=True)
ResultT = TypeVar("ResultT", covariant=True)
Item = TypeVar("Item")
Result = TypeVar("Result")


class Task(Protocol[ItemT, ResultT]):
    """A function of one item that may need something heavy first, such as a model.

    It must be picklable, and give the same result for the same item in any process.
    """

    def prepare(self) -> None:
        """Loads what is needed, once for each process, before the first item."""
        ...

    def __call__(self, item: ItemT) -> ResultT:
        """Works on one item."""
        ...


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that gave no result, though the run goes on.

    Args:
        slug: ``worker.lost``: its process died, twice; ``limit.seconds``: it took too long;
            ``internal.error``: a mistake of ours, or memory or recursion ran out.
        message: What happened and what to do.
    """

    slug: Literal["worker.lost", "limit.seconds", "internal.error"]
    message: str


class Engine(Protocol):
    """Runs a task on many items; no result may depend on where or beside what it ran."""

    def map(self, task: Task[Item, Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        """Runs a task on each item.

        Items are taken in the caller's thread, a few at a time, as results are asked for.

        Args:
            task: What to run.
            items: What to run it on.

        Yields:
            One result for each item, in the order of the items.

        Raises:
            EngineError: Processes could not be started, or not be prepared.
            RashomonError: An error of the task that concerns more than one item.
        """
        ...


def prepare(task: Task[Item, Result]) -> None:
    """Prepares a task.

    Args:
        task: The task.

    Raises:
        EngineError: It cannot be prepared, and so nothing can be worked on.
        RashomonError: What the task itself says about that.
    """
    try:
        task.prepare()
    except RashomonError:
        raise
    except Exception as err:
        raise EngineError(
            f"the reader could not be started ({type(err).__name__}: {err}); install rashomon "
            "anew, and check that all its files are there"
        ) from err


def attempt(task: Task[Item, Result], item: Item) -> Result | Lost:
    """Runs a task on one item, so that one item's trouble stays its own.

    Args:
        task: A prepared task.
        item: What to run it on.

    Returns:
        The result, or why there is none.

    Raises:
        RashomonError: The error concerns more than this item, e.g. a model is missing.
    """
    try:
        return task(item)
    except (InputError, InvariantError) as err:
        return Lost("internal.error", _told(err))
    except RashomonError:
        raise
    except Exception as err:  # noqa: BLE001 - the seam where a mistake is kept to one item
        return Lost("internal.error", _told(err))


def _told(err: Exception) -> str:
    """What went wrong, and at which line of ours, without any path of this machine."""
    frames = traceback.extract_tb(err.__traceback__)
    places = [
        f"{PurePath(frame.filename).name}:{frame.lineno}"
        for frame in frames
        if "rashomon" in PurePath(frame.filename).parts
    ]
    where = f" at {places[-1]}" if places else ""
    # A message may quote the whole text that it stumbled over.
    said = " ".join(str(err)[:300].split())
    return (
        f"{type(err).__name__}{where}: {said} (this is a mistake in rashomon: please report it; "
        "the other inputs are not touched by it)"
    )
