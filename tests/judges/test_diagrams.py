#!/usr/bin/env python3
"""Exports diagrams with barch and has Mermaid and Graphviz read them. usage: test_diagrams.py BARCH"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BARCH = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
JUDGE = HERE / "judge_mermaid.mjs"
SAMPLES = ["clinic", "helpdesk", "invoicing", "project_board"]
TARGETS = "component-diagram,sequence-diagram,subscription-life"
HOSTILE = ["end", "alt", "participant x", "a->>b: c", "\"quoted\"", "]) --> x", "<script>alert(1)</script>", "#35;", "%% comment", "%%{init: {}}%%", "; note", "subgraph", "`tick`",
           "click n0 call x()", "a\nb", "\\n", "日本語", "", " ", "1. first", "classDef x", "a|b", "{x}", "wrap: long", "&amp;", "style n0 fill:red", "\u2028x", "+-", "autonumber",
           "loop", "x:::y", "---", "title: x", "\"];", "box", "activate a0"]


def run(*words, status=0):
    result = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=300)
    if status is not None and result.returncode != status:
        raise AssertionError(f"{' '.join(map(str, words))}: {result.returncode}\n{result.stdout[-6000:]}\n{result.stderr[-6000:]}")
    return result


def sample(name):
    return json.loads((SOURCE / "resources/samples" / f"{name}.barch").read_text(encoding="utf-8"))


def hostile():
    """A design in which every name and every text of the logic is one that a diagram could take for its own."""
    design = sample("helpdesk")
    number = 0
    for kind in ("services", "jobs", "externalCalls", "webhooks", "messages", "endpoints", "paymentEvents", "tables"):
        for element in design[kind].values():
            for member in ("name", "provider", "purpose", "onFailure", "timeout", "queue", "runner", "backoff", "idempotencyKey", "path", "event"):
                if isinstance(element.get(member), str) and not (kind in ("webhooks", "paymentEvents") and member == "provider"):
                    element[member] = HOSTILE[number % len(HOSTILE)]
                    number += 1
    return design


class Diagrams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not (HERE / "node_modules" / "mermaid").exists():
            raise RuntimeError("The judges are not installed: run installer/install_dependencies.sh test")
        cls.folder = tempfile.TemporaryDirectory()
        cls.dir = pathlib.Path(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def export(self, name, design, targets=TARGETS):
        project = self.dir / f"{name}.barch"
        project.write_text(json.dumps(design), encoding="utf-8")
        out = self.dir / name
        run(BARCH, "export", project, "--to", targets, "--out", out)
        return out

    def judged(self, folder):
        """The kinds of diagrams that Mermaid found, by file; Graphviz read those for it."""
        files = sorted(folder.rglob("*.mmd"))
        self.assertTrue(files)
        kinds = {}
        for line in run("node", JUDGE, *files).stdout.splitlines():
            kind, file = line.split(" ", 1)
            kinds[pathlib.Path(file).name] = kind
        self.assertEqual(len(kinds), len(files))
        if shutil.which("dot"):
            for file in folder.rglob("*.dot"):
                self.assertEqual(run("dot", "-Tcanon", file).stderr, "", file)
        return kinds

    def test_samples(self):
        for name in SAMPLES:
            with self.subTest(name):
                design = sample(name)
                folder = self.export(name, design)
                kinds = self.judged(folder)
                self.assertTrue(kinds["component-diagram.mmd"].startswith("flowchart"), kinds)
                sequences = [file for file, kind in kinds.items() if kind == "sequence"]
                jobs = [job["name"] for job in design["jobs"].values()]
                self.assertEqual(sorted(f for f in sequences if f.startswith("job_")), sorted(f"job_{job}.mmd" for job in jobs))
                whole = next(folder.rglob("component-diagram.mmd")).read_text(encoding="utf-8")
                for kind in ("services", "jobs"):
                    for element in design[kind].values():
                        self.assertIn(f'"{element["name"]}"', whole)
                mail = next(folder.rglob("job_send_email.mmd")).read_text(encoding="utf-8")
                for words in ("->>", "alt it answers within 10 seconds", "else it fails", "Dead letters", "outbox_messages"):
                    self.assertIn(words, mail)
                if design.get("paymentEvents"):
                    self.assertEqual(kinds.get("subscription-life.mmd"), "stateDiagram")

    def test_hostile_names(self):
        folder = self.export("hostile", hostile())
        self.assertGreater(len(self.judged(folder)), 8)
        for file in folder.rglob("*.mmd"):
            self.assertNotIn("<script", file.read_text(encoding="utf-8"))

    def test_faulty_and_missing_references(self):
        design = sample("helpdesk")
        services = list(design["services"].values())
        first, last = services[0], services[-1]
        first["uses"] = ["000000000001", last["id"] if "id" in last else list(design["services"])[-1]]
        for job in design["jobs"].values():
            job["service"] = "000000000002"
        self.judged(self.export("missing", design))

    def test_nothing(self):
        design = sample("helpdesk")
        for kind in ("services", "jobs", "externalCalls", "webhooks", "endpoints", "messages", "searchIndexes", "paymentEvents"):
            design[kind] = {}
        self.assertEqual(list(self.export("nothing", design).rglob("*.mmd")), [])

    def test_damage_is_noticed(self):
        folder = self.export("damaged", sample("clinic"))
        broken = next(folder.rglob("component-diagram.mmd"))
        broken.write_text(broken.read_text(encoding="utf-8") + "    n0 --> [\n", encoding="utf-8")
        self.assertNotEqual(run("node", JUDGE, broken, status=None).returncode, 0)


if __name__ == "__main__":
    unittest.main()
