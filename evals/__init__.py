"""Evaluations on corpora that are not part of the project; each folder is one."""
