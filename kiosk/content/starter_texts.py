"""The sample that `kiosk new` writes into a new page's texts. It shows staff the shapes that they can write.

Its header says `draft: yes`, so that no visitor ever reads a sample. Staff see that line at the top of their
own text and delete it when the page is ready. A `from:` date would come one day and publish the sample.
"""

from __future__ import annotations

from kiosk.languages.tags import language_of, script_of

_HEADER = "---\ndraft: yes\n---\n"

_TITLES = {"kk": "Жаңа беттің атауы", "ru": "Название новой страницы", "en": "Title of the new page"}
_TEXTS = {
    "kk": """\
# {title}

Бұл – үлгі мәтін. Оның орнына өз сөзіңізді жазып, артығын өшіріңіз. Бет дайын болғанда, ең \
жоғарыдағы «draft: yes» деген жолды өшіріңіз: содан кейін оны келушілер көреді.

## Тақырыпша

Жол ## белгісінен басталса, ол тақырыпшаға айналады. Бос жолдан кейін жаңа азатжол басталады. \
**Екі жағына екі жұлдызша қойылған** сөздер қалың әріппен шығады.

## Сурет

Фотосуретті осы қалтаға, мәтіннің жанына салыңыз. Сосын бөлек жолға, екі шетіндегі белгілерсіз, \
былай деп жазыңыз: `![суретте не көрініп тұр](foto.jpg "суреттің астындағы жазу")`

## Тізім

- Тізімнің әр жолы сызықша мен бос орыннан басталады.
- Бұл – екінші жол.
- Ал мынау – үшінші жол.

## Сұрақ

Дұрыс жауаптың алдына `[x]`, басқаларының алдына `[ ]` белгісі қойылады.

Осы үш жауаптың қайсысы дұрыс?

- [ ] Мынау емес
- [x] Осы жауап
- [ ] Бұл да емес
""",
    "ru": """\
# {title}

Это образец. Напишите вместо него свой текст, а лишнее удалите. Когда страница будет готова, \
удалите в самом верху строку «draft: yes»: тогда её увидят посетители.

## Подзаголовок

Строка, которая начинается со знаков ##, становится подзаголовком. После пустой строки начинается \
новый абзац. **Слова между двойными звёздочками** выделяются жирным шрифтом.

## Фотография

Положите фотографию в эту же папку, рядом с текстом. Потом напишите отдельной строкой, без значков \
по краям: `![что видно на фотографии](foto.jpg "подпись под фотографией")`

## Список

- Каждая строка списка начинается с дефиса и пробела.
- Это вторая строка.
- А это третья.

## Вопрос

Перед верным ответом ставится `[x]`, перед остальными — `[ ]`.

Какой из этих трёх ответов верный?

- [ ] Не этот
- [x] Вот этот
- [ ] И этот тоже нет
""",
    "en": """\
# {title}

This is a sample. Write your own words in its place and delete what you do not need. When the page \
is ready, delete the line “draft: yes” at the very top: then visitors will see it.

## A heading

A line that starts with ## becomes a heading. After an empty line a new paragraph begins. **Words \
between double asterisks** are shown in bold.

## A photo

Put the photo into this folder, beside this text. Then write, on a line of its own and without the \
marks at its ends: `![what the photo shows](photo.jpg "caption under the photo")`

## A list

- Every line of a list starts with a hyphen and a space.
- This is the second line.
- And this is the third.

## A question

The right answer has `[x]` in front of it, the others have `[ ]`.

Which of these three answers is right?

- [ ] Not this one
- [x] This one
- [ ] Not this one either
""",
}


def starter_text(language: str, title: str = "") -> str:
    """Return the sample in a language, in English where there is none in that language.

    Without `title`, the title says that it is to be replaced: a folder's name belongs to no language.
    """
    near = _sample_language(language)
    return _HEADER + _TEXTS[near].replace("{title}", title or _TITLES[near])


def is_sample_title(title: str) -> bool:
    """True for the title of a sample that nobody has changed yet."""
    return title in _TITLES.values()


def _sample_language(tag: str) -> str:
    """Return the language of the sample to use for a language tag."""
    near = "" if script_of(tag) else language_of(tag)  # a tag with a script may be Kazakh in Latin letters
    return near if near in _TEXTS else "en"
