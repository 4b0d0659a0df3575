"""Whether a page can be placed as it was drawn, and what of it comes along.

Everything that a page is drawn with is copied key by key, and only the keys that
change how it looks: tags, layers, metadata, actions and whatever else a program has
left in it stay behind.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from briefmaker.pdf.foreign.content import Content, UnfitError, content_of
from briefmaker.pdf.foreign.fonts import Checked
from briefmaker.pdf.foreign.leaf import Why
from briefmaker.values import Struct, field

DEEPEST = 24
"""Forms inside each other."""

LONGEST_WAY = 200
"""Steps from a page to what it is drawn with; the library copies them by recursion."""

FORM = frozenset({"/BBox", "/FormType", "/Group", "/Matrix", "/Resources", "/Subtype"})
PATTERN = frozenset(
    {"/BBox", "/Matrix", "/PaintType", "/PatternType", "/Resources", "/TilingType"}
    | {"/XStep", "/YStep"}
)
SHADED = frozenset({"/ExtGState", "/Matrix", "/PatternType", "/Shading"})
IMAGE = frozenset(
    {"/BitsPerComponent", "/ColorSpace", "/Decode", "/Height", "/ImageMask", "/Intent"}
    | {"/Interpolate", "/Mask", "/Matte", "/SMask", "/SMaskInData", "/Subtype"}
    | {"/Width"}
)
STATE = frozenset(
    {"/AIS", "/BM", "/CA", "/D", "/FL", "/LC", "/LJ", "/LW", "/ML", "/OP", "/OPM"}
    | {"/RI", "/SA", "/SM", "/SMask", "/TK", "/ca", "/op"}
)
FONT = frozenset(
    {"/BaseFont", "/CIDSystemInfo", "/CIDToGIDMap", "/CharProcs", "/DW", "/DW2"}
    | {"/DescendantFonts", "/Encoding", "/FirstChar", "/FontBBox", "/FontDescriptor"}
    | {"/FontMatrix", "/LastChar", "/Resources", "/Subtype", "/ToUnicode", "/Type"}
    | {"/W", "/W2", "/Widths"}
)
DESCRIPTOR = frozenset(
    {"/Ascent", "/AvgWidth", "/CapHeight", "/Descent", "/Flags", "/FontBBox"}
    | {"/FontFamily", "/FontFile", "/FontFile2", "/FontFile3", "/FontName"}
    | {"/FontStretch", "/FontWeight", "/ItalicAngle", "/Leading", "/MaxWidth"}
    | {"/MissingWidth", "/StemH", "/StemV", "/Type", "/XHeight"}
)
PACKED = frozenset({"/DecodeParms", "/Filter", "/Length", "/Type"})
FILE = frozenset({"/Length1", "/Length2", "/Length3", "/Subtype"})
"""Keys that come along, of each kind of thing (ISO 32000-1); of all streams, `PACKED`.
"""

STANDING_IN = frozenset({"/DefaultCMYK", "/DefaultGray", "/DefaultRGB"})
"""Colour spaces that hold for those of a device (ISO 32000-1, 8.6.5.6)."""

Number = tuple[int, int]


class Written(Struct):
    """What is written with which fonts: strings by the fonts' numbers."""

    strings: defaultdict[Number, set[bytes]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def add(self, other: "Written") -> None:
        """Take in what is written elsewhere."""
        for font, strings in other.strings.items():
            self.strings[font] |= strings


class Fitter(Struct):
    """Fits the pages of one file, whose parts it changes.

    Attributes:
        pdf: the file.
        done: what is written in each part that was seen already, or why it is unfit;
            that it draws itself, as long as it is being seen.
    """

    pdf: Pdf
    done: dict[Number, Written | Why] = field(default_factory=dict)
    fonts: dict[Number, Checked] = field(default_factory=dict)

    def fit(self, form: Any) -> None:
        """Leave of a page, which is a form, only what may be placed.

        Raises:
            UnfitError: it must be placed as a picture.
        """
        written = self._drawing(form, FORM, 0)
        for number, strings in written.strings.items():
            if number not in self.fonts:
                self.fonts[number] = Checked.of(self.pdf.get_object(number))
            if not self.fonts[number].sound(strings):
                raise UnfitError("fonts")
        _reach(form)

    def _drawing(self, stream: Any, keys: frozenset[str], depth: int) -> Written:
        """Leave of something drawn by operators only what may be placed."""
        if depth > DEEPEST or not isinstance(stream, Stream) or "/F" in stream:
            raise UnfitError("drawing")
        known = self.done.get(stream.objgen)
        if isinstance(known, Written):
            return known
        if known is not None:
            raise UnfitError(known)
        self.done[stream.objgen] = "drawing"
        try:
            self.done[stream.objgen] = written = self._seen(stream, keys, depth)
        except UnfitError as unfit:
            self.done[stream.objgen] = unfit.why
            raise
        return written

    def _seen(self, stream: Any, keys: frozenset[str], depth: int) -> Written:
        content = content_of(stream)
        if content.layered or "/OC" in stream:
            raise UnfitError("layers")
        resources = stream.get("/Resources", Dictionary())
        written = Written()
        _strip(stream, keys | PACKED)
        stream.Resources = self._resources(resources, content, written, depth)
        if content.data is not None:
            stream.write(content.data)
        return written

    def _resources(
        self, resources: Any, content: Content, written: Written, depth: int
    ) -> Dictionary:
        """Return the resources that are used, each fit to be placed."""
        if "" in content.shown:
            raise UnfitError("fonts")  # written with a font of whatever draws this
        used = Dictionary()
        for kind, names in _named(resources, content):
            parts = resources.get(kind, Dictionary())
            used[kind] = Dictionary()
            for name in names:
                if name not in parts:
                    raise UnfitError("fonts" if kind == "/Font" else "drawing")
                part = parts[name]
                if isinstance(part, Dictionary) and not part.is_indirect:
                    part = self.pdf.make_indirect(part)
                self._part(kind, part, written, depth + 1)
                used[kind][name] = part
                if kind == "/Font":
                    written.strings[part.objgen] |= content.shown.get(name, frozenset())
        return used

    def _part(self, kind: str, part: Any, written: Written, depth: int) -> None:
        match kind:
            case "/XObject":
                self._object(part, written, depth)
            case "/ExtGState":
                self._state(part, written, depth)
            case "/Pattern":
                self._pattern(part, written, depth)
            case "/Font":
                self._font(part, written, depth)

    def _object(self, part: Any, written: Written, depth: int) -> None:
        if part.Subtype == Name.Form:
            written.add(self._drawing(part, FORM, depth))
        elif part.Subtype == Name.Image:
            _picture(part)
        else:
            raise UnfitError("drawing")

    def _state(self, state: Any, written: Written, depth: int) -> None:
        if "/Font" in state:
            raise UnfitError("fonts")
        _strip(state, STATE | {"/Type"})
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            _strip(mask, frozenset({"/BC", "/G", "/S", "/TR", "/Type"}))
            written.add(self._drawing(mask.G, FORM, depth))

    def _pattern(self, pattern: Any, written: Written, depth: int) -> None:
        if isinstance(pattern, Stream):
            written.add(self._drawing(pattern, PATTERN, depth))
            return
        _strip(pattern, SHADED | {"/Type"})
        if "/ExtGState" in pattern:
            self._state(pattern.ExtGState, written, depth)

    def _font(self, font: Any, written: Written, depth: int) -> None:
        """Leave of a font what may be placed, and see the letters that are drawings."""
        for each in (font, *_inner(font)):
            _strip(each, FONT)
            descriptor = each.get("/FontDescriptor")
            if descriptor is None:
                continue
            _strip(descriptor, DESCRIPTOR)
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in descriptor:
                    _strip(descriptor[key], FILE | PACKED)
        if font.get("/Subtype") != Name.Type3 or font.objgen in self.done:
            return
        self.done[font.objgen] = Written()
        resources = font.get("/Resources", Dictionary())
        kept: dict[str, Any] = {}
        for _, letter in sorted(font.CharProcs.items()):
            content = content_of(letter)
            if content.layered or content.shown:
                raise UnfitError("drawing")
            _strip(letter, PACKED)
            used = self._resources(resources, content, written, depth)
            for kind, parts in used.items():
                kept.setdefault(kind, Dictionary()).update(parts)
            if content.data is not None:
                letter.write(content.data)
        font.Resources = Dictionary(kept)


def _named(resources: Any, content: Content) -> Iterator[tuple[str, list[str]]]:
    """Yield what is used of each kind; colour spaces may stand in without a name."""
    for kind in sorted({*content.named, "/ColorSpace"}):
        names = set(content.named.get(kind, ()))
        if kind == "/ColorSpace":
            names |= STANDING_IN & set(resources.get(kind, Dictionary()).keys())
        if names:
            yield kind, sorted(names)


def _inner(font: Any) -> Iterator[Any]:
    yield from font.get("/DescendantFonts", Array())


def _picture(image: Any) -> None:
    """Leave of a picture, and of its masks, what changes how it looks."""
    if "/OC" in image:
        raise UnfitError("layers")
    if "/F" in image:  # its data are in another file
        raise UnfitError("drawing")
    _strip(image, IMAGE | PACKED)
    for key in ("/SMask", "/Mask"):
        if isinstance(image.get(key), Stream):
            _strip(image[key], (IMAGE - {"/SMask", "/Mask"}) | PACKED)


def _strip(part: Any, keys: frozenset[str]) -> None:
    for key in set(part.keys()) - keys:
        del part[key]


def _reach(form: Any) -> None:
    """See that a form can be copied: nothing in it is too many steps away.

    Raises:
        UnfitError: something is.
    """
    seen: set[Number] = set()
    way = [iter([form])]
    while way:
        for part in way[-1]:
            if not isinstance(part, Array | Dictionary | Stream):
                continue
            if part.is_indirect and part.objgen in seen:
                continue
            if len(way) > LONGEST_WAY:
                raise UnfitError("drawing")
            seen.add(part.objgen)
            way.append(_inside(part))
            break
        else:
            way.pop()


def _inside(part: Any) -> Iterator[Any]:
    """Yield what a part holds, in the order in which it is copied."""
    if isinstance(part, Array):
        yield from part
    elif isinstance(part, Dictionary | Stream):
        for key in sorted(part.keys()):
            yield part[key]
