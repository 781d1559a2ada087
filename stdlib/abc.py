"""`abc`: ABC and abstractmethod are known to the compiler."""
