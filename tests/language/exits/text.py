"""sys.exit with a text: printed, status 1."""

import sys

sys.exit("fatal: no configuration")
