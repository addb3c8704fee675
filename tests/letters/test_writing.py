"""A letter, written: its subject, its text, its HTML, and its short form."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from journey.expected.expectations import What
from journey.ground import RungName
from journey.who.people import Role
from letters import made_up, samples
from letters.made_up import Sample
from letters.tongue import tongue
from letters.writing import write
from post.letter import Button, Letter, Line, Links
from post.subjects import PLACE, Goes, Subject

WHOLE = {f"{language}-{one.name}": one for language in ("en", "nl") for one in made_up.whole(language)}
WEEK = WHOLE["nl-week"].letter
CHECK_IN = samples.line("nl", Subject.CHECK_IN, Role.COMPANION, What.CHECK_IN, RungName.ASK)
HELP = samples.line("nl", Subject.HELP_ASKED, Role.HELPER, What.SUPPORT, RungName.ASK)
PRACTICE = samples.line("nl", Subject.PRACTICE, Role.LEARNER, What.PRACTICE, RungName.ASK)
NASTY = '<script>alert("x")</script><mj-image src="https://evil.example/x.png"/>{{ url }}{learner}'


class Page(HTMLParser):
    """What a browser would make of it: tags, links, and what is fetched from elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if tag == "a" and name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def links_of(letter: Letter) -> set[str]:
    those = {button.url for line in letter.lines for button in line.buttons}
    links = letter.links
    return {*those, links.less, links.somebody_else, links.next_week, links.useful, links.not_useful} - {""}


def test_the_letter_of_the_week_says_how_many_and_how_long() -> None:
    assert write(WEEK).subject == "Deze week: twee dingen (3 minuten)"
    assert write(replace(WEEK, minutes=1)).subject == "Deze week: twee dingen (1 minuut)"
    assert write(replace(WEEK, minutes=0)).subject == "Deze week: twee dingen"


def test_up_to_ten_in_words_and_then_in_figures() -> None:
    different = [samples.line("nl", *one) for one in samples.occurring() if one[1] is Role.COMPANION]
    assert write(replace(WEEK, lines=tuple(different[:10]))).subject == "Deze week: tien dingen (3 minuten)"
    assert write(replace(WEEK, lines=tuple(different[:11]))).subject == "Deze week: 11 dingen (3 minuten)"


@pytest.mark.parametrize(
    ("sample", "subject"),
    [
        ("guide", "Op donderdag praten jullie: drie vragen die helpen"),
        ("practice", "Vandaag een kans?"),
        ("still-yours", "Nog steeds jouw vraag?"),
        ("in-person", "Vandaag praten jullie: drie vragen die helpen"),
        ("desk", "Maandag: 7 plekken waar het stokt"),
        ("card", "Een kaartje voor Youssef"),
        ("help", "Sanne en Mo vragen je iets"),
        ("labels", "Zou je Sanne op weg willen helpen?"),
    ],
)
def test_a_letter_about_one_thing_has_the_subject_of_its_kind(sample: str, subject: str) -> None:
    assert write(WHOLE[f"nl-{sample}"].letter).subject == subject


def test_who_signs_is_reached_by_an_answer_and_stands_below() -> None:
    written = write(WHOLE["nl-in-person"].letter)
    assert written.reply_to == "marieke@leerreis.example"
    assert "Antwoord op deze mail, dan komt het bij mij. Marieke Bos, L&D" in " ".join(written.text.split())
    assert "Marieke Bos, L&amp;D" in written.html


def test_one_place_is_a_place() -> None:
    desk = WHOLE["nl-desk"].letter
    assert write(replace(desk, lines=desk.lines[:1])).subject == "Maandag: 1 plek waar het stokt"


def test_what_is_kept_and_what_was_agreed_count_as_dutch_does() -> None:
    one, two = (" ".join(write(replace(WEEK, waiting=n, a_week=n)).text.split()) for n in (1, 2))
    assert "Nog één ding bewaren we" in one
    assert "kost samen hooguit zo'n 1 minuut per week." in one
    assert "Nog twee dingen bewaren we" in two
    assert "kost samen hooguit zo'n 2 minuten per week." in two


