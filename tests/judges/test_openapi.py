#!/usr/bin/env python3
"""Exports OpenAPI with barch and has it judged by the tools that teams use. usage: test_openapi.py BARCH"""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

BARCH = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
BIN = HERE / "node_modules" / ".bin"
SAMPLES = ["clinic", "helpdesk", "invoicing", "project_board"]
HOSTILE = ['naïve "quote"', "back\\slash", "日本", "$ref", "__proto__", "true", "null", "1.0", "- dash", "a: b", "# hash", "{brace}",
           "emoji 🎫", "<script>alert(1)</script>", "%7B", "UPPER case", "select", "it's", "a/b", "name\u2028separator", "*anchor", "&ref", "!tag", "|", "x" * 200]


def run(*words, cwd=None, status=0):
    result = subprocess.run([str(w) for w in words], cwd=cwd, capture_output=True, text=True, timeout=600,
                            env={**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"})
    if status is not None and result.returncode != status:
        raise AssertionError(f"{' '.join(map(str, words))}: {result.returncode}\n{result.stdout[-6000:]}\n{result.stderr[-6000:]}")
    return result


def sample(name):
    return json.loads((SOURCE / "resources/samples" / f"{name}.barch").read_text(encoding="utf-8"))


def hostile():
    """The helpdesk with names that break careless writers."""
    design = sample("helpdesk")
    names = iter(HOSTILE * 100)
    for table in design["tables"].values():
        if table["name"] == "tickets":
            table["name"] = "Tickets \"of\" {all}: kinds # 1"
            table["comment"] = "Ends --- with\n...\na `tick`, a | pipe & <b>more</b>: #x\n- y"
        taken = set()
        for column in table["columns"]:
            wanted = next(names)
            if wanted in taken or column["name"] in ("id", "tenant_id"):
                continue
            taken.add(wanted)
            column["name"] = wanted
            column["comment"] = wanted + "\n" + wanted
        table["checks"] = []
    for type_ in design["types"].values():
        for value in type_.get("values", []):
            value["name"] = next(names)[:60] + " " + value["name"]
    design["info"]["name"] = "Help: \"desk\" # <x> {y}"
    return design


class OpenApi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not (BIN / "redocly").exists():
            raise RuntimeError("The judges are not installed: run installer/install_dependencies.sh test")
        cls.folder = tempfile.TemporaryDirectory()
        cls.dir = pathlib.Path(cls.folder.name)
        for name in SAMPLES:
            shutil.copy(SOURCE / "resources/samples" / f"{name}.barch", cls.dir / f"{name}.barch")
        problem = sample("helpdesk")
        problem["api"]["errorFormat"] = "problem"
        (cls.dir / "problem.barch").write_text(json.dumps(problem), encoding="utf-8")
        (cls.dir / "hostile.barch").write_text(json.dumps(hostile()), encoding="utf-8")
        cls.names = SAMPLES + ["problem", "hostile"]
        for name in cls.names:
            run(BARCH, "export", cls.dir / f"{name}.barch", "--to", "openapi,openapi-json", "--out", cls.dir / name)
        cls.yaml = {name: cls.dir / name / "openapi/openapi.yaml" for name in cls.names}
        cls.json = {name: cls.dir / name / "openapi-json/openapi.json" for name in cls.names}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_redocly_has_no_error_and_no_warning(self):
        for file in self.yaml.values():
            told = run(BIN / "redocly", "lint", "--config", HERE / "openapi/redocly.yaml", "--format", "json", file, status=None)
            report = json.loads(told.stdout[told.stdout.index("{"):])
            self.assertEqual([(p["ruleId"], p["message"], p["location"][0].get("pointer")) for p in report["problems"]][:10], [], file)

    def test_spectral_and_its_owasp_rules_have_no_error_and_no_warning(self):
        told = run(BIN / "spectral", "lint", "--ruleset", HERE / "openapi/spectral.yaml", "--format", "json", "--fail-severity", "hint", "--quiet",
                   *self.yaml.values(), status=None)
        found = json.loads(told.stdout or "[]")
        self.assertEqual([(pathlib.Path(f["source"]).parts[-3], f["code"], f["message"], "/".join(map(str, f["path"]))) for f in found if f["severity"] <= 1][:10], [])
        self.assertNotIn("Error", told.stderr)

    def test_a_faulty_document_is_refused_so_the_judges_do_judge(self):
        document = json.loads(self.json["helpdesk"].read_text(encoding="utf-8"))
        del document["components"]["responses"]["TooManyRequests"]["headers"]["Retry-After"]
        document["paths"]["/tickets"]["get"]["operationId"] = document["paths"]["/tickets"]["post"]["operationId"]
        bad = self.dir / "bad.json"
        bad.write_text(json.dumps(document), encoding="utf-8")
        run(BIN / "redocly", "lint", "--config", HERE / "openapi/redocly.yaml", bad, status=1)
        told = run(BIN / "spectral", "lint", "--ruleset", HERE / "openapi/spectral.yaml", "--format", "json", bad, status=1)
        self.assertIn("owasp:api4:2023-rate-limit-retry-after", told.stdout)

    def test_yaml_and_json_say_the_same_and_twice_the_same(self):
        script = "const y=require('js-yaml'),f=require('fs');" \
                 "const [a,b]=process.argv.slice(1);require('assert').deepStrictEqual(y.load(f.readFileSync(a,'utf8')),JSON.parse(f.readFileSync(b,'utf8')))"
        for name in self.names:
            run("node", "-e", script, self.yaml[name], self.json[name], cwd=HERE)
            again = self.dir / "again" / name
            run(BARCH, "export", self.dir / f"{name}.barch", "--to", "openapi", "--out", again)
            self.assertEqual((again / "openapi.yaml").read_bytes(), self.yaml[name].read_bytes())

    def test_no_contract_shows_or_takes_a_tenant_key_or_a_hash(self):
        for name in SAMPLES:
            for schema, body in json.loads(self.json[name].read_text(encoding="utf-8"))["components"]["schemas"].items():
                for field in body.get("properties", {}):
                    self.assertNotEqual(field, "tenant_id", f"{name} {schema}")
                    self.assertFalse(field.endswith(("_hash", "_encrypted")), f"{name} {schema} {field}")

    def test_every_call_says_what_it_needs_and_how_it_fails(self):
        for name in SAMPLES:
            document = json.loads(self.json[name].read_text(encoding="utf-8"))
            self.assertGreater(len(document["paths"]), 20)
            for path, item in document["paths"].items():
                for method, operation in item.items():
                    where = f"{name} {method} {path}"
                    self.assertIn("security", operation, where)
                    for status in ("401", "429", "500"):
                        self.assertIn(status, operation["responses"], where)
                    if "{" in path:
                        self.assertIn("404", operation["responses"], where)
                    if method == "post" and path.count("/") == 1 and not path.startswith("/auth"):
                        self.assertIn({"$ref": "#/components/parameters/IdempotencyKey"}, operation.get("parameters", []), where)

    def test_a_generated_client_compiles_and_works_against_a_mock_server(self):
        for name in self.names:
            work = self.dir / "types" / name
            work.mkdir(parents=True)
            run(BIN / "openapi-typescript", self.yaml[name], "--default-non-nullable", "false", "-o", work / "schema.ts")
            run(BIN / "tsc", "--strict", "--noEmit", "--target", "es2022", work / "schema.ts")
        work = self.dir / "types/helpdesk"
        shutil.copy(HERE / "openapi/client.ts", work / "client.ts")
        (work / "tsconfig.json").write_text(json.dumps({"compilerOptions": {
            "strict": True, "target": "es2022", "module": "commonjs", "lib": ["es2022", "dom"], "types": ["node"],
            "typeRoots": [str(HERE / "node_modules/@types")], "outDir": "out"}, "files": ["client.ts"]}), encoding="utf-8")
        run(BIN / "tsc", "-p", work / "tsconfig.json")
        with MockServer(self.yaml["helpdesk"]) as base:
            self.assertIn("content", run("node", work / "out/client.js", base).stdout)


class MockServer:
    """Prism on a free port of the loopback; stopped at the end."""

    def __init__(self, document):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.document = document

    def __enter__(self):
        self.process = subprocess.Popen([BIN / "prism", "mock", "--errors", "-h", "127.0.0.1", "-p", str(self.port), self.document],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        base = f"http://127.0.0.1:{self.port}"
        for _ in range(300):
            if self.process.poll() is not None:
                raise AssertionError(self.process.stdout.read())
            try:
                urllib.request.urlopen(base + "/", timeout=5)
            except urllib.error.HTTPError:
                return base
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        raise AssertionError("the mock server did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()


if __name__ == "__main__":
    unittest.main(verbosity=1)
