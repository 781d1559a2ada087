"""How programs of tests tell of them, on lines that begin with RS (0x1e) and a word of the caller's; what a test prints itself lies between:

    RS WORD 3 begin
    RS WORD 3 passed NANOSECONDS
    RS WORD 3 failed NANOSECONDS, the traceback in lines of its own, and RS WORD 3 end
    RS WORD 3 skipped NANOSECONDS, the reason, and RS WORD 3 end; xfailed and xpassed likewise
"""

RECORD = "\x1e"
# The file of a program for pytest that lists its tests.
SELECTION = "unic_tests.json"
