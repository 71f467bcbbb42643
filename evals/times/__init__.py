"""Expressions of time, scored on TimeBank and AQUAINT as TempEval-3 scores them."""
