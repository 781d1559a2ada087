"""Does the forbidden thing that its argument names. No app can: `runtime.selftest` is not for them."""

import sys

from runtime.selftest.forbidden import perform

print("before")
perform(sys.argv[1])
print("FAILURE: still alive")
