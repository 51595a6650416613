#!/usr/bin/env python3
"""Exports tracing, test plan, AI and payments with barch and has markdownlint judge them. usage: test_documents.py BARCH"""
import csv
import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from test_decisions import HOSTILE, LINT, SAMPLES, run, sample  # noqa: E402  (BARCH is taken off the arguments there)
import test_decisions  # noqa: E402


def hostile():
    design = sample("helpdesk")
    feature = next(iter(design["features"].values()))
    test = next(iter(design["testCases"].values()))
    for i, text in enumerate(HOSTILE):
        other = HOSTILE[(i + 7) % len(HOSTILE)]
        key = f"{i:012d}".replace("0", "a")
        design["features"][key] = dict(feature, name=text or "-", description=other)
        design["testCases"][key] = dict(test, name=text or "-", scenario=f"{other}\n{text}", level=["unit", "integration", "e2e"][i % 3])
        for kind, member in (("aiModels", "name"), ("aiProviders", "provider"), ("plans", "name"), ("webhooks", "provider")):
            design[kind][key] = dict(next(iter(design[kind].values())), **{member: text or "-"})
        design["paymentEvents"][key] = dict(next(iter(design["paymentEvents"].values())), event=text or "-", description=other)
        design["tables"][key] = dict(next(iter(design["tables"].values())), name=text or "-", origin="")
    return design


class Documents(unittest.TestCase):
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
        run(test_decisions.BARCH, "export", project, "--to", "trace-csv,trace-markdown,test-plan-markdown,ai-config,ai-markdown,payments-markdown", "--out", out)
        return {path.name: path for path in out.rglob("*") if path.is_file()}

    def judged(self, files):
        result = run(LINT, *(files[name] for name in ("trace.md", "test-plan.md", "ai.md", "payments.md")), status=None)
        self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ""))

    def test_samples(self):
        for name in SAMPLES:
            with self.subTest(name):
                design = sample(name)
                files = self.export(name, design)
                self.judged(files)
                trace = files["trace.md"].read_text(encoding="utf-8")
                for feature in design["features"].values():
                    self.assertIn(f"| {feature['name']} |", trace)
                plan = files["test-plan.md"].read_text(encoding="utf-8")
                self.assertNotIn("no test yet", plan)
                self.assertEqual(plan.count("\n- **"), len(design["testCases"]) + plan.split("## Critical scenarios")[1].split("\n## ")[0].count("\n- **"))

                self.holds_ai(design, files)
                payments = files["payments.md"].read_text(encoding="utf-8")
                for event in design.get("paymentEvents", {}).values():
                    self.assertIn(event["event"].replace("_", "\\_"), payments)

    def holds_ai(self, design, files):
        config = json.loads(files["ai_models.json"].read_text(encoding="utf-8"))
        models = {model["name"]: model for model in design.get("aiModels", {}).values()}
        self.assertEqual(set(config["models"]), set(models))
        for name, entry in config["models"].items():
            self.assertEqual(entry.get("modelVariable"), models[name].get("modelVariable"))
            fallback = design["aiModels"].get(models[name].get("fallback"), {}).get("name")
            self.assertEqual(entry["thenAsk"][:1], [fallback] if fallback else [])
            self.assertIn(entry["provider"], config["providers"])
        text = files["ai.md"].read_text(encoding="utf-8")
        for name in models:
            self.assertIn("| " + name.replace("_", "\\_") + " |", text)

    def test_hostile_texts(self):
        design = hostile()
        files = self.export("hostile", design)
        self.judged(files)
        config = json.loads(files["ai_models.json"].read_text(encoding="utf-8"))
        self.assertEqual(set(config["models"]), {model["name"] for model in design["aiModels"].values()})
        for name in ("trace.csv", "coverage.csv"):
            with files[name].open(encoding="utf-8", newline="") as text:
                rows = list(csv.reader(text))
            self.assertGreater(len(rows), 40)
            for row in rows:
                for cell in row:
                    self.assertNotIn(cell[:1], ("=", "+", "-", "@"), cell)

    def test_an_empty_project(self):
        self.judged(self.export("empty", {"format": sample("helpdesk")["format"]}))


if __name__ == "__main__":
    unittest.main(verbosity=2)
