"""Pages that keep a reader out, and articles that only speak of such things."""

import pytest

from briefmaker.evidence.texts import html, plain
from briefmaker.evidence.texts.blocking import blocked
from briefmaker.evidence.texts.reader import read_text

MENU = "<nav><a>Home</a> <a>Sign in</a> <a>Subscribe</a></nav>"
ARTICLE = "".join(
    f"<p>In the {count} district the council has asked farmers to use less water "
    f"this summer, because the reservoir above the town is lower than it was.</p>"
    for count in ("first", "second", "third", "fourth", "fifth")
)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("<h1>Just a moment...</h1><p>Checking your browser", "they are human"),
        ("<p>Please verify you are human to go on", "they are human"),
        ("<p>Подтвердите, что вы не робот", "they are human"),
        ("<p>Robot olmadığınızı təsdiq edin", "they are human"),
        ("<p>Please enable JavaScript to view this page.", "scripts"),
        ("<p>JavaScript is disabled in your browser.", "scripts"),
        ("<p>Включите JavaScript в браузере", "scripts"),
        ("<p>Saytdan istifadə üçün JavaScript-i aktivləşdirin", "scripts"),
        ("<h1>Access Denied</h1><p>You don’t have permission", "refuses access"),
        ("<h1>403 Forbidden</h1>", "refuses access"),
        ("<p>Доступ к ресурсу ограничен", "refuses access"),
        ("<p>Bu səhifəyə giriş qadağandır", "refuses access"),
        ("<h1>404 Not Found</h1><p>nginx", "not there"),
        ("<h1>Page not found</h1><p>Try the search.", "not there"),
        ("<h1>Страница не найдена</h1>", "not there"),
        ("<h1>Səhifə tapılmadı</h1>", "not there"),
        ("<p>Log in to continue reading", "to log in"),
        ("<p>Please sign in<p>Forgot your password?", "to log in"),
        ("<p>Войдите, чтобы читать дальше", "to log in"),
        ("<p>Davam etmək üçün hesabınıza daxil olun", "to log in"),
        ("<p>This article is for subscribers.", "subscription"),
        ("<p>Материал доступен только для подписчиков", "subscription"),
        ("<p>Oxumaq üçün abunə olun", "subscription"),
        ("<p>We use cookies.<p>Accept all cookies", "cookies"),
        ("<p>Мы используем файлы cookie<p>Принять", "cookies"),
        ("<p>Kukilərdən istifadə edirik", "cookies"),
        ("<p>Loading...", "frame"),
        ("<p>Загрузка…", "frame"),
        ("<p>Yüklənir...", "frame"),
        ("<p>Bureau of statistics", "only 7 words"),
    ],
)
def test_a_page_that_keeps_readers_out_is_told_by_what_it_says(
    words: str, reason: str
) -> None:
    why = blocked(html.read(f"{MENU}{words}".encode()))
    assert why is not None
    assert reason in why


def test_the_notice_itself_is_shown() -> None:
    why = blocked(html.read(f"{MENU}<p>Access denied.".encode()))
    assert why == "its server refuses access (“Access denied.”)"


@pytest.mark.parametrize(
    "sentence",
    [
        "Banks now ask their customers to prove that they are not a robot before a "
        "transfer goes through, which the older ones among them find hard to do.",
        "The minister said that access denied to observers at three of the border "
        "posts would be restored before the winter, and that nobody would be barred.",
        "In many offices the page not found on the ministry's new site was the one "
        "that people needed most, said the head of the council that runs the project.",
        "Сотрудники жаловались, что доступ запрещён даже тем из них, кто много лет "
        "работает с этой базой данных и отвечает за её обновление в министерстве.",
        "Deputatlar bildirib ki, sərhəd məntəqəsinə giriş qadağandır və bu qayda "
        "yalnız gələn ilin yanvar ayından sonra yenidən nəzərdən keçirilə bilər.",
    ],
)
def test_an_article_that_speaks_of_such_things_is_not_one(sentence: str) -> None:
    assert blocked(html.read(f"{MENU}{ARTICLE}<p>{sentence}</p>".encode())) is None


@pytest.mark.parametrize(
    "notice",
    ["We use cookies", "Sign in to read more", "Please enable JavaScript for video"],
)
def test_a_long_article_may_have_notices_below_it(notice: str) -> None:
    assert blocked(html.read(f"{MENU}{ARTICLE * 3}<p>{notice}</p>".encode())) is None


def test_a_headline_that_holds_such_words_is_not_one() -> None:
    head = "<h1>Access denied at three posts: how observers were kept out</h1>"
    assert blocked(html.read(f"{head}{ARTICLE * 3}".encode())) is None


def test_a_notice_at_the_top_of_a_page_of_middle_length_counts() -> None:
    page = f"<h1>Access denied</h1>{ARTICLE * 3}"
    assert blocked(html.read(page.encode())) is not None
    assert blocked(html.read(f"{page}{ARTICLE * 4}".encode())) is None


def test_a_short_text_or_table_is_no_page_that_blocks() -> None:
    assert blocked(plain.read(b"Remittances are half of output.")) is None
    assert blocked(read_text(b"Country,Share\nTajikistan,49.1\n", "text/csv")) is None
