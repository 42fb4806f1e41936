"""Spelling of the shipped content and of the interface, by hunspell and the dictionaries in this folder.

In: content/ and translations/. Out: `file: word` for each word that neither the dictionary of its language
nor the list of names in this folder knows.

A line of kk.txt, ru.txt or en.txt is a word, or a word and a model (`Бурабай сарай`): it takes the endings of
its model, so that a name is inflected rightly too. `#` begins a comment.
"""
