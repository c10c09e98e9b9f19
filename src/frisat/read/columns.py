"""placeholder"""
from frisat.read.blocks import Block, Line
def with_tables(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    return lines
