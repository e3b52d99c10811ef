"""Speed and memory, measured beside the stock taggers on the same texts in the same run."""
