"""The vocabulary of headers in three languages: keys, and values such as yes and no."""

from __future__ import annotations

import re
from difflib import get_close_matches

from kiosk.content.text.lookalikes import as_cyrillic, as_latin

# Each key and the ways staff may write it; messages use the first.
_KEYS = {
    "title": (
        "title, заголовок, название, название страницы, тақырып, тақырыбы, атау, атауы, бет атауы,"
        " беттің атауы, бет тақырыбы, беттің тақырыбы"
    ),
    "summary": (
        "summary, кратко, краткое описание, краткое содержание, описание, аннотация, анонс, қысқаша,"
        " қысқаша мазмұны, қысқаша мазмұн, қысқаша сипаттама, қысқаша сипаттамасы, сипаттама, сипаттамасы,"
        " аңдатпа, түйін"
    ),
    "picture": (
        "picture, image, photo, cover, картинка, изображение, фото, фотография, обложка, рисунок, сурет,"
        " суреті, мұқаба, мұқабасы, фотосурет, бет суреті"
    ),
    "from": (
        "from, since, start date, show from, publishdate, publish date, с, со, от, начало, начиная с,"
        " показывать с, показать с, показывать от, дата начала, бастап, басталуы, басы, басталу күні,"
        " көрсетудің басы"
    ),
    "until": (
        "until, untill, till, to, end date, show until, expirydate, expiry date, expires, по, до, конец,"
        " окончание, показывать до, показывать по, показать до, дата окончания, дейін, аяқталуы, соңы,"
        " аяқталу күні, көрсетудің соңы"
    ),
    "keywords": (
        "keywords, ключевые слова, слова для поиска, кілт сөздер, кілтсөздер, түйін сөздер, түйінді сөздер,"
        " іздеу сөздері"
    ),
    "color": "color, colour, цвет, цвет страницы, түс, түсі, бет түсі",
    "question": (
        "question, ask, home question, вопрос, вопрос на главном экране, вопрос страницы, сұрақ, сұрағы,"
        " басты беттегі сұрақ, бет сұрағы"
    ),
    "focus": "focus, focal point, фокус, центр кадра, главное на картинке, фокус нүктесі, басты нүкте",
    "fit": "fit, picture fit, кадр, кадрирование, обрезка, обрезать, кадрлау, қию, сурет қию",
    "screens": (
        "screens, screen, show on, screen group, screen groups, экраны, экран, на экранах, на экране,"
        " показывать на, показывать на экранах, для экранов, группа экранов, группы экранов, экрандар,"
        " экран тобы, экран топтары, экрандар тобы, экрандарда, экранда, қай экрандарда,"
        " көрсетілетін экрандар"
    ),
    "draft": (
        "draft, черновик, это черновик, қаралама, бұл қаралама, қаралама нұсқа, жоба, нобай, шимай, hidden,"
        " hide, private, unfinished, unpublished, not ready, wip, скрыть, скрыто, скрыта, скрытая, скрытый,"
        " спрятать, не показывать, не публиковать, не готово, не готов, не готова, не закончено, жасыру,"
        " жасырын, жасырылған, көрсетпеу, жарияламау, жарияланбаған, дайын емес"
    ),
}
# Keys that mean the opposite of a draft: with the value "no" they keep a page off the screen.
_SHOWN = (
    "published, publish, public, visible, show, ready, опубликовано, опубликована, опубликовать, публиковать,"
    " показывать, показать, показ, видно, видна, готово, готов, готова, жариялау, жарияланған, жариялансын,"
    " көрсету, көрсетілсін, дайын"
)
_STATE = "status, state, статус, состояние, мәртебе, мәртебесі, күй, күйі"
# Keys of other programs (Jekyll, Hugo, MkDocs, Obsidian and their like), which mean nothing here.
_FOREIGN = (
    "date, lastmod, modified, created, updated, last modified at, last updated, build, tags, tag, author,"
    " authors, layout, lang, language, locale, slug, category, categories, description, weight, permalink,"
    " type, template, id, url, aliases, series, toc, comments, sitemap, robots, excerpt, subtitle, linktitle,"
    " link title, menu, nav, nav order, nav title, parent, grand parent, has children, sidebar,"
    " sidebar label, sidebar position, order, position, hide title, hide table of contents, redirect from,"
    " redirect to, cssclass, cssclasses, markup, output, outputs, theme, version, license, copyright,"
    " thumbnail, banner, hero, featured, featured image, pin, math, mermaid, resources, params, seo, social,"
    " cascade, headless, translationkey, iscjklanguage, abstract, source, ref, uid, uuid, name, topic,"
    " section, автор, авторы, дата, теги, тег, метки, метка, язык, раздел, категория, категории, рубрика,"
    " тип, шаблон, порядок, вес, күні, күн, тілі, тіл, санат, санаты, тегтер, бөлім, түрі, реті, авторлар"
)


def _words(text: str) -> frozenset[str]:
    """Return the words of a list with commas."""
    return frozenset(" ".join(word.split()) for word in text.split(","))


