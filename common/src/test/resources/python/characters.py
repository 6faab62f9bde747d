"""Says what Python knows of each character that is assigned, a line for each."""
import json
import sys
import unicodedata

for code in range(sys.maxunicode + 1):
    character = chr(code)
    if unicodedata.category(character) != "Cn":
        print(json.dumps({
            "code": code,
            "printable": character.isprintable(),
            "start": character.isidentifier(),
            "part": ("a" + character).isidentifier(),
            "name": unicodedata.name(character, ""),
        }))
