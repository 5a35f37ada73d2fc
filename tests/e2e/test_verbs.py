"""Flags, pipes, formats and exit codes of each verb."""
import json
import subprocess
import unittest
import unittest.mock

from dateline import DONE, FATAL, NOTHING, SAMPLE, SOME_FAILED, Case, article


class Help(Case):
    def test_help_opens_with_examples(self):
        for verb in ([], ["add"], ["list"], ["show"], ["why"], ["annotate"]):
            run = self.must(*verb, "--help")
            self.assertTrue(run.out.startswith("Examples:\n  dateline"), verb)
            self.assertEqual(run.err, "")

    def test_version(self):
        self.assertRegex(self.must("--version").out, r"^dateline \d+\.\d+\.\d+\n$")

    def test_misuse_is_2_and_says_what(self):
        for arguments in (["fly"], [], ["show", "--frobnicate"], ["show", "--from", "last week"], ["--color", "pink", "list"],
                          ["add"], ["why"], ["-j", "0", "list"], ["show", "--per-date", "2"]):
            run = self.run_dateline(*arguments)
            self.assertEqual(run.code, FATAL, arguments)
            self.assertTrue(run.err.startswith("dateline: "), arguments)
            self.assertEqual(run.out, "")
        self.assertIn("dateline: fly: no such verb", self.run_dateline("fly").err)
        self.assertIn("dateline: --bogus: no such option", self.run_dateline("--bogus").err)
        for number in ("0", "-1", "x", "99999999999"):
            self.assertIn(f'--limit: "{number}" is no number from 1 on', self.run_dateline("show", "--limit", number).err)


    def test_format_may_stand_before_the_verb(self):
        self.must("add", self.write_articles("a.jsonl", [article(1)]))
        self.assertEqual(self.must("--format", "json", "list").out, self.must("list", "--format", "json").out)
        self.assertEqual(self.must("--format", "json", "show").out, self.must("show", "--format", "json").out)
        self.assertEqual(self.must("--format", "csv", "show", "--format", "json").raw, self.shown())
        self.assertIn("--format: why prints in one form only", self.run_dateline("--format", "json", "why", "v").err)
        self.assertEqual(self.run_dateline("--format", "pink", "list").code, FATAL)


