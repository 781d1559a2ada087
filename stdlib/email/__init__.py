"""Only email.utils.formatdate(), for the Date field of HTTP."""
