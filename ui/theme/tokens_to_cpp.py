#!/usr/bin/env python3
"""Turns resources/themes/tokens.json into a table of C++, so that the window reads no JSON.

usage: tokens_to_cpp.py TOKENS_JSON OUT_CPP
"""
import json
import pathlib
import sys

# What the program draws with. The rest of the file explains itself to people.
PARTS = ("themes", "spacing", "radius", "border", "font", "type", "icon", "control", "layout", "canvas", "motion", "shadow")


def leaves(path, value):
    """(path, text) of every leaf. The items of a list go by their name, or else by their place."""
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = ((item["name"] if isinstance(item, dict) else str(i), item) for i, item in enumerate(value))
    else:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)
        return
    for key, child in children:
        yield from leaves(f"{path}.{key}", child)


def main():
    source, target = map(pathlib.Path, sys.argv[1:])
    content = json.loads(source.read_text(encoding="utf-8"))
    rows = [row for part in PARTS for row in leaves(part, content[part])]
    lines = [f"    {{{json.dumps(path)}, {json.dumps(text)}}},\n" for path, text in rows]
    target.write_text(
        '#include "ui/theme/tokens.h"\n\n'
        "namespace barch::ui {\n\n"
        "std::span<const Token> tokens()\n{\n"
        "    static constexpr Token table[] = {\n" + "".join("    " + line for line in lines) + "    };\n"
        "    return table;\n}\n\n"
        "}  // namespace barch::ui\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
