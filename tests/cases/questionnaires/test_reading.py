"""A questionnaire’s file is read whole, or the mistake is told with its file, its line, and what to do."""

from __future__ import annotations

import pytest

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.declared import Kind
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.reading import LARGEST, MOST_QUESTIONS, read
from tests.cases.questionnaires.files import SMALL, line_of, small, written


def test_a_file_is_read_whole() -> None:
    whole = small()
    assert (whole.id, whole.version, whole.topic, whole.title.said()) == ("small", 1, Topic.WELLBEING, "A small one")
    assert [one.id for one in whole.questions()] == ["slept", "worried", "children", "how_many", "cry", "words"]
    assert [section.words.said() for section in whole.sections] == ["This week", "The children"]
    assert whole.question("slept").coded
    assert not whole.question("worried").coded
    assert whole.question("cry").said(4) == "4 – all day"
    assert whole.question("children").said("unknown") == "Not known"
    assert (whole.question("how_many").kind, whole.question("how_many").most) == (Kind.NUMBER, 20)
    assert [(band.value, band.least, band.most) for band in whole.bands] == [("low", 0, 4), ("high", 5, 10)]


MISTAKES = [
    ('id = "small"', 'id = "Small One"', 'id = "Small One"', mistakes.ID),
    ('id = "small"\n', "", "version = 1", mistakes.MISSING),
    ("version = 1", 'version = "1"', 'version = "1"', mistakes.WHOLE),
    ("version = 1", "version = 0", "version = 0", mistakes.WHOLE),
    ("version = 1", "version = true", "version = true", mistakes.WHOLE),
    ('"wellbeing"', '"weather"', "weather", mistakes.ONE_OF),
    ("version = 1", "version = 1\ncolour = 3", "colour", mistakes.UNKNOWN),
    ('title.en = "A small one"', 'title.en = "  "', "title.en", mistakes.WORDS),
    ('title.en = "A small one"', 'title = "A small one"', "title", mistakes.TABLE),
    ('title.en = "A small one"', 'title.de = "Ein kleiner"', "title.de", mistakes.LANGUAGE),
    ('title.en = "A small one"', 'title.en = "A"\ntitle.de = "B"', "title.de", mistakes.UNKNOWN),
    ('title.en = "A small one"', 'title.en = "A small one', "title.en", mistakes.NOT_TOML),
    ('id = "worried"', 'id = "slept"', 'id = "slept"\ntype', mistakes.TWICE),
    ('type = "number"', 'type = "colour"', "colour", mistakes.ONE_OF),
    ('{ value = "often"', '{ value = "never"', "choices", mistakes.TWICE),
    ('    { value = "often", points = 3, en = "Often" },\n', "", "choices", mistakes.FEW_ANSWERS),
    ("points = 3", "points = 3.5", "choices", mistakes.WHOLE),
    ('answers = "how_often"', 'answers = "how_seldom"', "how_seldom", mistakes.NO_SUCH_ANSWERS),
    ('answers = "how_often"', "answers = 3", "answers = 3", mistakes.LIST),
    ('subscale = "rest"', 'subscale = "sleep"', 'subscale = "sleep"', mistakes.NO_SUCH_SUBSCALE),
    ("coded = true", "coded = 1", "coded = 1", mistakes.TRUTH),
    ('text.en = "What else?"', 'text.en = "What else?"\ncoded = true', "coded = true", mistakes.SEALED),
    ('text.en = "What else?"', 'text.en = "What?"\nreversed = true', "reversed = true", mistakes.NOT_COUNTED),
    ("points = { yes = 0, no = 0, unknown = 0 }", "points = { yes = 0 }", "points = { yes", mistakes.MISSING),
    ("points = { yes = 0, no = 0, unknown = 0 }", "points = 3", "points = 3", mistakes.TABLE),
    ("from = 1\nto = 20", "from = 20\nto = 1", "from = 20", mistakes.UPSIDE_DOWN),
    ("from = 0\nto = 4\nlow", "from = 0\nto = 40\nlow", "to = 40", mistakes.WHOLE),
    ('{ question = "children"', '{ question = "words"', '"words", answers', mistakes.EARLIER),
    ('{ question = "children"', '{ question = "nobody"', '"nobody"', mistakes.EARLIER),
    ('answers = ["yes"]', 'answers = ["maybe"]', '"maybe"', mistakes.NO_SUCH_ANSWER),
    ('answers = ["yes"]', "answers = []", "answers = []", mistakes.MISSING),
    ('value = "high"', 'value = "low"', 'value = "low"\nfrom = 5', mistakes.TWICE),
    ("from = 5\nto = 10", "from = 10\nto = 5", "from = 10", mistakes.UPSIDE_DOWN),
    ("to = 4\ntext", "to = 3\ntext", "to = 3", mistakes.GAP),
    ("from = 0\nto = 4\ntext", "from = 1\nto = 4\ntext", "from = 1", mistakes.GAP),
    ("to = 10", "to = 9", "to = 9", mistakes.GAP),
    ("from = 5", "from = 4", "from = 4", mistakes.OVERLAP),
    ('topic = "wellbeing"', 'topic = "risk"', "[[band]]", mistakes.RISK_BANDS),
]


