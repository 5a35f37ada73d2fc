"""Several stories in one store: they come apart, keep their ids and links, and only what is touched is told again."""
import json
import random
import sqlite3
import unittest
from contextlib import closing

from dateline import DONE, FATAL, SAMPLE, Case, article, sample_articles

FERRIES = [article(number) for number in range(12)]


def volcano(number, **fields):
    fields = {"published": f"2021-05-{number + 1:02}", **fields}
    text = (f"Lava from the volcano reached a village on day {number} of the eruption. "
            f"Mayor Marta Quell said that ash had covered {number + 2} farms below the crater. Villagers left by boat.")
    return article(1000 + number, text, outlet="Island Post", title=f"The volcano erupts, day {number}", **fields)


VOLCANO = [volcano(number) for number in range(8)]


class Quotes(Case):
    def test_who_said_what_tells_statements_only(self):
        self.must("add", self.write_articles("one.jsonl", [article(1, (
            "Mayor Lena Ortiz said on Monday that the ferry was safe. Ortiz blamed the crew for the fire. "
            "She did not say who had opened the gate.\n\n\"We will open the port on Sunday,\" Ortiz said.\n\n"
            "Ortiz called it \"an honest mistake\"."))]))
        quotes = json.loads(self.shown())["quotes"]
        self.assertEqual([quote["text"] for quote in quotes],
                         ["the ferry was safe", "We will open the port on Sunday", "an honest mistake"])


class Corrections(Case):
    def test_a_correction_tells_from_what_was_said_to_what_is_so(self):
        self.must("add", self.write_articles("one.jsonl", [article(1, (
            "A third body was found near Aldport on Tuesday, raising the death toll to three, police said.\n\n"
            "CORRECTION: An earlier version of this article said four people had died."))]))
        questions = [dispute["question"] for dispute in json.loads(self.shown())["disputes"]]
        self.assertEqual(questions, ["Corrected from 4 to 3: toll to three"])


class LeftOut(Case):
    def test_what_is_to_come_keeps_the_clause_that_tells_it_and_the_rest_is_a_quotation(self):
        self.must("add", self.write_articles("one.jsonl", [article(1, (
            "Dockers in Ostra went on strike on Monday.\n\n\"Nils did not die for 3 per cent,\" said shop steward Jan Lund, "
            "who called on members to vote no."))]))
        story = json.loads(self.shown())
        self.assertFalse([event["text"] for event in story["events"] if "die" in event["text"]])
        self.assertEqual([outlook["text"] for outlook in story["outlooks"]], [
            '"Nils did not die for 3 per cent," said shop steward Jan Lund, who called on members to vote no.'])


