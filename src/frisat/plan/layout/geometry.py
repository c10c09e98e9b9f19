"""What a timeline is made of, in px from the upper left corner. All frozen; nothing here decides anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

GAP = 14.0
"""Free space between neighbours of one row."""
ROW_GAP = 8.0
LANE_PAD = 12.0
LINE = 16.0
"""Height of a line of words."""
UNDER = 18.0
"""From the top of a row to the words under a bar."""
HIT = 4.0
"""A mark's link reaches this far beyond mark and words."""


class Shape(StrEnum):
    """The form of a mark; what each means stands in docs/reference/timeline.md."""

    DIAMOND = "diamond"
    SQUARE = "square"
    BAR = "bar"
    BAND = "band"
    HEARING = "hearing"
    ONE_OF = "one_of"


class Style(StrEnum):
    """How sure it is that it goes ahead; drawn by outline and words, never by colour alone."""

    PLAIN = "plain"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    GHOST = "ghost"


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.x < other.right - 1e-6
            and other.x < self.right - 1e-6
            and self.y < other.bottom - 1e-6
            and other.y < self.bottom - 1e-6
        )

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def within(self, other: Box) -> bool:
        return (
            self.x >= other.x - 1e-6
            and self.y >= other.y - 1e-6
            and self.right <= other.right + 1e-6
            and self.bottom <= other.bottom + 1e-6
        )


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words; `y` is its baseline, `width` measured in IBM Plex Sans. `role`: date, title or state."""

    text: str
    x: float
    y: float
    width: float
    role: str = "title"


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a mark. `side` says where they stand beside it: right, left or under."""

    box: Box
    lines: tuple[TextLine, ...]
    side: str


@dataclass(frozen=True, slots=True)
class Mark:
    """
    The mark of one activity.

    `box` holds everything drawn of it but the tail; `points` are the centres of the days of a diamond, square
    or one-of mark, and of the square in a decision's bar. `fade_start`, `fade_end` say how many px of a bar's ends are
    not certain. `open_start`, `open_end`: nothing limits it there (an arrow). `cut_start`, `cut_end`: it goes on
    outside the window. `tail` is "before" or "after" when the date is a limit, and `tail_to` where its fading line
    ends. `approximate`: the words say "about".
    `posts_sure`: a hearing's first and last day are known to the day.
    """

    shape: Shape
    style: Style
    box: Box
    points: tuple[float, ...] = ()
    fade_start: float = 0.0
    fade_end: float = 0.0
    open_start: bool = False
    open_end: bool = False
    cut_start: bool = False
    cut_end: bool = False
    tail: str | None = None
    tail_to: float = 0.0
    approximate: bool = False
    posts_sure: bool = True

    @property
    def middle(self) -> float:
        return self.box.y + self.box.height / 2

    @property
    def reach(self) -> Box:
        """The box with the tail of a limit."""
        if self.tail is None:
            return self.box
        left, right = min(self.box.x, self.tail_to), max(self.box.right, self.tail_to)
        return Box(left, self.box.y, right - left, self.box.height)


@dataclass(frozen=True, slots=True)
class Placed:
    """One activity in its row (`row` counts from 0 in its lane); `inferred`: the year is not in its words."""

    key: str
    row: int
    mark: Mark
    label: Label
    inferred: bool

    @property
    def box(self) -> Box:
        """Everything drawn of it."""
        return self.mark.reach.around(self.label.box)

    @property
    def hit(self) -> Box:
        """What the pointer and the focus frame take."""
        box = self.box
        return Box(box.x - HIT, box.y - HIT, box.width + 2 * HIT, box.height + 2 * HIT)


@dataclass(frozen=True, slots=True)
class Move:
    """The line from a postponed mark to its new place; it points towards `x2`."""

    key: str
    to: str
    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True)
class Lane:
    """
    `name` is empty when the drawing has one lane. `placed` stands in order of time, as Tab goes through it.

    `former`: where moved activities stood in an earlier version, each under its activity's key; the way to the new
    place is one of `moves`, from and to the same key, where both fit in one row.
    """

    name: str
    lines: tuple[TextLine, ...]
    box: Box
    placed: tuple[Placed, ...]
    moves: tuple[Move, ...] = ()
    former: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A grid line at `x` and its words, centred on `text_x` (minor) or beginning there (major); words may be empty."""

    x: float
    major: bool
    text: str
    text_x: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Days `first` to `last`, both shown whole, stand from `left` to `right`; `unit` is that of the minor ticks."""

    first: date
    last: date
    left: float
    right: float
    unit: str
    ticks: tuple[Tick, ...]

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / (self.last.toordinal() - self.first.toordinal() + 1)

    def x(self, day: date) -> float:
        """Where `day` begins; days outside the window lie outside `left` to `right`."""
        return self.left + (day.toordinal() - self.first.toordinal()) * self.day_width

    def middle(self, day: date) -> float:
        return self.x(day) + self.day_width / 2

    def after(self, day: date) -> float:
        """Where `day` ends."""
        return self.x(day) + self.day_width


@dataclass(frozen=True, slots=True)
class Today:
    x: float
    pill: Box
    text: str


@dataclass(frozen=True, slots=True)
class TrayItem:
    key: str
    box: Box
    lines: tuple[TextLine, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Tray:
    """The activities without a date, under the lanes."""

    name: TextLine
    box: Box
    items: tuple[TrayItem, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """
    A whole drawing. Lanes stand in the order of first mention in the plan, activities inside them by time.

    `before`, `after`: keys of the activities wholly outside a window that was asked for. `name_width` is 0 when the
    lanes have no names. `bottom` is where the lanes end, above the tray.
    """

    width: float
    height: float
    name_width: float
    top: float
    bottom: float
    axis: Axis | None
    lanes: tuple[Lane, ...]
    today: Today | None
    tray: Tray | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    remarks: tuple[TextLine, ...] = ()
    """How many stand outside the window, and what an empty drawing says instead of lanes."""

    def placed(self) -> dict[str, Placed]:
        """Every dated activity that is drawn, by key."""
        return {p.key: p for lane in self.lanes for p in lane.placed}

    def rows(self) -> dict[str, int]:
        """Key -> row in its lane; given back to `lay_out` as `keep_rows`, it keeps everything where it was."""
        return {p.key: p.row for lane in self.lanes for p in lane.placed}
