"""One proposition across documents: who affirms it, who denies it, and what is contested."""

from rashomon.judge.claims.finding import find_claims
from rashomon.judge.claims.relating import Relates

__all__ = ["Relates", "find_claims"]
