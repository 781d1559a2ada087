"""Big-endian fields inside frames (RFC 791 appendix B). Callers have checked the lengths."""

from runtime.big_endian import get16, get32, put16, put32

__all__ = ["get16", "get32", "put16", "put32"]
