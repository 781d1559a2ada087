"""sys: arguments, streams, sizes."""

import sys

print(len(sys.argv), sys.maxsize, sys.byteorder, sys.maxunicode)
sys.stdout.write("written\n")
sys.stderr.write("to stderr\n")
print("to stderr too", file=sys.stderr)
print("flushed", end="", flush=True)
sys.stdout.flush()
print()
