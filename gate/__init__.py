"""Quality as a gate: scores on annotated pages, with floors that only rise."""