class Stories(Case):
    def setUp(self):
        super().setUp()
        self.must("add", SAMPLE, self.write_articles("more.jsonl", FERRIES + VOLCANO))

    def listed(self, store=None):
        return json.loads(self.must("list", "--format", "json", store=store).out)["stories"]

    def story(self, *wanted):
        return json.loads(self.shown(*wanted))

    def test_unrelated_articles_are_stories_of_their_own(self):
        self.assertEqual([story["articles"] for story in self.listed()], [len(sample_articles()), len(FERRIES), len(VOLCANO)])
        self.assertIn("Quell", self.must("list").out)

    def test_a_story_by_nothing_by_title_and_by_id(self):
        largest, _, smallest = self.listed()
        self.assertEqual(self.story()["story"]["id"], largest["id"])
        self.assertEqual(self.story("quell")["story"]["id"], smallest["id"])
        self.assertEqual(self.story(smallest["id"])["story"]["title"], smallest["title"])
        self.must("show", "nosuchword", code=FATAL)
        self.must("show", "s000000000000", code=FATAL)

    def test_any_order_and_batch_gives_the_same_stories(self):
        expected = [(story["id"], story["title"], story["articles"]) for story in self.listed()]
        articles = sample_articles() + FERRIES + VOLCANO
        other = self.folder / "other.db"
        random.Random(3).shuffle(articles)
        for begin in range(0, len(articles), 20):
            self.must("add", self.write_articles("part.jsonl", articles[begin:begin + 20]), store=other)
        self.assertEqual([(story["id"], story["title"], story["articles"]) for story in self.listed(other)], expected)
        self.assertEqual(json.loads(self.shown("quell", store=other))["events"], self.story("quell")["events"])

    def test_only_the_story_that_is_touched_is_told_again(self):
        before = {story["id"]: story["revision"] for story in self.listed()}
        self.must("add", self.write_articles("next.jsonl", [volcano(8)]))
        changed = [story["id"] for story in self.listed() if before[story["id"]] != story["revision"]]
        self.assertEqual(changed, [self.listed()[2]["id"]])

    def test_an_earlier_article_gives_another_id_and_the_old_one_leads_on(self):
        old, line = self.listed()[2]["id"], self.story("quell")["events"][0]["id"]
        self.must("add", self.write_articles("first.jsonl", [volcano(9, published="2021-04-01")]))
        new = self.listed()[2]["id"]
        self.assertNotEqual(old, new)
        self.assertEqual(self.story(old)["story"]["id"], new)
        self.assertIn("volcano", self.must("why", line).out)
        self.assertEqual(self.story(old)["story"]["revision"], 2)

    def test_edits_and_evidence_find_the_story_of_their_line(self):
        event = self.story("quell")["events"][0]
        self.must("edit", event["id"], "date=2021-05-30")
        edited = next(line for line in self.story("quell")["events"] if line["id"] == event["id"])
        self.assertEqual(edited["date"]["edtf"], "2021-05-30")
        self.must("edit", self.listed()[2]["id"], "title=Fire island")
        self.must("add", self.write_articles("next.jsonl", [volcano(8)]))
        self.assertEqual(self.story("fire island")["story"]["title"], "Fire island")
        self.assertNotEqual(self.story()["story"]["title"], "Fire island")

    def test_a_story_has_a_name_whatever_it_is_made_of(self):
        for number, (title, text, expected) in enumerate([
                ("Late ferry", "The ferry sank on Monday, police said.", "Late ferry"),
                ("", "The ferry sank on Monday, police said.", "The ferry sank on Monday, police said."),
                ("", "It rained. " * 40, ("It rained. " * 40)[:79]),
                ("", "\u96e8" * 400, "\u96e8" * 26)]):
            store = self.folder / f"{number}.db"
            self.must("add", self.write_articles("one.jsonl", [article(1, text, title=title)]), store=store)
            self.assertEqual(self.listed(store)[0]["title"], expected)

    def test_a_story_without_articles_ends(self):
        for one in VOLCANO:
            self.must("edit", one["url"], "retract=withdrawn")
        self.assertEqual(len(self.listed()), 2)
        other = self.folder / "other.db"
        self.must("add", SAMPLE, self.write_articles("rest.jsonl", FERRIES), store=other)
        self.assertEqual([story["id"] for story in self.listed()], [story["id"] for story in self.listed(other)])

    def test_views_name_the_story_of_an_article(self):
        with closing(sqlite3.connect(self.store)) as database:
            counted = database.execute("SELECT story, count(*) FROM articles GROUP BY story ORDER BY 2 DESC").fetchall()
            told = database.execute("SELECT id, articles FROM stories").fetchall()
        self.assertEqual(counted, told)


class NothingNew(Case):
    def test_an_add_of_nothing_tells_of_no_revision(self):
        empty = self.write_articles("empty.jsonl", [])
        self.assertNotIn("revision", self.must("add", empty).err)
        self.must("add", self.write_articles("one.jsonl", [article(1)]))
        again = self.must("add", self.write_articles("one.jsonl", [article(1)]), code=DONE).err
        self.assertIn("1 unchanged", again)
        self.assertNotIn("revision", again)


if __name__ == "__main__":
    unittest.main()
