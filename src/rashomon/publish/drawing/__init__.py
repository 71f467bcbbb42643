"""Drawings of a record as SVG: when things are said to have been, and who has whose text.

View data are found first, then put on paper, then written as markup in which every text is escaped
by construction.  Nothing here measures a font, asks a clock or draws by chance.
"""
