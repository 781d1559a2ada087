"""`unic report`: measurements of apps and of what they are compared with, as one document, and the document in several forms."""
