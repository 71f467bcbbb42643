"""The sentence model: what one short text says of another, and how sure an author is of events."""

from rashomon.judge.inference.network import model_digests
from rashomon.judge.inference.sentences import Predicate, Relation, SentenceModel

__all__ = ["Predicate", "Relation", "SentenceModel", "model_digests"]
