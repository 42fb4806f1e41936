"""How all screens are: each tells a broker in the words of Homie 5, and anybody who may asks it there.

In: what a screen's state folder says of it, and the table [mqtt] of screen.toml. Out: topics of an MQTT
broker; and from there a table, a page of HTML and mails about screens that are lost.

`connection` alone knows the library. The process of a screen is `telling`; who asks begins with `asking`.
Nothing here is imported where screen.toml names no broker.
"""
