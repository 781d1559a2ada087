"""The app of forms/ is for `unic test`: its tests also fail."""

collect_ignore = ["forms"]
