"""What each command does: one module a command, loaded when it is the one that was typed.

In: what was typed. Out: an exit code.

Each module of a command has `run(options, content, state, language)`, which returns the exit code: `content`
and `state` are absolute folders, `language` that of messages.
"""
