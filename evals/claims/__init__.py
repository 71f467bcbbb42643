"""Whether positions on one proposition meet in one claim, and what is contested is told so."""
