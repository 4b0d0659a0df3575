from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, Permissions, String

from briefmaker.pdf.foreign.leaf import archivable
from briefmaker.pdf.foreign.opening import opened
from briefmaker.problems import BriefError, Severity
from briefmaker.workspace import Workspace
from pdf.foreign.documents import (
    A4,
    SQUARES,
    codes,
    difference,
    form,
    in_helvetica,
    pdf_of,
    picture,
    raw,
    read,
    set_by_us,
)

FREE = Permissions(
    extract=True,
    modify_annotation=True,
    modify_assembly=True,
    modify_form=True,
    modify_other=True,
    print_lowres=True,
    print_highres=True,
)
ONE_PAGE = (
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj << {} >> endobj"
)


def refused(data: bytes) -> str:
    with pytest.raises(BriefError) as caught:
        read(data)
    (problem,) = caught.value.problems
    assert problem.hint
    assert "tor.pdf" in problem.message
    return problem.code


def told(data: bytes) -> tuple[list[str], int]:
    """Return what is said of a file, and how many pages it has if it is not refused."""
    try:
        foreign = read(data)
    except BriefError as error:
        return codes(error.problems), 0
    return codes(foreign.problems), len(foreign.leaves)


def encrypted(user: str, allow: Permissions) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf_of())) as pdf:
        pdf.save(out, encryption=Encryption(user=user, owner="owner", allow=allow))
    return out.getvalue()


def test_what_is_no_pdf_is_refused_in_words() -> None:
    assert refused(b"") == "foreign.no-pdf"
    assert refused(b"A letter") == "foreign.no-pdf"
    assert refused(b"%PDF-1.4\n" + bytes(range(256)) * 50) == "foreign.damaged"


def test_a_file_that_needs_a_password_is_refused() -> None:
    assert refused(encrypted("secret", FREE)) == "foreign.locked"


def test_a_file_that_forbids_printing_is_refused_and_says_what_it_forbids() -> None:
    with pytest.raises(BriefError, match="forbids printing it sharply"):
        read(encrypted("", FREE._replace(print_highres=False)))


def test_a_protected_file_that_forbids_nothing_is_placed_and_told() -> None:
    foreign = read(encrypted("", FREE))
    assert "foreign.protected" in codes(foreign.problems)
    assert foreign.leaves[0].drawn
    with pikepdf.open(BytesIO(foreign.data)) as pdf:
        assert not pdf.is_encrypted


def test_a_file_without_pages_or_with_too_many_is_refused() -> None:
    assert refused(pdf_of(pages=0)) == "foreign.no-pages"
    assert refused(pdf_of(pages=10_000)) == "foreign.too-long"


@pytest.mark.parametrize("box", ["[0 0 0 0]", "[0 0 99999999 99999999]", "[0 0 595 1]"])
def test_a_page_that_nobody_could_print_is_refused(box: str) -> None:
    said = f"/Type /Page /Parent 2 0 R /MediaBox {box}"
    assert refused(raw(ONE_PAGE.format(said))) == "foreign.no-size"


def test_a_box_that_is_no_number_is_repaired_and_told() -> None:
    said = "/Type /Page /Parent 2 0 R /MediaBox [0 0 nan inf]"
    foreign = read(raw(ONE_PAGE.format(said)))
    assert codes(foreign.problems)[0] == "foreign.mended"


def test_a_page_tree_without_an_end_is_refused() -> None:
    ring = raw("2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >> endobj")
    assert refused(ring) == "foreign.damaged"
    levels = "".join(
        f"{n} 0 obj << /Type /Pages /Kids [{n + 1} 0 R {n + 1} 0 R] >> endobj\n"
        for n in range(2, 60)
    )
    last = "60 0 obj << /Type /Page /MediaBox [0 0 99 99] >> endobj"
    assert refused(raw(levels + last)) == "foreign.damaged"


