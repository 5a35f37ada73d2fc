#!/usr/bin/env python3
"""Checks that no name is given to two types of one namespace, in whatever files they stand.

Neither compiler nor linker says so, and the program then destroys objects of one as those of the other.
"""
import pathlib
import re
import sys

NAMESPACE = re.compile(r"(?:inline )?namespace ?([\w:]*) \{$")
TYPE = re.compile(r"(?:template <.*> )?(?:struct|class|enum|enum class) (?:alignas\(.*\) )?(\w+)(?: final)?(?: : [^;]*)? ?\{")


def types_of(path):
    """The types that a file defines outside of nameless namespaces: "dateline::sqlite::Database"."""
    scope = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        opened = NAMESPACE.match(line)
        if opened:
            scope.append(opened[1])
        elif line.startswith("}") and "// namespace" in line:
            scope.pop()
        elif "" not in scope and (found := TYPE.match(line)):
            yield "::".join([*scope, found[1]]), f"{path}:{number}"


def main():
    places = {}
    for path in sorted((pathlib.Path(__file__).resolve().parent.parent / "src").rglob("*.*")):
        if path.suffix in (".h", ".cpp"):
            for name, place in types_of(path):
                places.setdefault(name, []).append(place)
    twice = [f"{name}: {' and '.join(found)}" for name, found in places.items() if len(found) > 1]
    print("\n".join(twice) or f"{len(places)} types, each of its own name")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
