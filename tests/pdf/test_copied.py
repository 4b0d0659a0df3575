"""What can be copied from a page: word by word where its lines run to the left."""

from briefmaker.pdf.copied import Copied


def test_a_left_to_right_page_holds_words_in_their_order_only() -> None:
    page = Copied("one two\nthree")
    assert page.holds("two three")
    assert not page.holds("three two")


def test_a_right_to_left_page_holds_words_whatever_was_done_to_their_letters() -> None:
    # As PDFium gives them: a ligature turned, a mark moved, a joiner dropped.
    page = Copied("اطالعات درٔه پایین، کمآب )۸۰–۵۵٪(")
    assert page.holds("اطلاعات درهٔ پایین")
    assert page.holds("کم\u200cآب (۵۵–۸۰٪)")


def test_a_word_that_is_missing_is_missed_on_such_a_page() -> None:
    page = Copied("دره پایین خشک بود، TLP:GREEN")
    assert not page.holds("درهٔ بالا")
    assert not page.holds("پایین ۱۷")
    assert not page.holds("TLP:AMBER")


def test_a_mark_is_counted_though_its_parts_change_places() -> None:
    page = Copied("پیش‌نویس STRICT+AMBER:TLP\nآب TLP:AMBER+STRICT")
    assert page.times("TLP:AMBER+STRICT") == 2
    assert page.times("TLP:RED") == 0
    assert Copied("TLP:RED and TLP:RED").times("TLP:RED") == 2
