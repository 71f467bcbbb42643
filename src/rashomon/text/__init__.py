"""Pure string work, shared by the stages."""
