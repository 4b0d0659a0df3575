"""YAML as plain text: every scalar as it was typed, and the place of everything.

`NO` stays Norway and `1.50` keeps its zero, because nothing here guesses types: the
models do that. What a brief does not need is refused: anchors, aliases, tags, merge
keys, second documents, keys that are not text. libyaml's parser is read event by
event without recursion, so that depth and number are limited before anything grows.

What a command adds to a library goes out by the same door: `emit` writes what `read`
gives back unchanged.
"""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import NoReturn, Protocol, TypeAlias

import yaml

from briefmaker.brief.places import Span, Spot
from briefmaker.brief.syntax import syntax_problem
from briefmaker.brief.text import HIDDEN, MOST_PROBLEMS, Text, hidden_character
from briefmaker.problems import Address, Problem
from briefmaker.values import Struct

WIDTH = 80
"""The column after which long text goes on in a new line."""

SHORT_LIST, SHORT_PAIR = 60, 24
"""The most characters of a list, or of a key and its value, that stand in brackets."""

DEEPEST = 40
MOST_VALUES = 30_000

Data: TypeAlias = dict[str, "Data"] | list["Data"] | str | None
"""What YAML holds here; an empty value is None."""


class Document(Struct, frozen=True):
    """A YAML file as data.

    Attributes:
        data: its content; None if it is empty, or cannot be what the author meant.
        spots: where each key and value stands.
        problems: what was wrong with it as YAML, with places.
    """

    data: Data
    spots: Mapping[Address, Spot]
    problems: tuple[Problem, ...] = ()


def read(text: Text) -> Document:
    """Return a YAML text as data; what cannot be read to its end has none."""
    reader = _Reader(text)
    try:
        for event in yaml.parse(text.content, Loader=yaml.CSafeLoader):
            reader.take(event)
    except _StopError as stop:
        return reader.failed(stop.problem)
    except yaml.MarkedYAMLError as error:
        at, since = _offset(error.problem_mark), _offset(error.context_mark)
        return reader.failed(syntax_problem(text, str(error.problem), at, since))
    data = reader.root if reader.whole else None
    return Document(data, reader.spots, tuple(reader.problems))


def emit(data: Data, indent: int = 0) -> str:
    """Return data as YAML that `read` gives back unchanged, keys in their order.

    Text stands without quotation marks wherever it can: several lines as a block,
    one long line folded. A short list, or a mapping of one short value, stays on its
    line: `{page: 3}`.

    Args:
        data: mappings, lists and text; nothing in them is None.
        indent: how many spaces each line begins with.
    """
    written: str = yaml.serialize(
        _node(data, inner=False),
        Dumper=yaml.dumper.BaseDumper,
        allow_unicode=True,
        width=WIDTH - indent,
    )
    # A scalar alone would end with a mark of the document's end.
    lines = written.removesuffix("...\n").splitlines(keepends=True)
    return "".join(" " * indent * bool(line.strip()) + line for line in lines)


def _node(data: Data, *, inner: bool = True) -> yaml.Node:
    """Return data as a node for the emitter; what is short and inner, in brackets."""
    if isinstance(data, dict):
        pairs = [(_node(key), _node(value)) for key, value in data.items()]
        single = inner and len(pairs) == 1
        flow = single and _is_short([*data, *data.values()], SHORT_PAIR)
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)
    if isinstance(data, list):
        entries = [_node(value) for value in data]
        flow = inner and _is_short(data, SHORT_LIST)
        return yaml.SequenceNode("tag:yaml.org,2002:seq", entries, flow_style=flow)
    text = data or ""
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """Return how a text is written; nothing leaves it to the emitter.

    Where a block cannot hold the text, the emitter takes quotation marks instead.
    """
    if text.lower() in ("", "~", "null"):
        return "'"  # other readers, editors among them, take these for no value
    if text.splitlines() != [text]:
        bare = text.removesuffix("\n")
        # Other line ends do not all come back, nor do blank lines at either end; a
        # quoted line end shows as \n.
        plain = bare.splitlines() == bare.split("\n") and bare == bare.strip()
        return "|" if plain else '"'
    if len(text) > WIDTH and text == text.strip():
        return None if _ANALYSIS.analyze_scalar(text).allow_block_plain else ">"
    return None


_ANALYSIS = yaml.dumper.BaseDumper(StringIO())
"""Tells what a text may be written as."""


def _is_short(values: Sequence[Data], most: int) -> bool:
    words = [value for value in values if isinstance(value, str)]
    return len(words) == len(values) and sum(map(len, words)) <= most


class _Mark(Protocol):
    """A place as either of PyYAML's parsers gives it."""

    @property
    def index(self) -> int:
        """Characters before it."""


