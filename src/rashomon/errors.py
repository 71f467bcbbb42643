"""The exception tree; every error this package raises on purpose is one of these.

::

    RashomonError
    ├── UsageError            the call or the command line is wrong          exit 2
    │   ├── SettingsError     a setting is unknown or out of its range
    │   └── MissingExtra      a part that is not installed is needed for it
    ├── InputError            this input only; becomes a Failure, the run goes on
    │   ├── UnreadableCapture the bytes cannot be decoded or are broken
    │   ├── UnsupportedFormat no reader for this kind of file
    │   ├── LimitExceeded     a cap on bytes, ratio, depth, entries or seconds was hit
    │   └── NoArticleText     it was read, and holds no article
    ├── NothingUsable         a run in which no input yielded a document     exit 3
    ├── VerificationFailed    a span or a hash does not match the bytes      exit 4
    ├── StoreError            the story file cannot be used                  exit 5
    │   ├── StoreLocked       another process is writing to it
    │   ├── SchemaMismatch    it was written by a newer version, or is no story
    │   ├── NotFound          no such document, statement or story
    │   └── WriteConflict     a second, different record under one id
    ├── EngineError           a worker process was lost                      exit 5
    ├── Interrupted           stopped by the user; the same call resumes     exit 130
    └── InvariantError        our own bug: a span outside its text …         exit 70

Each message says what failed, where, what is allowed and what to do next.  ``slug`` is the
short, stable name under which a failure is counted and documented.
"""


class RashomonError(Exception):
    """Base of all errors raised on purpose.

    Attributes:
        exit_code: What the command line exits with when this ends the run.
        slug: Stable short name, ``noun.adjective``, for counting and for documentation.
    """

    exit_code = 70
    slug = "error"


class UsageError(RashomonError):
    """The call or the command line is wrong."""

    exit_code = 2
    slug = "usage.wrong"


class SettingsError(UsageError):
    """A setting is unknown, of the wrong type or out of its range."""

    slug = "settings.wrong"


class MissingExtra(UsageError):
    """Something was asked for that needs a part which is not installed."""

    slug = "extra.missing"


class InputError(RashomonError):
    """One input cannot be used; it becomes a ``Failure`` and the run goes on."""

    exit_code = 1
    slug = "input.unusable"


class UnreadableCapture(InputError):
    """The bytes received are broken or cannot be decoded.

    Args:
        message: What, where, what is allowed, what to do.
        slug: A finer name, e.g. ``gzip.broken``.
    """

    slug = "capture.unreadable"

    def __init__(self, message: str, slug: str | None = None) -> None:
        super().__init__(message)
        if slug is not None:
            self.slug = slug


class UnsupportedFormat(InputError):
    """There is no reader for this kind of file."""

    slug = "format.unsupported"


class LimitExceeded(InputError):
    """A cap on bytes, ratio, depth, entries or seconds was reached.

    Args:
        message: Which cap, its value, what was met, and the setting that raises it.
        slug: A finer name, e.g. ``limit.bytes``.
    """

    slug = "limit.exceeded"

    def __init__(self, message: str, slug: str | None = None) -> None:
        super().__init__(message)
        if slug is not None:
            self.slug = slug


class NoArticleText(InputError):
    """The input was read and holds no article."""

    slug = "article.none"


class NothingUsable(RashomonError):
    """No input of the run yielded a document."""

    exit_code = 3
    slug = "run.empty"


class VerificationFailed(RashomonError):
    """A stored span or hash does not match the stored bytes."""

    exit_code = 4
    slug = "verification.failed"


class StoreError(RashomonError):
    """The story file cannot be used."""

    exit_code = 5
    slug = "store.unusable"


class StoreLocked(StoreError):
    """Another process is writing to the story."""

    slug = "store.locked"


class SchemaMismatch(StoreError):
    """The file is no story, or was written by a newer version."""

    slug = "store.schema"


class NotFound(StoreError):
    """No such story, document, statement or entity."""

    slug = "store.absent"


class WriteConflict(StoreError):
    """A second record with different content was written under one id."""

    slug = "store.conflict"


class EngineError(RashomonError):
    """A worker process died or could not be started."""

    exit_code = 5
    slug = "engine.lost"


class Interrupted(RashomonError):
    """The run was stopped by its user; the same call goes on from there."""

    exit_code = 130
    slug = "run.interrupted"


class InvariantError(RashomonError):
    """A promise of our own was broken: this is a bug in Rashomon."""

    exit_code = 70
    slug = "invariant.broken"
