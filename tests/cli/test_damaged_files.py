#!/usr/bin/env python3
"""Damaged and hostile project files: each is refused with one clear sentence and status 2, or opens.
usage: test_damaged_files.py BARCH"""
import copy
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import unittest

BARCH = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
SOURCE = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = (SOURCE / "resources/samples/project_board.barch").read_bytes()
HEAD = b'{"format": {"name": "barch", "version": "1.0"}'
ID = b"00000000000a"


def project(**parts):
    return json.dumps({"format": {"name": "barch", "version": "1.0"}, **parts}).encode()


def cut_off():
    for i in range(1, 41):
        yield f"cut off at {i}/41", SAMPLE[: len(SAMPLE) * i // 41]


def wrong_types():
    good = json.loads(SAMPLE)
    values = [None, 7, "text", [1], [[]], True, 1e300]
    for number, name in enumerate(good):
        bad = dict(good)
        bad[name] = values[number % len(values)]
        yield f"{name} is {bad[name]!r}", json.dumps(bad).encode()
    table_id = next(iter(good["tables"]))
    for number, member in enumerate(["name", "columns", "foreignKeys", "primaryKey", "indexes", "policies", "tenancyClass", "grants"]):
        bad = copy.deepcopy(good)
        bad["tables"][table_id][member] = values[number % len(values)] if member != "name" else 7
        yield f"tables.{member} of a wrong type", json.dumps(bad).encode()


def standing_twice():
    yield "two tables with one id", HEAD + b', "tables": {"%s": {"name": "a"}, "%s": {"name": "b"}}}' % (ID, ID)
    yield "a part twice", HEAD + b', "info": {}, "info": {}}'
    yield "a member twice", HEAD + b', "info": {"name": "a", "name": "b"}}'
    yield "the format twice", HEAD + b', "format": {"name": "barch", "version": "1.0"}}'


def endless():
    for opening in (b"[", b'{"a":'):
        for before in (b"", HEAD + b', "later": ', HEAD + b', "tables": ', HEAD + b', "tables": {"%s": {"columns": ' % ID):
            yield f"a million times {opening.decode()}", before + opening * 1_000_000
    yield "closed nesting", HEAD + b', "later": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}"


def huge():
    large = b"x" * 20_000_000
    yield "a huge id", HEAD + b', "tables": {"' + large + b'": {}}}'
    yield "a huge value of a choice", HEAD + b', "info": {"dialect": "' + large + b'"}}'
    yield "a number of a million digits", HEAD + b', "placements": {"%s": {"x": ' % ID + b"9" * 1_000_000 + b"}}}"
    yield "a text without end", HEAD + b', "info": {"name": "' + large


def no_text():
    for bad in (b"\xff", b"\xc3(", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x80", b"\x00", b"\x01", b"\n"):
        yield f"{bad!r} in a name", HEAD + b', "info": {"name": "' + bad + b'"}}'
    yield "UTF-16", b"\xff\xfe" + SAMPLE[:200].decode().encode("utf-16-le")
    yield "half a pair", HEAD + rb', "info": {"name": "\ud800"}}'


def no_project():
    for text in (b"", b"  \n", b"\xef\xbb\xbf", b"{}", b"[]", b"5", b"null", b"hello", b"<xml/>", b"%PDF-1.4", b"\x7fELF" + bytes(200),
                 b"CREATE TABLE t (id int);", b'{"format": {"name": "other", "version": "1.0"}}', HEAD + b"} x", HEAD + b",}",
                 HEAD + b"\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n}", b'{"format": {"name": "barch", "version": "one"}}',
                 b'{"format": {"name": "barch"}}', b"\x00" * 5000, b"PK\x03\x04" + bytes(range(256)) * 4):
        yield repr(text[:40]), text


def newer():
    for version in ("2.0", "9.1", "17.3", "99999999999999999999.0"):
        yield f"version {version}", b'{"format": {"name": "barch", "version": "' + version.encode() + b'"}, "tables": 5}'


NAMES = ['"; drop table victim; --', "'); DELETE FROM victim; --", "../../etc/passwd", "`b`; drop table victim; --", "${HOME}", "$(touch x)",
         "%s%n%x", "<script>alert(1)</script>", "a\nb", "\\", '"', "'", " ", "\x7f", "\u202etxt", "CON", "null", "select", "\U0001f600" * 60]


def named(name):
    """A design that says this name wherever a name stands."""
    def column(number, type_name):
        return {"id": f"0000000000c{number}", "name": f"{name} {number}", "type": type_name, "comment": name, "defaultExpression": ""}
    table = {"name": name, "comment": name, "columns": [column(1, "bigint"), column(2, "text")],
             "primaryKey": {"id": "0000000000k1", "name": name + " key", "columns": ["0000000000c1"]},
             "indexes": [{"id": "0000000000n1", "name": name + " index", "keys": [{"column": "0000000000c2"}]}]}
    return project(info={"name": name, "description": name, "dialect": "sqlite"}, tables={"00000000000a": table},
                   answers={name: {"text": name}}, areas={"00000000000b": {"name": name}})


class Damaged(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)

    def barch(self, *words):
        """Never hangs, never dies of a signal, never lets an exception out."""
        done = subprocess.run([BARCH, *map(str, words)], cwd=self.dir, capture_output=True, timeout=60)
        err = done.stderr.decode("utf-8")
        self.assertIn(done.returncode, (0, 1, 2), err[-2000:])
        for inside in ("terminate called", "json.exception", "Sanitizer", "Assertion"):
            self.assertNotIn(inside, err)
        return done.returncode, done.stdout.decode("utf-8"), err

    def refused(self, file, *words):
        before = file.read_bytes()
        status, out, err = self.barch(*words)
        self.assertEqual((status, out), (2, ""), err[-500:])
        self.assertEqual(err.count("\n"), 1, err[-2000:])
        self.assertLess(len(err), 700)
        self.assertIn(file.name, err)
        self.assertTrue(err.rstrip().endswith("."), err)
        self.assertEqual(file.read_bytes(), before)

    def test_each_damaged_file_is_refused_with_one_sentence_and_left_alone(self):
        file = self.dir / "bad.barch"
        count = 0
        for group in (cut_off, wrong_types, standing_twice, endless, huge, no_text, no_project, newer):
            for what, content in group():
                with self.subTest(what):
                    file.write_bytes(content)
                    self.refused(file, "check", file)
                    count += 1
        self.assertGreater(count, 120)
        self.assertEqual([entry.name for entry in self.dir.iterdir()], ["bad.barch"])

    def test_every_verb_refuses_it_alike(self):
        file = self.dir / "bad.barch"
        file.write_bytes(SAMPLE[:-500])
        for words in (["check", file], ["fix", file], ["questions", file], ["answer", file, "data.tenancy=none"], ["propose", file],
                      ["propose", file, "--accept", "all"], ["export", file, "--to", "sqlite", "--out", self.dir / "out"],
                      ["render", file, "-o", self.dir / "out.svg"]):
            with self.subTest(words[0]):
                self.refused(file, *words)
        self.assertFalse((self.dir / "out").exists())
        self.assertFalse((self.dir / "out.svg").exists())

    def test_ids_that_lead_nowhere_open_with_findings(self):
        file = self.dir / "loose.barch"
        table = {"name": "orders", "tenantKey": "0000000000zz", "primaryKey": {"id": "0000000000zk", "columns": ["0000000000zw"]},
                 "foreignKeys": [{"id": "0000000000zy", "name": "orders_fkey", "target": "0000000000zx", "columns": ["0000000000zw"],
                                  "targetColumns": ["0000000000zv"]}], "inherits": ["0000000000zq"], "partitionOf": "0000000000zp"}
        file.write_bytes(project(info={"dialect": "postgresql"}, tables={"00000000000a": table}))
        status, out, _ = self.barch("check", file, "--format", "json")
        self.assertEqual(status, 1)
        self.assertIn("SCH015", {finding["rule"] for finding in json.loads(out)["findings"]})
        self.barch("fix", file)
        self.barch("export", file, "--to", "postgresql", "--out", self.dir / "out")
        self.barch("render", file, "-o", self.dir / "out.dot")

    def test_a_hostile_name_is_a_name_and_nothing_else(self):
        for number, name in enumerate(NAMES):
            with self.subTest(name):
                file = self.dir / f"hostile{number}.barch"
                file.write_bytes(named(name))
                status, _, err = self.barch("check", file)
                self.assertIn(status, (0, 1), err)
                for form in ("json", "sarif", "junit", "markdown", "github"):
                    self.barch("check", file, "--format", form)
                self.barch("render", file, "-o", self.dir / "out.dot")
                out = self.dir / f"out{number}"
                status, _, err = self.barch("export", file, "--to", "sqlite", "--out", out)
                if status == 2:
                    self.assertIn("name", err)
                    continue
                database = sqlite3.connect(":memory:")
                database.execute("CREATE TABLE victim (id)")
                database.executescript((out / "0001_init.up.sql").read_text())
                tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
                self.assertIn("victim", tables)
                self.assertIn(name, tables)
        self.assertFalse((self.dir / "x").exists())

    def test_bytes_changed_at_random_never_do_harm(self):
        seed = 20260101
        chance = random.Random(seed)
        file = self.dir / "random.barch"
        for round_number in range(60):
            content = bytearray(SAMPLE)
            for _ in range(round_number % 4 + 1):
                at = chance.randrange(len(content))
                if chance.random() < 0.4:
                    del content[at : at + chance.randrange(60)]
                else:
                    content[at] = chance.choice(b'{}[]",:0-9.eE\\\n\x00\xff')
            with self.subTest(f"seed {seed}, round {round_number}"):
                file.write_bytes(content)
                status, out, err = self.barch("check", file)
                self.assertEqual(out == "", status == 2)
                self.assertEqual(err.count("\n") == 1, status == 2, err)


if __name__ == "__main__":
    unittest.main()
