"""Self-contained HTML pages: everything is in the file, nothing is asked of the network."""
