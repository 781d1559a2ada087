print("never printed")
TEXT = "never"
