"""Only importlib.resources: what an image imports is settled when it is built."""
