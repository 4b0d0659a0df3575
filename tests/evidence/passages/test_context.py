"""Warnings around a passage: raised where a careful editor would, and not elsewhere.

Each case is a sentence with the passage between ⟦ and ⟧.
"""

import pytest

from briefmaker.brief.library import Selector, Warned
from briefmaker.evidence.passages.cues import Cue, cues_of
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.passages.seal import find_sealed, seal_of
from briefmaker.evidence.passages.tokens import tokens_of
from briefmaker.evidence.texts.plain import read

TURNED = """
Officials rejected the claim that ⟦exports fell by 5% in March⟧.
It is not true that ⟦the port was closed for two days⟧.
The ministry denied ⟦shelling the bridge at Arden⟧ on Monday.
The bank denied reports that ⟦its reserves had run out by June⟧.
The council denied that Mr. E. ⟦Halden owned both of the ferries⟧.
There is no evidence that ⟦the crop was lost to the frost⟧.
None of the five governments has ⟦recognised the new border⟧.
The two sides did not sign trade, energy or ⟦transport agreements for next year⟧.
Never before had ⟦the river carried so little water⟧.
The treaty was signed without ⟦a clause on the border posts⟧.
The company failed to ⟦deliver 40 turbines to the plant⟧.
⟦The loan of 900 million dollars⟧ was never paid out.
⟦The sale of the port to investors⟧ has not taken place.
⟦The report that the dam had burst⟧ was denied by the governor.
⟦The story of a second explosion⟧ is false, the mayor said.
The envoy didn't say that ⟦talks would resume in Arden⟧.
The paper could hardly ⟦list all debts of the railway⟧.
Министр опроверг сообщения о том, что ⟦экспорт вырос на 5 процентов⟧.
Неправда, что мост закрыт, и не следует думать, что ⟦порт уже давно закрыт⟧.
Неправда, что ⟦порт стоит без единого судна⟧.
It is false that ⟦the dam holds two cubic kilometres⟧.
Страна не ⟦подписала новое соглашение о границе⟧.
Представитель отверг версию, будто ⟦завод остановлен из-за аварии⟧.
⟦Данные о росте добычи нефти⟧ не подтвердились.
Nazirlik bildirib ki, ⟦ixracın həcmi bu il⟧ artmayıb.
⟦Müqavilənin ikinci hissəsi bu ay⟧ imzalanmadı.
⟦Limanın bağlanması barədə xəbər⟧ doğru deyil.
Nazir ⟦ixracın beş faiz azaldığını⟧ inkar etdi.
"""

SOFTENED = """
According to preliminary data, ⟦exports rose by 5% in March⟧.
The bank's forecast is that ⟦growth reaches 4% next year⟧.
The plant may ⟦employ 300 people from the region⟧.
The dam could ⟦hold two cubic kilometres of water⟧.
Reportedly, ⟦the two presidents met in the evening⟧.
⟦Exports rose by 5% in March⟧, according to preliminary figures.
The talks are expected to cover many topics, including ⟦trade and the price of gas⟧.
Growth would slow if ⟦the price of oil fell below 60 dollars⟧.
It is unclear whether ⟦the line will open before winter⟧.
The road will ⟦cut the journey to four hours⟧.
The crop is estimated to ⟦come to 4 million tonnes of grain⟧.
По предварительным данным, ⟦экспорт вырос на 5 процентов⟧.
Ожидается, что ⟦добыча нефти составит два миллиона тонн⟧.
Завод может ⟦выпускать сорок турбин в год⟧.
Вероятно, ⟦переговоры продолжатся в пятницу утром⟧.
İlkin məlumata görə, ⟦ixrac beş faiz artıb⟧.
Ehtimal ki, ⟦danışıqlar cümə günü davam edəcək⟧.
"""

LIMITED = """
⟦The loan of $900 million will be paid⟧, but only if the budget passes.
⟦All duties on grain were lifted in May⟧ except those on seed.
⟦The border is open to lorries at all hours⟧ unless the river is in flood.
⟦The bank pays 4% on all deposits⟧ provided that they stay a year.
⟦Trade with the south doubled in a year⟧, although from a low level.
⟦The ceasefire holds along the whole line⟧ only when monitors are there.
⟦All states of the region voted for it⟧, with the exception of two.
⟦Пошлины на зерно отменены с мая⟧, кроме пошлин на семена.
⟦Кредит будет выплачен до конца года⟧, но только после ратификации.
⟦Gömrük rüsumları may ayından ləğv edilib⟧, amma toxum istisnadır.
"""

