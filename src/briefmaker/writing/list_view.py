"""What templates see of the lists of a section: steps, points, questions and so on.

All text is `Markup`, as in `view`; each list is a block of its section and stands
after its text. `words` are the fixed words in the language of that section.
"""

from typing import Literal

from markupsafe import Markup

from briefmaker.values import Struct
from briefmaker.writing.words import Words


class Recommendation(Struct, frozen=True):
    """One thing to approve.

    Attributes:
        owner: who recommends it, where offices differ; maybe nothing.
    """

    text: Markup
    owner: Markup


class Recommendations(Struct, frozen=True):
    """What the reader is asked to approve.

    Attributes:
        answers: what the boxes beside each one say; nothing for no boxes.
        signed: a line for signature and date stands under the last list of them.
    """

    items: tuple[Recommendation, ...]
    words: Words
    answers: tuple[Markup, ...]
    signed: bool
    kind: Literal["recommendations"] = "recommendations"


class NextStep(Struct, frozen=True):
    """A verb, an owner, a date; the last two hold a dash where there is none."""

    do: Markup
    owner: Markup
    by: Markup


class NextSteps(Struct, frozen=True):
    """The next steps, set as a small table."""

    items: tuple[NextStep, ...]
    words: Words
    kind: Literal["steps"] = "steps"


class Point(Struct, frozen=True):
    """A point to be spoken: a bold topic, a sentence, maybe why it matters."""

    topic: Markup
    say: Markup
    why: Markup


class Points(Struct, frozen=True):
    """Talking points, in the order in which they are to be made."""

    items: tuple[Point, ...]
    kind: Literal["points"] = "points"


class Question(Struct, frozen=True):
    """A question, its answer, and maybe what not to go beyond."""

    ask: Markup
    answer: Markup
    beyond: Markup


class Questions(Struct, frozen=True):
    """Questions that may come, with what to answer."""

    items: tuple[Question, ...]
    words: Words
    kind: Literal["questions"] = "questions"


class Person(Struct, frozen=True):
    """Somebody across the table, maybe with a line about them."""

    name: Markup
    note: Markup


class People(Struct, frozen=True):
    """Who sits across the table."""

    items: tuple[Person, ...]
    words: Words
    kind: Literal["people"] = "people"


SectionList = Recommendations | NextSteps | Points | Questions | People