def test_a_damaged_list_of_objects_is_repaired_and_told() -> None:
    whole = pdf_of()
    broken = whole.replace(b"startxref\n", b"startxref\n9")
    foreign = read(broken)
    assert codes(foreign.problems)[0] == "foreign.mended"
    assert foreign.problems[0].severity is Severity.WARNING
    assert difference(picture(foreign.data), picture(whole)) < 0.1
    assert "foreign.mended" not in codes(read(whole).problems)


def test_what_pages_inherit_comes_along() -> None:
    inherited = (
        "/MediaBox [0 0 300 400] /Resources << /ExtGState << /G << /ca .5 >> >> >>"
    )
    body = (
        f"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 {inherited} >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R >> endobj\n"
        "4 0 obj << /Length 36 >> stream\n/G gs 0 0 1 rg 10 10 200 300 re f   \n"
        "endstream endobj"
    )
    foreign = read(raw(body))
    (leaf,) = foreign.leaves
    assert (round(leaf.width), round(leaf.height)) == (106, 141)
    assert leaf.drawn
    assert picture(foreign.data).getpixel((100, 200)) == (128, 128, 255)


def test_a_page_is_cut_turned_and_scaled_as_its_file_says() -> None:
    given_pages = pdf_of(
        size=(600, 800),
        CropBox=Array([40, 40, 340, 440]),
        Rotate=90,
        UserUnit=2,
    )
    foreign = read(given_pages)
    (leaf,) = foreign.leaves
    mm = 25.4 / 72
    assert leaf.width == pytest.approx(400 * 2 * mm)
    assert leaf.height == pytest.approx(300 * 2 * mm)
    seen = picture(given_pages, scale=2.0)
    assert seen.size == (800, 600)
    assert difference(picture(foreign.data), seen) < 0.5


def test_a_tagged_file_is_placed_as_drawn_without_its_tags(
    workspace: Workspace,
) -> None:
    given_file = set_by_us("The committee meets twice a year, in Dushanbe.", workspace)
    foreign = read(given_file)
    assert [leaf.why for leaf in foreign.leaves] == [""]
    assert "The committee meets twice a year, in Dushanbe." in foreign.leaves[0].words
    assert difference(picture(foreign.data), picture(given_file)) < 0.5
    with pikepdf.open(BytesIO(given_file)) as pdf:
        assert b"BDC" in pdf.pages[0].Contents.read_bytes()
    with pikepdf.open(BytesIO(foreign.data)) as pdf:
        leaf = pdf.pages[0].Resources.XObject["/Leaf"]
        assert b"BDC" not in leaf.read_bytes()
        assert "/StructParents" not in leaf
        assert not {"/StructTreeRoot", "/Names", "/Outlines"} & set(pdf.Root.keys())
    (lost,) = [p for p in foreign.problems if p.code == "foreign.lost"]
    assert "its tags for screen readers" in lost.message


def test_a_page_whose_fonts_are_not_in_the_file_becomes_a_picture_of_it() -> None:
    given_file = in_helvetica()
    foreign = read(given_file)
    assert [leaf.why for leaf in foreign.leaves] == ["fonts"]
    assert foreign.leaves[0].words == "Terms of reference"
    assert codes(foreign.problems) == ["foreign.picture"]
    assert difference(picture(foreign.data), picture(given_file)) < 1
    with pikepdf.open(BytesIO(foreign.data)) as pdf:
        shown = pdf.pages[0].Resources.XObject["/Leaf"].Resources.XObject.Picture
        assert shown.Width >= 200 * 186 / 25.4  # the room on A4
        assert shown.ColorSpace == Name.DeviceGray


def test_only_a_pack_of_pictures_may_go_to_the_archive(workspace: Workspace) -> None:
    assert archivable(read(in_helvetica()))
    drawn = set_by_us("Words.", workspace)
    assert not archivable(read(drawn))
    asked = opened(drawn, "tor.pdf", pictures=True)
    assert archivable(asked)
    assert "foreign.picture" not in codes(asked.problems)


