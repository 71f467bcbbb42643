"""Word lists with their references, and the one loader that reads them."""
