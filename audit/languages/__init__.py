"""All that is one language: its grammar, its words and every sentence that the product says in it."""