@pytest.mark.parametrize("sample", WHOLE.values(), ids=list(WHOLE))
def test_text_and_html_carry_every_link_once(sample: Sample) -> None:
    written = write(sample.letter)
    assert sorted(Page(written.html).links) == sorted(links_of(sample.letter))
    for link in links_of(sample.letter):
        assert len(re.findall(re.escape(link) + r"(?=\s)", written.text)) == 1


@pytest.mark.parametrize("sample", WHOLE.values(), ids=list(WHOLE))
def test_the_text_is_72_wide_but_for_links(sample: Sample) -> None:
    lines = write(sample.letter).text.splitlines()
    assert not [line for line in lines if len(line) > 72 and "https://" not in line]
    assert not [pair for pair in pairwise(lines) if pair == ("", "")]


@pytest.mark.parametrize("sample", WHOLE.values(), ids=list(WHOLE))
def test_the_html_fetches_nothing_and_is_not_red(sample: Sample) -> None:
    html = write(sample.letter).html
    assert not {"img", "script", "link", "iframe", "mj-raw", "mj-text"} & Page(html).tags
    assert "@import" not in html
    assert "url(" not in html
    for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", html.lower()):
        assert int(red, 16) < max(int(green, 16), int(blue, 16)) + 90


def test_markup_in_what_people_wrote_stays_text() -> None:
    button = Button("promise", 'https://x.example/a?b=1&c="><script>')
    nasty = replace(HELP, learner=NASTY, other=NASTY, title=NASTY, quote=NASTY, buttons=(button,))
    letter = replace(samples.alone(nasty, "nl"), name=NASTY, labels={"mentor": NASTY, "companion": NASTY})
    page = Page(write(letter).html)
    assert not {"script", "mj-image", "img"} & page.tags
    assert page.links[0] == button.url
    assert NASTY in page.words
    assert "{{ url }}{learner}" in write(letter).text


def test_the_learner_is_named_first_and_in_bold() -> None:
    assert "<strong>Sanne</strong> is bezig met" in write(WEEK).html
    asked = replace(HELP, other="Karim El Amrani")
    assert "<strong>Karim</strong> vraagt je om een gesprek" in write(samples.alone(asked, "nl")).html


def test_a_companion_without_a_name_begins_a_sentence_as_sentences_begin() -> None:
    plan = samples.line("nl", Subject.PLAN_TALK, Role.LEARNER, What.NEEDS_TALK, RungName.PLAN, bare=True)
    written = write(samples.alone(plan, "nl"))
    assert "<strong>Je begeleider</strong> en jij" in written.html
    assert "Je begeleider en jij" in written.text


def test_things_stand_in_their_place() -> None:
    text = write(replace(WEEK, lines=tuple(reversed(WEEK.lines)))).text
    assert text == write(WEEK).text
    assert PLACE[Subject.HELP_ASKED] < PLACE[Subject.CHECK_IN]
    assert text.index("Mo vraagt") < text.index("Sanne is bezig")


def test_two_learners_of_one_first_name_keep_both() -> None:
    other = replace(CHECK_IN, learner="Sanne Peeters")
    text = write(replace(WEEK, lines=(CHECK_IN, other))).text
    assert "Sanne de Vries is bezig" in text
    assert "Sanne Peeters is bezig" in text


def test_a_team_need_is_one_line_of_everybody() -> None:
    assert "Sanne, Mo en Annelies zijn bezig" in " ".join(write(WHOLE["nl-team"].letter).text.split())


def test_an_if_then_plan_is_shown_back_to_who_made_it() -> None:
    text = write(samples.alone(PRACTICE, "nl")).text
    assert text.index("Je schreef:") < text.index("“Als iemand in het overleg") < text.index("Geprobeerd, ging goed")


