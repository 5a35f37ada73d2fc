"""The same articles give the same bytes: any order, any batches, any number of threads, any number of times."""
import json
import random
import unittest

from dateline import Case, article, sample_articles


class SameBytes(Case):
    def setUp(self):
        super().setUp()
        self.articles = sample_articles()
        self.expected = self.tell("expected", [self.articles], 1)

    def tell(self, name, batches, threads):
        """Adds each batch by a run of its own; the story without its revision, which counts the runs."""
        store = self.folder / f"{name}.db"
        for number, batch in enumerate(batches):
            self.must("add", "-j", threads, self.write_articles(f"{name}-{number}.jsonl", batch), store=store)
        story = json.loads(self.shown(store=store))
        self.assertGreaterEqual(story["story"].pop("revision"), 1)
        return json.dumps(story)

    def test_the_sample_has_lines_to_compare(self):
        self.assertGreater(len(json.loads(self.expected)["events"]), 10)

    def test_threads(self):
        for threads in (2, 4):
            self.assertEqual(self.tell(f"threads{threads}", [self.articles], threads), self.expected)

    def test_shuffles(self):
        for seed in range(5):
            shuffled = self.articles[:]
            random.Random(seed).shuffle(shuffled)
            self.assertEqual(self.tell(f"shuffle{seed}", [shuffled], 2), self.expected)

    def test_batches(self):
        for seed in range(3):
            shuffled = self.articles[:]
            random.Random(100 + seed).shuffle(shuffled)
            cut = random.Random(seed).randrange(1, len(shuffled))
            self.assertEqual(self.tell(f"batch{seed}", [shuffled[:cut], shuffled[cut:]], 2), self.expected)

    def test_each_batch_three_times(self):
        half = len(self.articles) // 2
        batches = [self.articles[:half], self.articles[half:]]
        self.assertEqual(self.tell("thrice", [batch for batch in batches for _ in range(3)], 2), self.expected)

    def test_versions_in_any_order(self):
        old = article(1, published="2021-03-01")
        new = article(1, published="2021-03-02", text="The ferry was pulled free on Monday, the coast guard said.")
        self.assertEqual(self.tell("old-new", [[old], [new]], 1), self.tell("new-old", [[new], [old]], 1))

    def test_equal_content_keeps_the_revision(self):
        path = self.write_articles("again.jsonl", self.articles)
        for _ in range(3):
            self.must("add", path)
        self.assertEqual(json.loads(self.shown())["story"]["revision"], 1)


if __name__ == "__main__":
    unittest.main()