class _StopError(Exception):
    """What follows in the file can no longer be read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


class _Open(Struct):
    """A list or mapping whose end has not come yet.

    Attributes:
        address: None within a value that is left out, such as a second `title`.
        key: the key that waits for its value, with its span.
    """

    data: dict[str, Data] | list[Data]
    address: Address | None
    start: int
    flow: bool
    own_key: Span | None
    key: str | None = None
    key_span: Span | None = None
    next_address: Address | None = None


class _Reader:
    """Turns parser events into data and spots."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.root: Data = None
        self.spots: dict[Address, Spot] = {}
        self.problems: list[Problem] = []
        self.whole = True
        self._stack: list[_Open] = []
        self._values = 0
        self._documents = 0
        self._names: set[str] = set()

    def failed(self, problem: Problem) -> Document:
        """Return what is known of a file that breaks off here."""
        return Document(None, self.spots, (*self.problems, problem))

    def take(self, event: yaml.Event) -> None:
        """Take in the parser's next event."""
        match event:
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event)
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document(event)

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(
                "yaml.second-document",
                "`---` begins a second document, and a file holds one",
                _span(event),
                "delete the line, or put what follows in a file of its own",
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        parent = self._stack[-1] if self._stack else None
        if parent and isinstance(parent.data, dict) and parent.key_span is None:
            self._key(parent, event)
            return
        value = event.value if event.value or event.style else None
        if event.style == '"' and (hidden := HIDDEN.search(event.value)):
            place = self.text.place(*_span(event))
            self._add(hidden_character(hidden[0], place))
        self._count(event)
        address, key = self._slot()
        below = value is None or event.style in ("|", ">")
        self._put(value, address, Spot(_span(event), key, below))

    def _key(self, parent: _Open, event: yaml.ScalarEvent) -> None:
        """Note the key whose value comes next, and whether it may be used."""
        name, span = event.value, _span(event)
        parent.key, parent.key_span, parent.next_address = name, span, None
        if not name:
            message = "the key before the colon is missing"
            self._report("yaml.no-key", message, span, "write `key: value`")
        elif name == "<<" and not event.style:
            message = "`<<` takes over keys from elsewhere, which briefs do not use"
            self._report("yaml.merge-key", message, span, "write the keys here")
        elif parent.address is None:
            pass
        elif first := self.spots.get((*parent.address, name)):
            lines = [self.text.line(start) for start, _ in (first.key or span, span)]
            message = f"`{name}` is given twice: on line {lines[0]} and line {lines[1]}"
            hint = "keep one of them"
            self._report("yaml.duplicate-key", message, span, hint)
        else:
            parent.next_address = (*parent.address, name)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        parent = self._stack[-1] if self._stack else None
        if parent and isinstance(parent.data, dict) and parent.key_span is None:
            self._stop(
                "yaml.key-not-text",
                "a list or a group of keys cannot be a key",
                _span(event),
                "text that begins with [ or { goes in quotes",
            )
        if len(self._stack) == DEEPEST:
            message = f"lists and keys are nested more than {DEEPEST} deep"
            self._stop("yaml.too-deep", message, _span(event))
        self._count(event)
        address, key = self._slot()
        data: dict[str, Data] | list[Data] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        start, flow = _offset(event.start_mark), bool(event.flow_style)
        self._stack.append(_Open(data, address, start, flow, key))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        done = self._stack.pop()
        end = _offset(event.end_mark)
        spot = Spot((done.start, end), done.own_key, below=not done.flow)
        self._put(done.data, done.address, spot)

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._count(event)
        self._refuse_name(f"*{event.anchor}", "repeats an earlier value", event)
        self.whole = False
        address, key = self._slot()
        self._put(None, address, Spot(_span(event), key))

    def _slot(self) -> tuple[Address | None, Span | None]:
        """Return the address of the value that comes now, and its key's span."""
        if not self._stack:
            return (), None
        parent = self._stack[-1]
        if isinstance(parent.data, dict):
            return parent.next_address, parent.key_span
        if parent.address is None:
            return None, None
        return (*parent.address, len(parent.data)), None

    def _put(self, value: Data, address: Address | None, spot: Spot) -> None:
        """Hand a finished value to what holds it."""
        if address is not None:
            self.spots[address] = spot
        if not self._stack:
            self.root = value
            return
        parent = self._stack[-1]
        if isinstance(parent.data, list):
            parent.data.append(value)
            return
        if address is not None and parent.key is not None:
            parent.data[parent.key] = value
        parent.key_span = None

    def _count(self, event: yaml.NodeEvent) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            message = f"the file holds more than {MOST_VALUES:,} values"
            self._stop("yaml.too-many", message, _span(event))

    def _refuse_extras(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent
    ) -> None:
        """Report an anchor or a tag; the value itself is read on."""
        if event.anchor:
            self._refuse_name(f"&{event.anchor}", "names a value", event)
        if event.tag:
            self._refuse_name(event.tag, "sets the type of a value", event)

    def _refuse_name(self, name: str, does: str, event: yaml.NodeEvent) -> None:
        bare = name[1:]
        if bare in self._names:
            return
        self._names.add(bare)
        code = {"*": "yaml.alias", "&": "yaml.anchor"}.get(name[0], "yaml.tag")
        start = _offset(event.start_mark)
        message = f"`{name}` {does}, which briefs do not use"
        sign = self.text.content[start : start + 1]
        hint = f'text that begins with {sign} goes in quotes: "{sign}…"'
        self._report(code, message, (start, start + len(name)), hint)

    def _report(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self._add(Problem(code, message, hint=hint, place=self.text.place(*span)))

    def _add(self, problem: Problem) -> None:
        if len(self.problems) == MOST_PROBLEMS:
            raise _StopError(problem)
        self.problems.append(problem)

    def _stop(self, code: str, message: str, span: Span, hint: str = "") -> NoReturn:
        place = self.text.place(*span)
        raise _StopError(Problem(code, message, hint=hint, place=place))


def _span(event: yaml.Event) -> Span:
    return _offset(event.start_mark), _offset(event.end_mark)


def _offset(mark: _Mark | None) -> int:
    return mark.index if mark else 0