HARMLESS = """
While the minister did not speak of prices, ⟦he announced a new line of credit⟧.
The visit is not only a courtesy: ⟦it brings two contracts for grain⟧.
No fewer than ⟦forty companies took part in the fair⟧.
The agreement was not signed in spring; ⟦the ministers signed it in June⟧.
⟦The partnership brings security⟧ but also requires patience.
The minister rejected the offer in May, and ⟦exports fell by 5% in June⟧.
⟦The two sides met in Arden⟧ on 15 May and again in June.
In May ⟦the port handled 300 lorries a day⟧.
The council did not sign the treaty and ⟦raised the duty by 5%⟧.
Nobody was hurt, and ⟦the bridge opened again in an hour⟧.
In the disputed region ⟦exports of fruit rose by 5%⟧.
The man who had denied the theft said that ⟦he was paid 300 dollars⟧.
Officials warned of cuts. ⟦The price of bread rose by 5%⟧. No bakery closed.
The report was not late because ⟦the office worked through the night⟧.
⟦Trade with the south doubled in a year⟧. But the north lost ground.
The expected rain came late, and the crop suffered; ⟦wheat fell to 2 million tonnes⟧.
A false alarm rang twice and ⟦the station was empty for an hour⟧.
Against the will of the council ⟦the mayor sold the tram depot⟧.
Это не только рекорд: ⟦экспорт вырос на 5 процентов⟧.
Тем не менее ⟦стороны подписали новое соглашение⟧.
Не менее ⟦сорока компаний участвовали в ярмарке⟧.
Nazir bildirdi ki, ⟦ixrac beş faiz artıb⟧.
15 may tarixində ⟦tərəflər yeni müqavilə imzaladılar⟧.
"""


def lines(block: str) -> list[str]:
    return block.strip().splitlines()


def warnings_of(line: str) -> tuple[Warned, ...]:
    """Return the warnings, which copy and seal must both give."""
    exact = line.partition("⟦")[2].partition("⟧")[0]
    content = line.replace("⟦", "").replace("⟧", "")
    data = f"A line before it.\n{content}\nAnd one after it.\n".encode()
    text = read(data)
    found = find(Selector(exact=exact), text)
    sealed = find_sealed(Selector(exact=exact), seal_of(data, text))
    assert isinstance(found, Passage)
    assert isinstance(sealed, Passage)
    assert found.warned == sealed.warned
    return found.warned


@pytest.mark.parametrize("line", lines(TURNED))
def test_a_negation_around_a_passage_is_warned_of(line: str) -> None:
    assert Warned.NEGATION in warnings_of(line)


@pytest.mark.parametrize("line", lines(SOFTENED))
def test_a_hedge_or_forecast_around_a_passage_is_warned_of(line: str) -> None:
    assert warnings_of(line) == (Warned.HEDGE,)


@pytest.mark.parametrize("line", lines(LIMITED))
def test_a_limit_right_after_a_passage_is_warned_of(line: str) -> None:
    assert Warned.LIMITED in warnings_of(line)


@pytest.mark.parametrize("line", lines(HARMLESS))
def test_words_that_do_not_reach_the_passage_are_not_warned_of(line: str) -> None:
    assert warnings_of(line) == ()


def test_what_stands_in_the_passage_itself_is_not_warned_of() -> None:
    assert warnings_of("⟦The loan may not be paid, but it is expected⟧.") == ()


def test_a_warning_stops_at_the_end_of_its_sentence() -> None:
    line = "The council denied it. ⟦The dam was built in two years⟧. It may not last."
    assert warnings_of(line) == ()


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ("which it had not asked for", (Warned.OMISSION,)),
        ("worth 900 million dollars", (Warned.OMISSION,)),
        ("but for a single year", (Warned.OMISSION,)),
        ("with great pleasure", ()),
    ],
)
def test_left_out_words_are_warned_of_if_they_weigh(
    left_out: str, expected: tuple[Warned, ...]
) -> None:
    data = f"The council took up the loan {left_out} on the day of the vote.".encode()
    selector = Selector(exact="The council took up the loan […] on the day of the vote")
    text = read(data)
    for found in (find(selector, text), find_sealed(selector, seal_of(data, text))):
        assert isinstance(found, Passage)
        assert found.warned == expected


def test_such_as_opens_examples_and_such_a_thing_does_not() -> None:
    assert cues_of(tokens_of("such as"))[0] == Cue.OPENER.value
    assert cues_of(tokens_of("such a port"))[0] == Cue.NOTHING.value
