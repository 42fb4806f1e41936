"""The process that waits for changes, and what it tells of itself.

In: a content folder that anybody may change. Out: a builder started when the folder rests; lines, log and
publisher.json.

It stays for months: of the other rooms it imports only what is light.
"""
