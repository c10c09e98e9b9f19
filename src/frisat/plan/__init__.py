"""The time and process plan as data. Pure: the standard library only, nothing else of ours."""
