"""The live page in the browser: a brief as it will print, while it is written.

`following` sees that a file has changed, `press` checks and sets the brief anew in warm
processes (`lines`), `sheets` keeps what is shown of each brief, and `site` shows it.
"""
