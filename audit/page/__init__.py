"""One page: from what stands on it to the facts that the checks need."""
