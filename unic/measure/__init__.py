"""What an image, or what it is compared with, costs: each kind of measurement in a file, all giving the values of `results`."""
