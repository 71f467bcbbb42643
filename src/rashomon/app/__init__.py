"""The live app: a story on pages that one person works in, served to this machine alone."""
