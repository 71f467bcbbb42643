"""Texts in another order than they were written in: told from untouched ones?"""
