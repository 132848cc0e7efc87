"""Languages that are not audited: only what it takes to recognize them."""
