"""`unic test`: an app's tests under CPython and inside an image, from one program that calls them all."""
