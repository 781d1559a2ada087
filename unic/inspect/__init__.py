"""What is in an image and why: the record that a build leaves, and how it is read, attributed and shown."""
