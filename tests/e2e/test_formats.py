"""What the binary prints keeps to the JSON Schema files of docs/formats."""
import json
import unittest

import jsonschema

from dateline import ROOT, SAMPLE, Case


def schema(name):
    return jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "formats" / name).read_text(encoding="utf-8")))


class Formats(Case):
    def test_story(self):
        self.must("add", SAMPLE)
        schema("story.schema.json").validate(json.loads(self.shown()))
        schema("story.schema.json").validate(json.loads(self.shown("--about", "xylophone")))

    def test_article(self):
        validator = schema("article.schema.json")
        for flags in ([], ["--text", "--tokens"], ["--offsets", "utf16"]):
            lines = self.must("annotate", SAMPLE, *flags).out.splitlines()
            self.assertEqual(len(lines), 36)
            for line in lines:
                validator.validate(json.loads(line))

    def test_every_source_is_in_its_article(self):
        self.must("add", SAMPLE)
        texts = {json.loads(line)["url"]: json.loads(line)["text"].encode("utf-8")
                 for line in SAMPLE.read_text(encoding="utf-8").splitlines()}
        story = json.loads(self.shown())
        lines = story["events"] + story["quotes"] + story["outlooks"] + [side for d in story["disputes"] for side in d["sides"]]
        self.assertTrue(lines)
        for line in lines:
            self.assertTrue(line["sources"])
            for source in line["sources"]:
                self.assertEqual(texts[source["url"]][source["start"]:source["end"]].decode("utf-8"), source["quote"])


if __name__ == "__main__":
    unittest.main()
