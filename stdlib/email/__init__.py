"""email: only email.utils, dates in header fields."""
