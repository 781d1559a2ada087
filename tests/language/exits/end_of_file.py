"""A program that ends has status 0, and what it printed without a newline comes out."""

print("no newline at the end", end="")
