"""From document to plan: `from_*` turn a file into blocks, `to_plan` turns blocks into a `Reading`."""
