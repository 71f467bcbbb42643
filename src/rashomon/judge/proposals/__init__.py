"""What was proposed, demanded, offered or asked of whom, and how it was answered."""

from rashomon.judge.proposals.finding import find_proposals

__all__ = ["find_proposals"]