@pytest.mark.parametrize("sample", WHOLE.values(), ids=list(WHOLE))
def test_the_short_form_has_no_link_and_nothing_that_people_wrote_but_a_short_title(sample: Sample) -> None:
    written = write(sample.letter)
    assert "http" not in written.short
    for line in sample.letter.lines:
        assert not line.quote or line.quote not in written.short
    assert {url for _, url in written.buttons} == {
        button.url for line in sample.letter.lines for button in line.buttons
    }


def test_among_several_things_a_button_says_which_it_belongs_to() -> None:
    written = write(WEEK)
    assert written.short.splitlines()[1].startswith("2. Sanne is bezig")
    assert ("2. Ja, gezien", samples.HOME + "check-in/seen") in written.buttons


def test_what_goes_through_other_hands_shows_nothing_that_was_written() -> None:
    written = write(WHOLE["nl-card"].letter)
    assert "overleg afhaakt" not in written.text + written.html + written.short
    assert "Youssef heeft hier geen adres" in written.text


def test_an_organisation_has_its_own_words() -> None:
    text = " ".join(write(WHOLE["nl-labels"].letter).text.split())
    assert "graag als peter hebben" in text
    assert "mentor" not in text.split("[")[0]


def test_u_is_said_where_the_organisation_says_u() -> None:
    written = write(replace(WEEK, is_formal=True))
    assert written.text.startswith("Beste Karim,")
    assert "Hebt u er de afgelopen weken" in written.text
    assert "Ja, gezien" in written.text, "what is the same either way is not written twice"


def test_another_language_is_answered_in_english() -> None:
    written = write(replace(WEEK, language="fr", is_formal=True))
    assert (written.language, written.subject) == ("en", "This week: two things (3 minutes)")


def test_each_offer_is_there_where_it_has_its_link() -> None:
    text = write(replace(WEEK, links=Links(), waiting=0, a_week=0)).text
    for offer in ("Druk?", "Liever dat iemand anders", "Minder vaak", "Had je hier iets aan?", "bewaren", "hooguit"):
        assert offer in write(WEEK).text
        assert offer not in text
    assert "Waarom krijg ik dit?" in text


def test_why_it_came_is_said_for_each_role() -> None:
    mine = replace(PRACTICE, role=Role.LEARNER)
    text = " ".join(write(replace(WEEK, lines=(CHECK_IN, HELP, mine))).text.split())
    assert "Je leert iets wat je zelf wilt kunnen" in text
    assert "Je sprak met Sanne af dat je af en toe meekijkt." in text
    assert "Je hulp is gevraagd voor Sanne." in text


def test_what_nobody_foresaw_is_said_all_the_same() -> None:
    odd = Line(
        Subject.CHECK_IN, "", "Feedback geven", Role.LEARNER, buttons=(Button("brand-new", "https://x.example/1"),)
    )
    written = write(samples.alone(odd, "nl"))
    assert written.subject == "Een vraag voor jou"
    assert "Hoe staat het met “Feedback geven”?" in written.text
    assert written.buttons == (("Bekijken", "https://x.example/1"),)


def test_a_day_is_said_as_people_say_it() -> None:
    assert tongue("nl").weekday(samples.DAY) == "donderdag 12 februari"
    assert tongue("en").weekday(samples.DAY) == "Thursday 12 February"


def test_a_letter_is_always_written_the_same_way() -> None:
    assert [write(one.letter) for one in WHOLE.values()] == [write(one.letter) for one in WHOLE.values()]


def test_what_a_channel_needs_comes_through() -> None:
    written = write(WEEK)
    assert (written.id, written.message_id, written.unsubscribe) == (WEEK.id, WEEK.message_id, samples.HOME + "less")
    assert write(replace(WEEK, goes=Goes.BESIDE)).subject == "Twee dingen voor jou (3 minuten)"
