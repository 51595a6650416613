#!/usr/bin/env python3
"""Exports decision records with barch and has markdownlint judge them. usage: test_decisions.py BARCH"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BARCH = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
LINT = HERE / "node_modules" / ".bin" / "markdownlint"
SAMPLES = ["clinic", "helpdesk", "invoicing", "project_board"]
HOSTILE = ["# heading", "- a list", "+ more", "1. first", "1) one", "=====", "---", "***", "> quote", "```", "~~~", "<script>alert(1)</script>",
           "[link](javascript:alert(1))", "![picture](x)", "https://example.com and www.example.com", "a@example.com", "| a | b |", "    code",
           "\tcode", "trailing  ", "two\n\n\n\nlines", "\u2028separator", "a\u0001b", "*stars* _lines_ `ticks`", "&amp; & &#35;",
           "ends with!", "ends with.", "ends with,", "ends with:", "日本語 " * 30, "x" * 300, "many words " * 60, "", " ", "../../etc/passwd", "[x]: y", "^note", "$math$",
           ": definition", "term\n: definition", "[ ] task", "\\", "a\\", "__init__", "#", "# ", "–", "-", "+", "1."]


def run(*words, status=0):
    result = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=120)
    if status is not None and result.returncode != status:
        raise AssertionError(f"{' '.join(map(str, words))}: {result.returncode}\n{result.stdout[-6000:]}\n{result.stderr[-6000:]}")
    return result


def sample(name):
    return json.loads((SOURCE / "resources/samples" / f"{name}.barch").read_text(encoding="utf-8"))


def hostile():
    design = sample("helpdesk")
    first = next(iter(design["decisions"].values()))
    for i, text in enumerate(HOSTILE):
        other = HOSTILE[(i + 7) % len(HOSTILE)]
        record = dict(first, title=text or "-", choice=other, context=f"{other}\n{text}", reason=text, consequences=f"{text}\n{other}",
                      options=[{"name": text, "speaksFor": other, "speaksAgainst": text}, {"name": other}, {"name": ""}])
        design["decisions"][f"{i:012d}".replace("0", "a")] = record
    return design


class Decisions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not LINT.exists():
            raise RuntimeError("The judges are not installed: run installer/install_dependencies.sh test")
        cls.folder = tempfile.TemporaryDirectory()
        cls.dir = pathlib.Path(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def export(self, name, design):
        project = self.dir / f"{name}.barch"
        project.write_text(json.dumps(design), encoding="utf-8")
        out = self.dir / name
        run(BARCH, "export", project, "--to", "decisions", "--out", out)
        return out / "docs" / "decisions"

    def judged(self, folder):
        files = sorted(folder.glob("*.md"))
        self.assertGreater(len(files), 8)
        result = run(LINT, *files, status=None)
        self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ""))
        return files

    def test_samples(self):
        for name in SAMPLES:
            with self.subTest(name):
                files = self.judged(self.export(name, sample(name)))
                index = (files[0].parent / "README.md").read_text(encoding="utf-8")
                for file in files:
                    if file.name != "README.md":
                        self.assertIn(f"({file.name})", index)
                        text = file.read_text(encoding="utf-8")
                        for part in ("## Context", "## Decision"):
                            self.assertIn(part, text)

    def test_hostile_texts(self):
        for file in self.judged(self.export("hostile", hostile())):
            text = file.read_text(encoding="utf-8")
            self.assertNotIn("<script", text)
            self.assertNotRegex(text, r"(?<!\\)\]\(javascript")
            self.assertEqual(text.count("\n# ") + text.startswith("# "), 1)

    def test_damage_is_noticed(self):
        folder = self.export("damaged", sample("helpdesk"))
        broken = next(folder.glob("0*.md"))
        broken.write_text(broken.read_text(encoding="utf-8") + "\n# Again\n\n\n\n* x\n", encoding="utf-8")
        self.assertNotEqual(run(LINT, broken, status=None).returncode, 0)

    def test_empty(self):
        folder = self.export("empty", dict(sample("helpdesk"), decisions={}))
        self.assertEqual([f.name for f in folder.iterdir()], ["README.md"])
        self.assertEqual(run(LINT, folder / "README.md").stdout, "")


if __name__ == "__main__":
    unittest.main()
