"""Pages that keep a reader out: what is saved of them is not the source.

A log-in form, a captcha or a cookie wall is short, and speaks to the reader in short
paragraphs. An article that mentions such things is long, or says so in a sentence.
"""

import re
from collections.abc import Mapping
from functools import cache

from briefmaker.evidence.texts.extractors import PAGE
from briefmaker.evidence.texts.text import Text

FEWEST_WORDS = 25
"""A web page with fewer words is not an article."""

SHORT_PAGE = 250
"""Words below which any notice in it makes a page one."""

LONG_PAGE = 800
"""Words from which a page is an article, whatever stands in it."""

LONGEST_NOTICE = 110
"""Characters of the longest paragraph that is a notice."""

TITLE = 45
"""Characters of the longest title that is nothing but a notice."""

FIRST_LINES = 3
"""Where such a title stands on a page that is not short."""

WORD = re.compile(r"[^\W\d_]{2,}")

SCRIPT = r"java\s?script(?:-[iı])?"

NOTICES = {
    "it asks the reader to prove that they are human": (
        r"verify (?:that )?you(?:'re| are) (?:a )?human|are you a (?:robot|human)",
        r"(?:i'm|you are|you're) not a robot|(?:solve|complete|enter) the captcha",
        r"checking your browser|unusual (?:traffic|activity) from|just a moment\W*$",
        r"(?:вы|что я) не робот|(?:вы )?человек, а не робот|введите (?:символы|код) с",
        r"проверка (?:вашего )?браузера|введите капчу",
        r"robot olmadığın|robot deyiləm|insan olduğunuz|brauzeriniz yoxlanılır",
    ),
    "it asks the reader to log in": (
        r"(?:log|sign) ?in to (?:continue|read|view|your|access|see)",
        r"(?:please|must|need to) (?:log|sign) ?in|forgot (?:your )?password",
        r"войдите,? (?:чтобы|в (?:свой |свою )?(?:аккаунт|уч[её]тн|систему|кабинет))",
        r"авторизуйтесь|необходимо (?:войти|авторизоваться)|забыли пароль",
        r"(?:hesab|sistem|kabinet)\w* daxil ol|şifrəni(?:zi)? unutmu|zəhmət olmasa,? "
        r"daxil ol",
    ),
    "it asks for a subscription": (
        r"subscribe (?:now )?to (?:continue|read|unlock)|(?:article|content|story) is "
        r"(?:for|reserved for|available to) subscribers",
        r"оформите подписку|(?:доступ\w*|только) (?:по подписке|для подписчиков)",
        r"abunə ol(?:un|maq)|yalnız abunəçilər",
    ),
    "it wants scripts to be switched on": (
        rf"(?:enable|turn on|activate|requires?|needs?|without) {SCRIPT}",
        rf"{SCRIPT} (?:is|must be|has been) (?:disabled|required|enabled|turned)",
        rf"(?:включите|включить|требуется|отключ[её]н|нужен) {SCRIPT}",
        rf"{SCRIPT}\W* (?:включите|отключ[её]н|должен)",
        rf"{SCRIPT}\W* (?:aktiv|söndürül|işə sal|tələb)",
    ),
    "its server refuses access": (
        r"access (?:to this (?:page|site|resource) )?(?:is |has been )?(?:denied|"
        r"forbidden|blocked|restricted)",
        r"(?:don't|do not) have permission|403 forbidden|you have been blocked",
        r"not available in your (?:country|region|location)|451 unavailable",
        r"доступ (?:к \w+ )?(?:запрещ[её]н|заблокирован|ограничен|закрыт)",
        r"у вас нет (?:прав|доступа)|недоступн\w+ в ваше[мй] (?:стране|регионе)",
        r"(?:giriş|daxil ol\w+) (?:qadağandır|məhdudlaşdırıl)|icazəniz yoxdur",
    ),
    "it says that the page is not there": (
        r"page (?:not found|cannot be found|does ?n[o']t exist|no longer exists)",
        r"(?:error )?404\W*(?:not found|error|$)|(?:404|410) (?:not found|gone)",
        r"страниц\w+ (?:не найдена|не существует|удалена)|ошибка 404",
        r"səhifə (?:tapılmadı|mövcud deyil)|xəta 404|404 xətası",
    ),
    "it is only the frame into which the page is loaded": (
        r"^\W*(?:loading|please wait|загрузка|подождите|yüklənir|gözləyin)\W*$",
    ),
    "it asks about cookies and shows nothing else": (
        r"(?:accept|allow|agree to|enable) (?:all |the use of )?cookies",
        r"we (?:and our partners )?use cookies",
        r"(?:принять|разреш\w+|используе\w+|включите) (?:все |файлы )*(?:cookie|куки)",
        r"(?:kuki|cookie)\w* (?:qəbul|istifadə|icazə)",
    ),
}
"""What a page says to the reader whom it keeps out, by what that means; in English,
Russian and Azerbaijani."""


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        reason: re.compile("|".join(patterns), re.IGNORECASE)
        for reason, patterns in NOTICES.items()
    }


def blocked(text: Text) -> str | None:
    """Return why a page is likely not the source itself, as a clause; else nothing.

    Args:
        text: what was read from it.
    """
    words = len(WORD.findall(text.content[: 50 * LONG_PAGE]))
    if words >= LONG_PAGE:
        return None
    lines = [line for line in text.content.split("\n") if line.strip()]
    longest = LONGEST_NOTICE
    if words >= SHORT_PAGE:
        lines, longest = lines[:FIRST_LINES], TITLE
    for line in lines:
        notice = line.strip().replace("’", "'")
        if len(notice) > longest:
            continue
        for reason, pattern in _patterns().items():
            if pattern.search(notice):
                return f"{reason} (“{line.strip()}”)"
    is_page = PAGE in text.extractor.split()  # after that of its archive, if any
    if is_page and words < FEWEST_WORDS:
        return f"it has only {words} words" if words != 1 else "it has only one word"
    return None
