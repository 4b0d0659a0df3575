"""The lists of a section, from what was written to what a template sees."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Section, Step
from briefmaker.problems import Address
from briefmaker.values import Struct
from briefmaker.writing.header import line, plain, sentence
from briefmaker.writing.language import Language
from briefmaker.writing.list_view import (
    NextStep,
    NextSteps,
    People,
    Person,
    Point,
    Points,
    Question,
    Questions,
    Recommendation,
    Recommendations,
    SectionList,
)
from briefmaker.writing.written import Written

NOBODY = Markup("–")
"""What stands in a table where nothing is said; a cell is never empty."""

DOTTED = ("az", "tr")
"""Languages in which the capital of `i` keeps its dot."""

FIRST = re.compile(r"^((?:<(?:strong|em)>)*)([^\W\d_])(?!\w*[A-Z])")
"""The first letter of a line, if it is the author's own: a fact keeps its case."""


class Lister(Struct, frozen=True):
    """Turns the lists of sections into what a template sees."""

    brief: Brief
    kind: Kind
    written: Written
    language: Language

    def lists(self, number: int) -> Iterator[SectionList]:
        """Yield the list of a section, if it has one."""
        section = self.brief.sections[number]
        for key in section.lists:
            at: Address = ("sections", number, key)
            match key:
                case "recommendations":
                    yield self._recommendations(section, at)
                case "steps":
                    yield self._steps(section, at)
                case "points":
                    yield self._points(section, at)
                case "questions":
                    yield self._questions(section, at)
                case _:
                    yield self._people(section, at)

    def _recommendations(self, section: Section, at: Address) -> Recommendations:
        asking = [each for each in self.brief.sections if each.recommendations]
        boxes = self.kind.tick_boxes
        answers = self.language.words.answers if boxes else ()
        return Recommendations(
            items=tuple(
                Recommendation(
                    text=sentence(self._capital(*at, index, "text")),
                    owner=self._recommended_by(each.owner),
                )
                for index, each in enumerate(section.recommendations)
            ),
            words=self.language.words,
            answers=tuple(self._plain(answer) for answer in answers),
            signed=boxes and section is asking[-1],
        )

    def _recommended_by(self, owner: str | None) -> Markup:
        pattern = self.language.words.recommended_by
        return self._plain(pattern.format(owner=owner)) if owner else Markup()

    def _steps(self, section: Section, at: Address) -> NextSteps:
        return NextSteps(
            tuple(
                NextStep(
                    do=self._capital(*at, index, "do"),
                    owner=self._plain(step.owner) or NOBODY,
                    by=self._due(step) or NOBODY,
                )
                for index, step in enumerate(section.steps)
            ),
            self.language.words,
        )

    def _points(self, section: Section, at: Address) -> Points:
        return Points(
            tuple(
                Point(
                    topic=sentence(self._plain(point.topic)),
                    say=sentence(self._line(*at, index, "say")),
                    why=sentence(self._capital(*at, index, "why")),
                )
                for index, point in enumerate(section.points)
            )
        )

    def _questions(self, section: Section, at: Address) -> Questions:
        return Questions(
            tuple(
                Question(
                    ask=self._line(*at, index, "ask"),
                    answer=sentence(self._line(*at, index, "answer")),
                    beyond=sentence(self._line(*at, index, "beyond")),
                )
                for index in range(len(section.questions))
            ),
            self.language.words,
        )

    def _people(self, section: Section, at: Address) -> People:
        return People(
            tuple(
                Person(
                    name=self._plain(person.name),
                    note=sentence(self._line(*at, index, "note")),
                )
                for index, person in enumerate(section.people)
            ),
            self.language.words,
        )

    def _due(self, step: Step) -> Markup:
        """Return until when a step is due."""
        if step.by:
            return self._plain(self.language.partial_date(step.by))
        pattern = self.language.words.within
        return self._plain(step.within and pattern.format(time=step.within))

    def _capital(self, *address: str | int) -> Markup:
        """Return a line that begins with a capital, as an entry of a list does."""

        def upper(match: re.Match[str]) -> str:
            dotted = match[2] == "i" and self.language.tag[:2] in DOTTED
            return match[1] + ("İ" if dotted else match[2].upper())

        return Markup(FIRST.sub(upper, self._line(*address)))

    def _line(self, *address: str | int) -> Markup:
        return line(self.written, *address)

    def _plain(self, text: str | None) -> Markup:
        return plain(text or "", self.language)
