"""
The shapes in which municipalities print a process, one a module.

Each module has `NAME`, `fits(document) -> float` (0 = not this shape, 1 = surely) and
`read(document) -> Draft`. `to_plan` takes the best fit; several can share one document part by part.
"""
