"""Tests of what needs no torch in training."""
