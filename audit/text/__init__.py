"""Text of any language pack: folding, identification, sentences, tokens, readability."""
