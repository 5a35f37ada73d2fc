"""What the binary prints keeps to the JSON Schema files of docs/formats."""
import json
import unittest

import jsonschema

from dateline import ROOT, SAMPLE, Case, article


def schema(name):
    return jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "formats" / name).read_text(encoding="utf-8")))


class Formats(Case):
    def test_story(self):
        self.must("add", SAMPLE)
        schema("story.schema.json").validate(json.loads(self.shown()))
        schema("story.schema.json").validate(json.loads(self.shown("--about", "xylophone")))

    def test_a_denial_that_stands_alone_has_one_side(self):
        text = "The army of Mali denied on 3 January 2020 that its soldiers had laid mines on the islands of the river."
        self.must("add", self.write_articles("a.jsonl", [article(1, text=text, published="2020-01-05")]))
        story = json.loads(self.shown())
        self.assertEqual([len(dispute["sides"]) for dispute in story["disputes"]], [1])
        schema("story.schema.json").validate(story)

    def test_article(self):
        validator = schema("article.schema.json")
        for flags in ([], ["--text", "--tokens"], ["--offsets", "utf16"]):
            lines = self.must("annotate", SAMPLE, *flags).out.splitlines()
            self.assertEqual(len(lines), 36)
            for line in lines:
                validator.validate(json.loads(line))

    def test_offsets_of_a_story_count_what_was_asked_for(self):
        text = "Café workers in Zürich struck on 3 January 2020. 😀 Lina Borg of Zürich said they stopped on 4 January 2020."
        self.must("add", self.write_articles("a.jsonl", [article(1, text=text, published="2020-01-05")]))
        for unit, encoding, size in (("utf8", "utf-8", 1), ("codepoint", "utf-32-le", 4), ("utf16", "utf-16-le", 2)):
            units = text.encode(encoding)
            story = json.loads(self.shown("--offsets", unit))
            places = [source for kind in ("events", "quotes") for line in story[kind] for source in line["sources"]]
            self.assertGreater(len(places), 2)
            for place in places:
                self.assertEqual(units[place["start"] * size:place["end"] * size].decode(encoding), place["quote"], unit)
            names = [(entity["name"], place) for entity in story["entities"] for place in entity["mentions"]]
            self.assertIn("Lina Borg", [units[place["start"] * size:place["end"] * size].decode(encoding) for _, place in names])

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