def test_a_grey_pack_has_pictures_without_colours() -> None:
    foreign = opened(pdf_of(), "tor.pdf", grey=True)
    red, green, blue = picture(foreign.data).getpixel((100, 700))
    assert red == green == blue < 200
    assert picture(pdf_of()).getpixel((100, 700)) == (255, 0, 0)


def test_what_forms_say_is_drawn_into_the_page() -> None:
    def filled_in(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(
            b"0 0 1 rg 0 0 100 40 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 100, 40]),
        )
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            F=4,
            T=String("name"),
            Rect=Array([100, 500, 200, 540]),
            AP=Dictionary(N=look),
        )
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4
        )
        made = pdf.make_indirect(field)
        pdf.pages[0].Annots = Array([made, pdf.make_indirect(link)])
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))

    foreign = read(pdf_of(b"", change=filled_in))
    assert picture(foreign.data).getpixel((150, 842 - 520)) == (0, 0, 255)
    (lost,) = [p for p in foreign.problems if p.code == "foreign.lost"]
    assert "1 link and 1 form field" in lost.message


def test_scripts_signatures_and_attached_files_are_told_as_lost() -> None:
    def loaded(pdf: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.attachments["figures.csv"] = b"a,b"
        signed = Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary())
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(signed)]))

    foreign = read(pdf_of(change=loaded))
    (lost,) = [p for p in foreign.problems if p.code == "foreign.lost"]
    for what in ("1 attached file", "its scripts", "its electronic signature"):
        assert what in lost.message
    assert b"app.alert" not in foreign.data
    assert b"JavaScript" not in foreign.data


def test_a_form_of_one_program_is_refused_and_one_of_all_is_a_picture() -> None:
    def form_of(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=String("<xdp/>"))

    def dynamic(pdf: pikepdf.Pdf) -> None:
        form_of(pdf)
        pdf.Root.NeedsRendering = True

    assert [leaf.why for leaf in read(pdf_of(change=form_of)).leaves] == ["form"]
    assert refused(pdf_of(change=dynamic)) == "foreign.form"


def test_layers_become_a_picture_of_what_is_seen() -> None:
    layer = Dictionary(L=Dictionary(Type=Name.OCG, Name=String("Draft")))
    foreign = read(
        pdf_of(
            b"/OC /L BDC 0 0 1 rg 100 100 90 90 re f EMC",
            Resources=Dictionary(Properties=layer),
        )
    )
    assert [leaf.why for leaf in foreign.leaves] == ["layers"]
    assert picture(foreign.data).getpixel((150, 842 - 150)) == (0, 0, 255)


def test_states_that_are_not_restored_do_not_leak() -> None:
    given_file = pdf_of(b"Q Q q q 2 0 0 2 0 0 cm /P << /MCID 0 >> BDC " + SQUARES)
    foreign = read(given_file)
    assert [leaf.why for leaf in foreign.leaves] == [""]
    assert difference(picture(foreign.data), picture(given_file)) < 0.1
    with pikepdf.open(BytesIO(foreign.data)) as pdf:
        leaf = pdf.pages[0].Resources.XObject["/Leaf"]
        said = [str(i.operator) for i in pikepdf.parse_content_stream(leaf)]
    assert said.count("q") == said.count("Q") == 2
    assert said[0] == "q"


def test_a_form_that_draws_itself_becomes_a_picture() -> None:
    def ring(pdf: pikepdf.Pdf) -> None:
        drawn = form(pdf, b"0 1 0 rg 0 0 90 90 re f /F Do")
        drawn.Resources = Dictionary(XObject=Dictionary(F=drawn))
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=drawn))

    foreign = read(pdf_of(b"/F Do", change=ring))
    assert [leaf.why for leaf in foreign.leaves] == ["drawing"]
    assert picture(foreign.data).getpixel((50, 842 - 50)) == (0, 255, 0)


