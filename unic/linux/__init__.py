"""Minimal machines of Linux, made of Debian's packages: what a user would run in place of an image, to be measured beside it."""
