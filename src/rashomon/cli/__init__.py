"""The command line: thin doors to the library, with nothing of their own but words and tables."""

from rashomon.cli.main import main

__all__ = ["main"]
