"""One sentence in its block: the marks that it bears."""