def nested(levels: int, times: int) -> bytes:
    """Return a file with forms in each other, each drawn a few times."""

    def nest(pdf: pikepdf.Pdf) -> None:
        inner = form(pdf, b"0 1 0 rg 0 0 90 90 re f")
        for _ in range(levels):
            inside = Dictionary(XObject=Dictionary(F=inner))
            inner = form(pdf, b"/F Do " * times, Resources=inside)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))

    return pdf_of(b"/F Do", change=nest)


def test_forms_in_each_other_are_placed_and_too_deep_ones_as_a_picture() -> None:
    assert read(nested(5, 2)).leaves[0].drawn
    assert read(nested(3000, 1)).leaves[0].why == "drawing"


def test_a_page_that_no_program_would_ever_finish_is_refused() -> None:
    assert refused(nested(20, 10)) == "foreign.too-heavy"


def test_what_swells_when_unpacked_is_not_placed_as_drawn() -> None:
    foreign = read(pdf_of(b" " * 70_000_000))
    assert foreign.leaves[0].why == "drawing"


def test_a_long_way_to_a_part_is_not_followed_by_recursion() -> None:
    def chained(pdf: pikepdf.Pdf) -> None:
        link = pdf.make_indirect(Array([1]))
        for _ in range(20_000):
            link = pdf.make_indirect(Array([link]))
        image = pdf.make_stream(
            b"\0",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
            Decode=link,
        )
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))

    assert read(pdf_of(b"/I Do", change=chained)).leaves[0].why == "drawing"


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.Root.update({"/Names": 7, "/Outlines": 8, "/AcroForm": 9}),
        lambda pdf: pdf.pages[0].obj.update({"/Annots": Array([1, Name.X])}),
        lambda pdf: pdf.pages[0].obj.update({"/Contents": Array([1, Name.X])}),
        lambda pdf: pdf.pages[0].obj.update({"/Resources": Array([1])}),
        lambda pdf: pdf.pages[0].obj.update({"/UserUnit": Name.X, "/Rotate": 45}),
        lambda pdf: pdf.pages[0].obj.update({"/Group": 3}),
    ],
)
def test_what_is_of_the_wrong_kind_never_ends_in_a_traceback(
    change: Callable[[pikepdf.Pdf], object],
) -> None:
    said, leaves = told(pdf_of(change=change))
    assert said or leaves == 1


WHOLE = pdf_of()


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=9))
def test_no_change_of_a_few_bytes_ends_in_a_traceback(at: int, put: bytes) -> None:
    said, leaves = told(WHOLE[:at] + put + WHOLE[at + len(put) :])
    assert said or leaves == 1


def test_pages_of_several_sizes_are_told_once() -> None:
    def mix(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page(page_size=(A4[1], A4[0]))
        pdf.add_blank_page(page_size=(300, 300))

    (mixed,) = [
        problem
        for problem in read(pdf_of(pages=2, change=mix)).problems
        if problem.code == "foreign.mixed-sizes"
    ]
    assert "2 × A4, 1 × A4, landscape and 1 × 106 × 106 mm" in mixed.message


def test_pages_too_large_to_be_read_on_a_sheet_are_told() -> None:
    poster = read(pdf_of(size=(2384, 3370)))
    (small,) = [p for p in poster.problems if p.code == "foreign.small"]
    assert "type of 10 points comes out as 2.2" in small.message
    assert small.severity is Severity.WARNING
    assert "foreign.small" not in codes(read(pdf_of()).problems)


def test_pages_without_words_are_told_and_blank_ones_are_not() -> None:
    foreign = read(pdf_of(change=lambda pdf: pdf.add_blank_page(page_size=A4)))
    (silent,) = [p for p in foreign.problems if p.code == "foreign.no-words"]
    assert silent.message.startswith("page 1 of “tor.pdf” has no words")


def test_the_same_file_gives_the_same_bytes(workspace: Workspace) -> None:
    given_file = set_by_us("Words that stay.", workspace)
    assert read(given_file).data == read(given_file).data
    assert read(in_helvetica()).data == read(in_helvetica()).data
