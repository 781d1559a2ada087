"""urllib: only urllib.parse."""
