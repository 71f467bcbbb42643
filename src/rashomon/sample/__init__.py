"""The bundled story: sixteen captures of one invented negotiation, written for this project.

Everything in it is fiction.  ``README.md`` beside the story says which defect stands where.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["story_folder"]


def story_folder() -> Path:
    """Give the folder that holds the bundled story, ready to be passed to a run.

    Returns:
        An existing folder of text, HTML, JSON and CSV files, one of them broken on purpose.

    Raises:
        FileNotFoundError: The package lies in a zip archive, or was built without its data.
    """
    folder = Path(str(files(__name__).joinpath("story")))
    if not folder.is_dir():
        raise FileNotFoundError(
            f"the bundled story is not at {folder}: it needs an unpacked installation; "
            "reinstall with `pip install --force-reinstall rashomon`"
        )
    return folder