KEYS = tuple(_KEYS)
_NAMES = {word: key for key, text in _KEYS.items() for word in _words(text)}
_SHOWN_WORDS = _words(_SHOWN)
_STATE_WORDS = _words(_STATE)
FOREIGN = _words(_FOREIGN)
# Words that can say "draft" but that may also begin an ordinary text.
_DOUBTFUL = _words(
    "жоба, нобай, hide, hidden, private, wip, unfinished, unpublished, not ready, скрыть, спрятать"
)
# Typing mistakes of keys that are too short to be recognised by their likeness.
_SLIPS = {"form": "from", "fron": "from", "frm": "from", "untl": "until", "untli": "until", "draf": "draft"}
_SLIPS |= {"darft": "draft", "dratf": "draft", "drfat": "draft", "draff": "draft", "titel": "title"}

YES = frozenset(("yes", "y", "true", "on", "1", "да", "иә", "ия", "и", "иа", "true;", "✓", "+", "x", "х"))
NO = frozenset(("no", "n", "false", "off", "0", "нет", "жоқ", "жок", "-", "–", "—"))
WHOLE = _words(
    "whole, contain, all, entire, no, целиком, вся, весь, полностью, нет, не обрезать, бүтін, бүтіндей,"
    " толық, толығымен, жоқ, қимау"
)
ALL_SCREENS = _words(
    "all, everywhere, any, all screens, все, всё, везде, всех, на всех, все экраны, барлығы, барлығында,"
    " бәрі, бәрінде, барлық, барлық экрандар, барлық экрандарда"
)
FILLING = _words("fill, cover, crop, yes, заполнить, заполнение, обрезать, да, толтыру, қию, иә, толтырып")
_UNREADY = _words(
    "draft, hidden, private, pending, unfinished, unpublished, in progress, in work, wip, not ready, todo,"
    " черновик, скрыто, скрыта, скрытая, не готово, не готов, не готова, в работе, не опубликовано,"
    " на проверке, қаралама, жасырын, дайын емес, жоба, өңделуде, жұмыс үстінде, тексеруде"
)


def folded(word: str) -> str:
    """Return a word in the form that is compared: small letters, single spaces, no full stop at its end."""
    return " ".join(word.replace("_", " ").split()).strip(" .!*").casefold()


def key_of(word: str) -> str:
    """Return the key that a word stands for, "" when it stands for none.

    Letters typed with the wrong keyboard that look right are taken as the right ones.
    """
    for spelling in _spellings(word):
        if spelling in _NAMES:
            return _NAMES[spelling]
    return ""


def is_foreign(word: str) -> bool:
    """True for a key that the headers of other programs have, such as Jekyll's."""
    return folded(re.sub("[-_]", " ", word)) in FOREIGN or folded(word) in FOREIGN


def likely_key(word: str) -> str:
    """Return the key of which a word is probably a typing mistake, "" for other words."""
    plain = folded(word)
    if is_foreign(word) or key_of(word) or plain in _SHOWN_WORDS | _STATE_WORDS:
        return ""
    if plain in _SLIPS:
        return _SLIPS[plain]
    if len(plain) < 5:
        return ""
    close = get_close_matches(plain, [name for name in _NAMES if len(name) > 3], n=1, cutoff=0.8)
    return _NAMES[close[0]] if close else ""


def hides(word: str, value: str) -> bool:
    """True for `published: no`, `status: черновик` and the like: another way to say draft."""
    keys, values = set(_spellings(word)), set(_spellings(value))
    if keys & _SHOWN_WORDS:
        return bool(values & NO)
    return bool(keys & _STATE_WORDS and values & _UNREADY)


def is_shown_word(word: str) -> bool:
    """True for keys such as `published` and `status`, which matter only when their value hides the text."""
    return bool(set(_spellings(word)) & (_SHOWN_WORDS | _STATE_WORDS))


def is_doubtful(word: str) -> bool:
    """True for a word that means a draft only together with a "yes": `жоба` is also a project."""
    return folded(word) in _DOUBTFUL


def is_yes(value: str) -> bool:
    """True for a "yes" in any of the three languages, also when typed with the wrong keyboard."""
    return not YES.isdisjoint(_spellings(value))


def is_no(value: str) -> bool:
    """True for a "no" in any of the three languages, also when typed with the wrong keyboard."""
    return not NO.isdisjoint(_spellings(value))


def is_unready(value: str) -> bool:
    """True for a text that says only that it is not ready: `ЧЕРНОВИК`, `[Draft]`."""
    plain = folded(value.strip("[]()<>{}«»“”\"'!.:*_#~=–—- "))
    return plain in _UNREADY or plain in (
        "қаралама нұсқа",
        "не публиковать",
        "do not publish",
        "жариялауға болмайды",
    )


def _spellings(word: str) -> tuple[str, ...]:
    """Return a word as it is compared, then with its look-alikes as Latin and as Cyrillic letters."""
    plain = folded(word)
    return plain, as_latin(plain), as_cyrillic(plain)
