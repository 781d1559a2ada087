"""Elementary functions of floats, behind `math`: correctly rounded in all but about one of a thousand cases.

The kernels return two floats whose sum is the result to 65 bits or more; the last addition rounds. Bad arguments
are the callers' business, except where a function says what it raises.
"""
