"""The % operator of text: printf-style formatting, as CPython's library reference describes it."""