class Add(Case):
    def test_summary_on_stderr_and_nothing_on_stdout(self):
        run = self.must("add", self.write_articles("a.jsonl", [article(1), article(2)]))
        self.assertEqual(run.out, "")
        self.assertIn("2 articles added", run.err)
        self.assertNotIn("\r", run.err, "progress belongs on terminals only")

    def test_summary_counts_what_has_no_date(self):
        bad = article(1, published="04/03/2021")
        run = self.must("add", self.write_articles("a.jsonl", [bad, article(2)]))
        self.assertIn("2 articles added, 1 without a date of publication", run.err)
        self.assertNotIn("without", self.must("add", self.write_articles("b.jsonl", [article(3)])).err)

    def test_a_sitemap_is_no_article(self):
        sitemap = self.write("sitemap.xml", '<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>')
        self.assertIn("sitemap.xml: a sitemap lists addresses", self.must("add", sitemap, code=SOME_FAILED).err)

    def test_a_page_saved_as_mail_is_refused(self):
        page = self.write("page.mhtml", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<p>x")
        self.assertIn("page.mhtml: MHTML is not read", self.must("add", page, code=SOME_FAILED).err)

    def test_quiet(self):
        self.assertEqual(self.must("add", "-q", self.write_articles("a.jsonl", [article(1)])).err, "")

    def test_verbose_names_every_article(self):
        run = self.must("add", "-v", self.write_articles("a.jsonl", [article(1), article(2)]))
        self.assertIn("a.jsonl:1: added: ", run.err)
        self.assertIn("a.jsonl:2: added: ", run.err)

    def test_standard_input_and_date(self):
        self.must("add", "-", "--date", "2021-03-04", "--outlet", "Letters", stdin=b"The bridge at Carrow fell on Monday.\n")
        story = json.loads(self.shown())
        self.assertEqual(story["sources"], [{"outlet": "Letters", "articles": 1}])

    def test_folder(self):
        (self.folder / "in").mkdir()
        self.write_articles("in/a.jsonl", [article(1)])
        self.write("in/b.txt", "The bridge at Carrow fell on Monday.\n")
        self.assertIn("2 articles added", self.must("add", self.folder / "in").err)

    def test_twice_is_unchanged(self):
        path = self.write_articles("a.jsonl", [article(1), article(2)])
        self.must("add", path)
        before = self.shown()
        self.assertIn("0 articles added, 2 unchanged", self.must("add", path).err)
        self.assertEqual(self.shown(), before)

    def test_new_text_at_an_old_url(self):
        self.must("add", self.write_articles("a.jsonl", [article(1)]))
        changed = article(1, text="The ferry never ran aground, the coast guard said on Tuesday.")
        self.assertIn("1 in a new version", self.must("add", self.write_articles("b.jsonl", [changed])).err)


class Show(Case):
    def test_no_store(self):
        for verb in (["show"], ["list"], ["why", "v123456789012"]):
            run = self.run_dateline(*verb)
            self.assertEqual(run.code, FATAL)
            self.assertIn("there is no store here", run.err)
            self.assertFalse(self.store.exists(), "reading must not make a store")

    def test_a_store_without_a_name_is_refused(self):
        # SQLite would keep it in memory: "36 articles added", and nothing is there.
        articles = self.write_articles("a.jsonl", [article(1)])
        for name in ("", ":memory:"):
            run = self.must("add", articles, store=name, code=FATAL)
            self.assertIn(f'--store: "{name}" is no FILE', run.err)

    def test_a_store_that_no_file_holds_is_named_once(self):
        run = self.run_dateline("list", store="postgresql://localhost/news")
        self.assertEqual(run.code, FATAL)
        self.assertEqual(run.err.count("postgresql://"), 1)

    def test_one_article_is_read_again(self):
        self.must("add", self.write_articles("a.jsonl", [article(1)]))
        self.assertIn("1 article read again", self.must("rebuild").err)

    def test_every_format(self):
        self.must("add", SAMPLE)
        self.assertTrue(self.must("show", "--format", "md").out.startswith("# "))
        self.assertIn("<!doctype html>", self.must("show", "--format", "html").out.lower())
        events = json.loads(self.must("show", "--format", "json").out)["events"]
        lines = self.must("show", "--format", "jsonl").out.splitlines()
        self.assertEqual([json.loads(line)["id"] for line in lines], [event["id"] for event in events])

    def test_a_pipe_gets_markdown(self):
        self.must("add", SAMPLE)
        self.assertEqual(self.must("show").out, self.must("show", "--format", "md").out)

    def test_output_file(self):
        self.must("add", SAMPLE)
        self.assertEqual(self.must("show", "--format", "json", "-o", "story.json").out, "")
        self.assertEqual((self.folder / "story.json").read_bytes(), self.shown())
        run = self.run_dateline("show", "-o", "no/such/folder/story.md")
        self.assertEqual(run.code, FATAL)
        self.assertIn("no/such/folder/story.md", run.err)

    def test_full_standard_output(self):
        self.must("add", SAMPLE)
        with open("/dev/full", "wb") as full:
            run = subprocess.run(self.command("show"), stdout=full, stderr=subprocess.PIPE, env=self.environment(), check=False)
        self.assertEqual(run.returncode, FATAL)
        self.assertIn(b"No space left", run.stderr)

    def test_closed_pipe_is_quiet(self):
        self.must("add", SAMPLE)
        run = subprocess.run(["sh", "-c", '"$@" | true', "sh", *self.command("show", "--format", "html")], capture_output=True,
                             env=self.environment(), check=False)
        self.assertEqual(run.stderr, b"")

    def test_nothing_matched_is_1(self):
        self.must("add", SAMPLE)
        run = self.run_dateline("show", "--about", "xylophone", "--format", "json")
        self.assertEqual(run.code, NOTHING)
        self.assertEqual(json.loads(run.out)["events"], [])

    def test_nothing_of_the_wanted_part_is_1(self):
        self.must("add", SAMPLE)
        for part, format_ in (("next", "csv"), ("quotes", "atom"), ("who", "ical")):  # they hold events only
            self.must("show", "--part", part, "--format", format_, code=NOTHING)
        self.must("show", "--part", "background", "--format", "csv")
        self.must("show", "--part", "next", "--about", "xylophone", code=NOTHING)

    def test_limit_holds_for_each_part(self):
        self.must("add", SAMPLE)
        for part in ("happened", "background"):
            rows = self.must("show", "--part", part, "--limit", "2", "--format", "jsonl").out.splitlines()
            self.assertEqual(len(rows), 2, part)

    def test_color_only_on_request_in_a_pipe(self):
        self.must("add", SAMPLE)
        plain = self.must("show", "--format", "text").out
        self.assertNotIn("\x1b", plain)
        self.assertIn("\x1b", self.must("show", "--format", "text", "--color", "always").out)

    def test_what_an_archive_looked_forward_to_stands_first_years_later(self):
        text = "The mayor of Porto, Lina Borg, vowed to rebuild the market hall. The council will meet on Friday to vote on the plan."
        self.must("add", self.write_articles("a.jsonl", [article(1, text=text, published="2001-03-07")]))
        shown = json.loads(self.shown("--part", "next"))
        self.assertEqual([outlook["status"] for outlook in shown["outlooks"]], ["due", "open"])

    def test_a_week_is_due_when_its_last_day_has_come(self):
        text = "The council of Porto will meet next week to vote on the market hall, Mayor Lina Borg said."
        self.must("add", self.write_articles("a.jsonl", [article(1, text=text, published="2021-03-04")]))
        for now, status in (("2021-03-05", "open"), ("2021-03-08", "open"), ("2021-03-13", "open"), ("2021-03-14", "due")):
            with unittest.mock.patch("dateline.NOW", now):
                outlook = json.loads(self.shown("--part", "next"))["outlooks"][0]
            self.assertEqual((outlook["due"]["edtf"], outlook["status"]), ("2021-03-08/2021-03-14", status), now)

    def test_one_appointment_is_told_once_in_whatever_verb(self):
        texts = ("Governor Lina Borg will make her fourth trip to the flooded coast of Porto on Monday, her office said.",
                 "Governor Lina Borg will visit the flooded coast of Porto on Monday for the fourth time, an aide said.")
        self.must("add", self.write_articles("a.jsonl", [article(n, text=text, published=f"2021-06-1{n + 1}")
                                                         for n, text in enumerate(texts)]))
        outlooks = json.loads(self.shown("--part", "next"))["outlooks"]
        self.assertEqual([len(outlook["sources"]) for outlook in outlooks], [2])

    def test_dates_inside_from_and_to(self):
        self.must("add", SAMPLE)
        events = json.loads(self.shown("--from", "2020-01-03", "--to", "2020-01-05"))["events"]
        self.assertTrue(events)
        for event in events:
            self.assertGreaterEqual(event["date"]["start"], "2020-01-03")
            self.assertLessEqual(event["date"]["end"], "2020-01-05")

    def test_about_and_key_dates(self):
        self.must("add", SAMPLE)
        events = json.loads(self.shown("--about", "missiles \"drone strike\"", "--dates", "3", "--per-date", "2"))["events"]
        self.assertTrue(events)
        days = [event["date"]["start"] for event in events]
        self.assertLessEqual(len(set(days)), 3)
        self.assertLessEqual(max(days.count(day) for day in days), 2)
        for event in events:
            self.assertRegex(event["text"].lower(), r"\b(missiles|drone strike)\b")


class List(Case):
    def test_text_and_json(self):
        self.must("add", SAMPLE)
        head = json.loads(self.must("list", "--format", "json").out)["stories"][0]
        self.assertEqual(head["articles"], 36)
        self.assertEqual(head["revision"], 1)
        self.assertTrue(self.must("list").out.startswith(head["id"]))


class Why(Case):
    def test_every_line_shows_its_words(self):
        self.must("add", SAMPLE)
        story = json.loads(self.shown())
        lines = story["events"][:3] + story["quotes"][:3] + story["outlooks"][:3]
        self.assertGreater(len(lines), 3)
        for line in lines:
            out = self.must("why", line["id"]).out
            self.assertTrue(out.startswith(line["id"]))
            self.assertIn(f"bytes {line['sources'][0]['start']}-{line['sources'][0]['end']}", out)

    def test_merged_and_hidden_lines_tell_where_they_went(self):
        self.must("add", SAMPLE)
        first, second, third = (event["id"] for event in json.loads(self.shown())["events"][:3])
        self.must("edit", first, f"merge={second}")
        self.must("edit", third, "hide")
        self.assertIn(f"{first}: told by {second} now", self.must("why", first, code=NOTHING).err)
        self.assertIn(f"{third}: no longer told: ", self.must("why", third, code=NOTHING).err)

    def test_words_of_sources_cannot_write_to_the_terminal(self):
        text = "Police arrested four \x1b[31mdockers\u009b1m in Ostra on Monday. \"It is over,\" said Mira \x1b[2J Tolland."
        self.must("add", self.write_articles("a.jsonl", [article(1, text=text, title="Dock\u009b2J", outlet="Post\u009b")]))
        story = json.loads(self.shown())
        self.must("edit", story["story"]["id"], "title=Dock \x1b[31m\u009b2J")
        lines = story["events"] + story["quotes"] + story["entities"]
        self.assertTrue(lines)
        printed = [self.must("why", line["id"]).out for line in lines]
        printed += [self.must("list").out, self.must("diff", "0", code=NOTHING).out, self.must("show", "--format", "text").out]
        for text in printed:
            self.assertNotRegex(text, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")

    def test_unknown_id(self):
        self.must("add", SAMPLE)
        run = self.must("why", "v000000000000", code=NOTHING)
        self.assertIn("v000000000000", run.err)


class Annotate(Case):
    def test_one_line_an_article_in_input_order(self):
        path = self.write_articles("a.jsonl", [article(number, id=f"n{number}") for number in range(200)])
        run = self.must("annotate", path, "-j", "2")
        ids = [json.loads(line)["id"] for line in run.out.splitlines()]
        self.assertEqual(ids, [f"n{number}" for number in range(200)])
        self.assertEqual(run.raw, self.must("annotate", path, "-j", "1").raw)

    def test_offsets_count_what_was_asked_for(self):
        text = "Café workers in Zürich struck on 3 January 2020. 😀 They stopped on 4 January 2020."
        for unit, encode in (("utf8", lambda s: len(s.encode("utf-8"))), ("codepoint", len),
                             ("utf16", lambda s: len(s.encode("utf-16-le")) // 2)):
            run = self.must("annotate", "--text", "--offsets", unit, stdin=text.encode("utf-8"))
            found = json.loads(run.out)["sentences"]
            self.assertEqual(found[-1]["end"], encode(text), unit)

    def test_touches_no_store(self):
        self.must("annotate", stdin=b"The bridge fell on Monday.")
        self.assertFalse(self.store.exists())

    def test_bad_record_is_3_and_the_rest_is_printed(self):
        lines = [json.dumps(article(1)), "{broken", json.dumps(article(2))]
        run = self.must("annotate", self.write("a.jsonl", "\n".join(lines)), code=SOME_FAILED)
        self.assertEqual(len(run.out.splitlines()), 2)
        self.assertIn("line 2", run.err)

    def test_conllu(self):
        run = self.must("annotate", "--format", "conllu", stdin=b"The bridge at Carrow fell on Monday.")
        words = [line.split("\t") for line in run.out.splitlines() if line and not line.startswith("#")]
        self.assertTrue(words)
        self.assertTrue(all(len(word) == 10 for word in words))

    def test_conllu_keeps_its_tokens_and_ids(self):
        lines = ["# newdoc id = first", "# text = He can't stay.", row(1, "He"), row("2-3", "can't"), row(2, "ca"), row(3, "n't"),
                 row(4, "stay", "SpaceAfter=No"), row(5, "."), "", row(1, "Odd-token"), row(2, "here"), "",
                 "# newdoc id = second", row(1, "Aldport"), ""]
        run = self.must("annotate", "--input", "conllu", "--format", "conllu", self.write("gold.conllu", "\n".join(lines) + "\n"))
        forms = [line.split("\t")[1] for line in run.out.splitlines() if line[:1].isdigit()]
        self.assertEqual(forms, ["He", "can't", "ca", "n't", "stay", ".", "Odd-token", "here", "Aldport"])
        self.assertIn("# newdoc id = first", run.out)
        self.assertIn("# newdoc id = second", run.out)

    def test_broken_conllu_names_its_line(self):
        broken = "\n".join([row(1, "He"), "2\tstays", "", "# newdoc id = next", row(1, "Aldport"), ""])
        run = self.must("annotate", "--input", "conllu", self.write("x.conllu", broken), code=SOME_FAILED)
        self.assertIn("x.conllu: line 2: ", run.err)
        self.assertEqual([json.loads(line)["id"] for line in run.out.splitlines()], ["next"])

    def test_conllu_that_counts_wrongly_or_without_measure_is_refused(self):
        for why, rows in (("the next token is number 2", [row(1, "He"), row(5, "stays")]),
                          ("the next token is number 1", [row("x", "He")]),
                          ("a range of tokens ends before it begins", [row("1-0", "He"), row(1, "He")]),
                          ("a NUL character", [row(1, "a\0b")]),
                          ("a sentence of more than 2000 tokens", [row(number, "word") for number in range(1, 300_000)])):
            run = self.must("annotate", "--input", "conllu", self.write("x.conllu", "\n".join([*rows, "", ""])), code=SOME_FAILED)
            self.assertIn(why, run.err)


def row(number, form, misc="_"):
    return "\t".join([str(number), form] + ["_"] * 7 + [misc])


if __name__ == "__main__":
    unittest.main()
