#!/usr/bin/env python3
"""Checks JSON files against docs/formats: check_schemas.py SCHEMA_DIR SAMPLE_DIR"""
import json
import pathlib
import sys

import jsonschema


def validator(path, definition=None):
    schema = json.loads(path.read_text(encoding="utf-8"))
    if definition:
        schema = {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def rejects(schema, value):
    return not schema.is_valid(value)


def main():
    schemas, samples = map(pathlib.Path, sys.argv[1:])
    story = validator(schemas / "story.schema.json")
    event = validator(schemas / "story.schema.json", "event")
    article = validator(schemas / "article.schema.json")
    for name in ("story.json", "next.json"):
        story.validate(json.loads((samples / name).read_text(encoding="utf-8")))
    for line in (samples / "story.jsonl").read_text(encoding="utf-8").splitlines():
        event.validate(json.loads(line))
    for name in ("article.json", "article-full.json"):
        article.validate(json.loads((samples / name).read_text(encoding="utf-8")))

    # The schema itself must be able to say no.
    broken = json.loads((samples / "story.json").read_text(encoding="utf-8"))
    broken["events"][0]["sources"] = []
    assert rejects(story, broken), "a line without a source passed"
    assert rejects(story, {"dateline": 2}), "another version passed"


if __name__ == "__main__":
    main()