@pytest.mark.parametrize(("old", "new", "where", "sentence"), MISTAKES)
def test_each_mistake_has_its_sentence_and_its_line(old: str, new: str, where: str, sentence: str) -> None:
    text = written(old=old, new=new)
    with pytest.raises(FileMistake) as caught:
        read(text.encode(), "small.toml")
    changed = SMALL.index(old)
    found = text.find(where, changed) if where in text[changed:] else text.index(where)
    assert (caught.value.sentence, caught.value.line) == (sentence, text[:found].count("\n") + 1)
    assert caught.value.said().startswith(f"small.toml, line {caught.value.line}: ")
    assert "{" not in caught.value.said()


def test_nothing_that_was_laid_open_stays_untried() -> None:
    sentences = {value for name, value in vars(mistakes).items() if name.isupper() and isinstance(value, str)}
    tried = {sentence for *_change, sentence in MISTAKES}
    elsewhere = {
        mistakes.NOT_TEXT, mistakes.TOO_LARGE, mistakes.NO_QUESTION, mistakes.MANY, mistakes.BANDS_UNSCORED,
        mistakes.LONG, mistakes.HIDING, mistakes.MANY_BANDS, mistakes.MANY_ANSWERS,
    }  # fmt: skip
    assert sentences == tried | elsewhere


def test_what_is_no_text_or_far_too_large() -> None:
    with pytest.raises(FileMistake) as caught:
        read(b"id = 1\n\xff\xfe", "scan.toml")
    assert (caught.value.sentence, caught.value.line) == (mistakes.NOT_TEXT, 2)
    with pytest.raises(FileMistake) as caught:
        read(b"#" * (LARGEST + 1), "film.toml")
    assert caught.value.sentence == mistakes.TOO_LARGE


def test_no_question_and_far_too_many() -> None:
    head = SMALL[: SMALL.index("[[section]]")]
    with pytest.raises(FileMistake) as caught:
        read(head.encode(), "none.toml")
    assert caught.value.sentence == mistakes.NO_QUESTION
    one = '[[section.question]]\nid = "q{n}"\ntype = "text"\ntext.en = "Q"\n'
    many = '[[section]]\ntext.en = "S"\n' + "".join(one.replace("{n}", str(n)) for n in range(MOST_QUESTIONS + 1))
    with pytest.raises(FileMistake) as caught:
        read((head + many).encode(), "many.toml")
    assert caught.value.sentence == mistakes.MANY


def test_bands_without_points() -> None:
    text = SMALL.replace("points = 0, ", "").replace("points = 3, ", "").replace('subscale = "rest"\n', "")
    text = text.replace("reversed = true\n", "").replace("points = { yes = 0, no = 0, unknown = 0 }\n", "")
    text = text.replace('high.en = "all day"', 'high.en = "all day"\nunscored = true')
    with pytest.raises(FileMistake) as caught:
        read(text.encode(), "small.toml")
    assert (caught.value.sentence, caught.value.line) == (mistakes.BANDS_UNSCORED, line_of("[[band]]", text))


def test_shipped_ones_need_every_language() -> None:
    with pytest.raises(FileMistake) as caught:
        read(SMALL.encode(), "small.toml", languages=("en", "km", "fr"))
    assert (caught.value.sentence, caught.value.line) == (mistakes.LANGUAGE, line_of("title.en"))


def test_a_file_saved_on_windows_is_read_too() -> None:
    assert read(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode(), "small.toml") == small()
