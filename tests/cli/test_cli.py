#!/usr/bin/env python3
"""Uses barch as a person and a pipeline would. usage: test_cli.py BARCH"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

BARCH = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
SOURCE = pathlib.Path(__file__).resolve().parents[2]
VERBS = ["new", "import", "questions", "answer", "propose", "check", "api-changes", "fix", "rules", "features", "trace", "export", "migrate", "diff", "targets", "render", "open", "completion"]


class Run:
    def __init__(self, result):
        self.status, self.out, self.err = result.returncode, result.stdout, result.stderr


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def barch(self, *words, status=0, text=None, environment=None):
        result = subprocess.run([BARCH, *map(str, words)], cwd=self.dir, input=text, capture_output=True, text=True,
                                timeout=120, env={**os.environ, **(environment or {})})
        run = Run(result)
        if status is not None:
            self.assertEqual(run.status, status, f"barch {' '.join(map(str, words))}\n{run.out[-2000:]}\n{run.err[-2000:]}")
        return run

    def refused(self, *words, saying, **more):
        """The command could not do its work: status 2, nothing on stdout, one clear line on stderr."""
        run = self.barch(*words, status=2, **more)
        self.assertEqual(run.out, "")
        self.assertRegex(run.err, saying)
        self.assertNotIn("terminate called", run.err)
        return run

    def project(self, name="shop.barch", *answers):
        self.barch("new", name)
        if answers:
            self.barch("answer", name, *answers)
        return self.dir / name

    def design(self, name="shop.barch"):
        self.barch("new", name, "--template", "helpdesk")
        return self.dir / name


class ApiChanges(CommandLine):
    def test_a_field_that_goes_breaks_and_a_new_call_does_not(self):
        before = json.loads((SOURCE / "resources/samples/helpdesk.barch").read_text(encoding="utf-8"))
        (self.dir / "before.barch").write_text(json.dumps(before), encoding="utf-8")
        self.assertEqual(self.barch("api-changes", "before.barch", "before.barch").out, "")
        after = json.loads(json.dumps(before))
        identity, dropped = next((i, e) for i, e in after["endpoints"].items() if e["operationId"] == "deleteTicket")
        del after["endpoints"][identity]
        (self.dir / "after.barch").write_text(json.dumps(after), encoding="utf-8")
        told = self.barch("api-changes", "before.barch", "after.barch", status=1)
        self.assertIn("breaking  DELETE /api/v1/tickets/{id}: The call is gone.", told.out)
        back = json.loads(self.barch("api-changes", "after.barch", "before.barch", "--format", "json").out)
        self.assertFalse(back["breaking"])
        self.assertEqual(back["changes"][0]["change"], "The call is new.")
        self.refused("api-changes", "before.barch", "nowhere.barch", saying="nowhere.barch")


class Help(CommandLine):
    def test_every_verb_explains_itself_with_an_example(self):
        listed = self.barch("--help").out
        for verb in VERBS:
            self.assertIn(verb, listed)
            text = self.barch(verb, "--help").out
            self.assertIn("Example:\n  barch " + verb, text)

    def test_bad_usage_is_status_2(self):
        self.barch(status=2)
        self.barch("frobnicate", status=2)
        self.barch("check", status=2)
        self.barch("check", "x.barch", "--format", "yaml", status=2)
        self.barch("check", "x.barch", "--frob", status=2)

    def test_version(self):
        self.assertRegex(self.barch("--version").out, r"^barch \d+\.\d+\.\d+\n$")

    def test_completion_is_a_script_that_the_shell_accepts_and_that_knows_the_verbs(self):
        script = self.barch("completion", "bash").out
        probe = script + "\nCOMP_WORDS=(barch ex); COMP_CWORD=1; _barch; echo \"${COMPREPLY[@]}\"\n" \
                         "COMP_WORDS=(barch check --fa); COMP_CWORD=2; _barch; echo \"${COMPREPLY[@]}\"\n"
        done = subprocess.run(["bash", "-c", probe], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout.split(), ["export", "--fail-on"])
        for shell in ("zsh", "fish"):
            self.assertIn("baseline", self.barch("completion", shell).out)


class MainJob(CommandLine):
    def test_from_answers_to_migrations(self):
        answers = SOURCE / "resources/samples/helpdesk.answers"
        self.barch("new", "desk.barch", "--answers", answers)
        proposal = json.loads(self.barch("propose", "desk.barch", "--format", "json").out)
        self.assertGreater(len(proposal["changes"]), 20)
        self.assertTrue(any(c["element"]["path"].endswith("tickets") for c in proposal["changes"]))
        self.barch("propose", "desk.barch", "--accept", "all")
        self.assertEqual(json.loads(self.barch("propose", "desk.barch", "--format", "json").out)["changes"], [])
        self.barch("check", "desk.barch", "--fail-on", "error")
        out = self.barch("export", "desk.barch", "--to", "postgresql", "--out", "migrations").out
        self.assertIn("migrations/0001_init.up.sql", out.splitlines())
        up = (self.dir / "migrations/0001_init.up.sql").read_text()
        self.assertIn("CREATE TABLE", up)
        self.barch("render", "desk.barch", "-o", "erd.svg")
        drawing = xml.parse(self.dir / "erd.svg").getroot()
        texts = "".join(drawing.itertext())
        self.assertIn("tickets", texts)
        self.assertIn("audit_logs", texts)
        self.barch("render", "desk.barch", "-o", "erd.dot")
        subprocess.run(["dot", "-Tcanon", self.dir / "erd.dot"], check=True, capture_output=True)

    def test_two_runs_give_the_same_bytes(self):
        for name in ("a", "b"):
            self.barch("new", f"{name}.barch", "--name", "Desk", "--answers", SOURCE / "resources/samples/helpdesk.answers")
            self.barch("propose", f"{name}.barch", "--accept", "all")
            self.barch("export", f"{name}.barch", "--to", "postgresql,mysql,sqlite", "--out", f"out-{name}")
            self.barch("render", f"{name}.barch", "-o", f"{name}.svg")
        self.assertEqual((self.dir / "a.barch").read_bytes(), (self.dir / "b.barch").read_bytes())
        self.assertEqual((self.dir / "a.svg").read_bytes(), (self.dir / "b.svg").read_bytes())
        one, two = ({p.relative_to(base): p.read_bytes() for p in base.rglob("*") if p.is_file()}
                    for base in (self.dir / "out-a", self.dir / "out-b"))
        self.assertGreaterEqual(len(one), 6)
        self.assertEqual(one, two)

    def test_every_template_starts_a_project_that_checks_clean(self):
        for sample in sorted((SOURCE / "resources/samples").glob("*.barch")):
            with self.subTest(sample.stem):
                self.barch("new", f"{sample.stem}.barch", "--template", sample.stem)
                self.barch("check", f"{sample.stem}.barch", "--fail-on", "warning")


class Questions(CommandLine):
    def test_an_answer_brings_its_follow_up(self):
        self.project("p.barch")
        before = json.loads(self.barch("questions", "p.barch", "--format", "json").out)["questions"]
        self.assertNotIn("auth.provider", [q["key"] for q in before])
        run = self.barch("answer", "p.barch", "auth.method=managed")
        self.assertIn("auth.provider", run.err)
        after = json.loads(self.barch("questions", "p.barch", "--format", "json").out)["questions"]
        self.assertIn("auth.provider", [q["key"] for q in after])
        method = next(q for q in after if q["key"] == "auth.method")
        self.assertEqual((method["state"], method["values"]), ("answered", ["managed"]))

    def test_not_knowing_is_an_answer_and_stays_open(self):
        self.project("p.barch", "data.tenancy=?")
        questions = json.loads(self.barch("questions", "p.barch", "--open", "--format", "json").out)["questions"]
        tenancy = next(q for q in questions if q["key"] == "data.tenancy")
        self.assertEqual(tenancy["state"], "open")
        self.assertTrue(tenancy["recommended"])
        self.assertTrue(tenancy["reason"])

    def test_answers_that_no_question_takes_are_refused_and_change_nothing(self):
        file = self.project("p.barch", "data.tenancy=shared")
        before = file.read_bytes()
        self.refused("answer", file, "data.tenancy=everything", saying="data.tenancy.*")
        self.refused("answer", file, "no.such.key=1", saying="no.such.key")
        self.refused("answer", file, "data.engine", saying="data.engine")
        self.refused("answer", file, "data.engine=postgresql,mysql", saying="data.engine")
        self.refused("answer", file, "auth.provider=clerk", saying="auth.provider")
        self.refused("answer", file, "data.engine=sqlite", "data.tenancy=nonsense", saying="data.tenancy")
        self.assertEqual(file.read_bytes(), before)

    def test_a_contradiction_is_told(self):
        self.project("p.barch")
        run = self.barch("answer", "p.barch", "data.engine=sqlite", "infra.traffic=large")
        self.assertIn("Contradiction", run.err)

    def test_no_glossary_mark_reaches_a_person(self):
        self.project("p.barch", "auth.method=managed,social", "data.engine=postgresql")
        for format in ("text", "json"):
            self.assertNotIn("[[", self.barch("questions", "p.barch", "--format", format).out)


class Files(CommandLine):
    def test_a_file_that_is_there_is_not_overwritten(self):
        file = self.project("p.barch", "data.tenancy=shared")
        before = file.read_bytes()
        self.refused("new", "p.barch", saying="p.barch")
        self.assertEqual(file.read_bytes(), before)
        self.barch("new", "p.barch", "--force")
        self.assertNotEqual(file.read_bytes(), before)

    def test_bad_files_are_refused_in_a_sentence(self):
        (self.dir / "empty.barch").write_bytes(b"")
        (self.dir / "text.barch").write_text("hello")
        (self.dir / "cut.barch").write_bytes(self.design("good.barch").read_bytes()[:5000])
        (self.dir / "deep.barch").write_text("[" * 1000000)
        (self.dir / "folder.barch").mkdir()
        for name in ("missing", "empty", "text", "cut", "deep", "folder"):
            for verb in (["check"], ["questions"], ["propose"], ["render", "-o", "x.svg"], ["fix"]):
                with self.subTest(name=name, verb=verb[0]):
                    run = self.refused(verb[0], f"{name}.barch", *verb[1:], saying=f"{name}.barch")
                    self.assertLessEqual(len(run.err.splitlines()), 2)

    def test_a_newer_format_is_refused_politely_and_left_alone(self):
        file = self.design()
        text = file.read_text()
        newer = re.sub(r'(?<="version": ")1\.', "9.", text, count=1)
        self.assertNotEqual(text, newer)
        file.write_text(newer)
        self.refused("check", file, saying="newer|later|9")
        self.refused("answer", file, "data.tenancy=none", saying="newer|later|9")
        self.assertEqual(file.read_text(), newer)

    def test_a_command_that_changes_nothing_leaves_the_file_as_it_is(self):
        file = self.design()
        before = (file.read_bytes(), file.stat().st_mtime_ns)
        self.barch("check", file, status=None)
        self.barch("propose", file)
        self.barch("questions", file)
        self.barch("fix", file, "--dry-run")
        self.assertEqual((file.read_bytes(), file.stat().st_mtime_ns), before)


class Checks(CommandLine):
    def broken(self):
        """The helpdesk with row-level security switched off on one table."""
        file = self.design()
        lines = file.read_text().splitlines(keepends=True)
        at = next(i for i, line in enumerate(lines) if '"rowSecurity": true' in line)
        del lines[at]
        file.write_text("".join(lines))
        return file

    def test_findings_in_every_format(self):
        file = self.broken()
        found = json.loads(self.barch("check", file, "--format", "json", status=1).out)
        self.assertGreaterEqual(found["summary"]["error"], 1)
        finding = next(f for f in found["findings"] if f["rule"] in ("TEN016", "TEN020"))
        self.assertEqual(sorted(finding), sorted(["rule", "severity", "element", "message", "fix", "waived"]))
        self.assertEqual(finding["element"]["kind"], "table")
        self.assertRegex(finding["element"]["id"], r"^[0-9a-z]{12}$")
        sarif = json.loads(self.barch("check", file, "--format", "sarif", status=1).out)
        self.assertEqual(sarif["version"], "2.1.0")
        self.assertTrue(sarif["runs"][0]["results"])
        suite = xml.fromstring(self.barch("check", file, "--format", "junit", status=1).out)
        self.assertTrue(suite.findall(".//failure"))
        self.assertIn(finding["rule"], self.barch("check", file, "--format", "markdown", status=1).out)
        self.assertIn("::error file=", self.barch("check", file, "--format", "github", status=1).out)
        self.assertIn(finding["element"]["path"], self.barch("check", file, status=1).out)

    def test_a_baseline_hides_what_was_known(self):
        file = self.broken()
        (self.dir / "known.json").write_text(self.barch("check", file, "--format", "json", status=1).out)
        self.barch("check", file, "--baseline", "known.json", "--fail-on", "info", status=0)
        (self.dir / "bad.json").write_text("{}")
        self.refused("check", file, "--baseline", "bad.json", saying="bad.json")

    def test_fix_heals_and_dry_run_does_not(self):
        file = self.broken()
        before = file.read_bytes()
        self.assertIn("TEN", self.barch("fix", file, "--dry-run").out)
        self.assertEqual(file.read_bytes(), before)
        self.barch("fix", file)
        self.barch("check", file, status=0)
        self.refused("fix", file, "--rule", "NOPE1", saying="NOPE1")

    def test_every_rule_has_its_page(self):
        rules = json.loads(self.barch("rules", "--format", "json").out)["rules"]
        self.assertGreaterEqual(len(rules), 40)
        for rule in rules:
            page = self.barch("rules", rule["code"]).out
            for section in ("## Problem", "## Why it matters", "## Fix", "## Example"):
                self.assertIn(section, page, rule["code"])
        self.refused("rules", "XXX999", saying="XXX999")


class Exports(CommandLine):
    def test_edited_files_are_never_overwritten_unasked(self):
        file = self.design()
        self.barch("export", file, "--to", "postgresql", "--out", "sql")
        self.barch("export", file, "--to", "postgresql", "--out", "sql")
        edited = self.dir / "sql/0001_init.up.sql"
        edited.write_text("-- mine")
        self.refused("export", file, "--to", "postgresql", "--out", "sql", saying="edited")
        self.assertEqual(edited.read_text(), "-- mine")
        self.barch("export", file, "--to", "postgresql", "--out", "sql", "--force")
        self.assertIn("CREATE TABLE", edited.read_text())
        self.assertEqual((self.dir / "sql/0001_init.up.sql.bak").read_text(), "-- mine")

    def test_bad_targets_and_names_are_refused(self):
        file = self.design()
        self.refused("export", file, "--to", "cobol", "--out", "sql", saying="cobol")
        self.refused("export", file, "--to", "postgresql", "--out", "sql", "--name", "../../x", saying="name|../../x")
        self.refused("render", file, "-o", "erd.xyz", saying="erd.xyz")
        self.refused("render", file, "-o", "erd.svg", "--view", "nowhere", saying="nowhere")
        self.refused("render", file, "-o", "no/such/folder/erd.svg", saying="erd.svg")
        self.assertFalse((self.dir / "sql").exists())

    def test_targets_are_listed(self):
        targets = json.loads(self.barch("targets", "--format", "json").out)["targets"]
        self.assertLessEqual({"postgresql", "mysql", "sqlite"}, {t["id"] for t in targets})

    def test_open_says_what_is_missing(self):
        file = self.design()
        no_display = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
        self.refused("open", file, saying="display|not installed", environment=no_display)
        self.refused("open", "missing.barch", saying="missing.barch")


class Imports(CommandLine):
    DBML = """
    Project shop { database_type: 'PostgreSQL' }
    Table customers { id bigint [pk, increment]
      name text [not null, note: 'As on the invoice'] }
    Table orders { id bigint [pk, increment]
      customer_id bigint [not null, ref: > customers.id]
      total numeric(12,2) [default: 0] }
    """

    def write(self, name, text):
        (self.dir / name).write_text(text, encoding="utf-8")

    def test_a_design_from_dbml_is_the_same_twice_and_exports(self):
        self.write("shop.dbml", self.DBML)
        told = self.barch("import", "shop.dbml", "-o", "a.barch", "--name", "Shop").out
        self.assertRegex(told, r"Read: .*table 2")
        self.barch("import", "-", "-o", "b.barch", "--name", "Shop", "--dialect", "dbml", text=self.DBML)
        self.assertEqual((self.dir / "a.barch").read_bytes(), (self.dir / "b.barch").read_bytes())
        self.assertEqual(self.barch("diff", "a.barch", "b.barch").out, "")
        self.barch("export", "a.barch", "--to", "postgresql", "--out", "out")
        self.assertIn('REFERENCES "public"."customers"', (self.dir / "out/0001_init.up.sql").read_text(encoding="utf-8"))
        self.refused("import", "shop.dbml", "-o", "a.barch", saying="already.*--force")

    def test_faults_name_line_and_column_and_leave_nothing(self):
        self.write("bad.dbml", self.DBML + "\nTable { }\n")
        self.refused("import", "bad.dbml", "-o", "x.barch", saying=r"bad\.dbml.*line 9, column \d+")
        self.write("bad.sql", "CREATE TABLE a (b int);\nCREATE TABLE c (d int,, e int);\n")
        self.refused("import", "bad.sql", "-o", "x.barch", "--dialect", "sqlite", saying=r"line 2")
        self.refused("import", "bad.sql", "-o", "x.barch", "--dialect", "postgresql", saying=r"line 2, column 23")
        (self.dir / "noise.sql").write_bytes(bytes(range(256)) * 50)
        self.refused("import", "noise.sql", "-o", "x.barch", "--dialect", "postgresql", saying="noise.sql")
        self.refused("import", "gone.sql", "-o", "x.barch", saying="gone.sql")
        self.refused("import", "postgresql://nobody:secretword@localhost:1/shop", "-o", "x.barch", saying="^(?!.*secretword)")
        self.assertFalse((self.dir / "x.barch").exists())

    def test_a_postgresql_dump_becomes_a_project_with_a_report(self):
        self.write("dump.sql", """\\restrict abc
SET search_path = '';
CREATE TABLE public.notes (id bigint NOT NULL, title text DEFAULT 'a;b'::text);
COPY public.notes (id, title) FROM stdin;
1\tfirst; row
\\.
ALTER TABLE ONLY public.notes ADD CONSTRAINT notes_pkey PRIMARY KEY (id);
CREATE RULE quiet AS ON DELETE TO public.notes DO INSTEAD NOTHING;
""")
        report = json.loads(self.barch("import", "dump.sql", "-o", "notes.barch", "--report", "json").out)
        self.assertEqual(report["read"]["table"], 1)
        kept = [note for note in report["notes"] if note["outcome"] == "kept"]
        self.assertEqual([note["line"] for note in kept], [8])
        self.assertTrue(any(note["outcome"] == "skipped" and note["line"] == 4 for note in report["notes"]))
        self.barch("export", "notes.barch", "--to", "postgresql", "--out", "out")
        up = (self.dir / "out/0001_init.up.sql").read_text(encoding="utf-8")
        self.assertIn("CREATE RULE quiet", up)
        self.assertIn('CONSTRAINT "notes_pkey" PRIMARY KEY', up)

    def test_tenants_and_references_are_proposed_and_only_taken_when_said(self):
        self.write("t.sql", """CREATE TABLE tenants (id uuid PRIMARY KEY, name text);
CREATE TABLE users (id uuid PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES tenants, email text);
CREATE TABLE notes (id uuid PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES tenants, user_id uuid NOT NULL);""")
        told = self.barch("import", "t.sql", "-o", "plain.barch", "--name", "T", "--dialect", "postgresql").out
        self.assertIn("tenants are the rows of public.tenants, their key is tenant_id", told)
        self.assertIn("reference public.notes (user_id) → public.users (id)", told)
        report = json.loads(self.barch("import", "t.sql", "-o", "all.barch", "--name", "T", "--dialect", "postgresql", "--accept", "tenancy,references", "--report", "json").out)
        self.assertEqual(report["proposals"]["tenancy"]["root"], "public.tenants")
        changes = self.barch("diff", "plain.barch", "all.barch", status=1).out
        self.assertIn("tenant-owned", changes)
        self.assertRegex(changes, r"\+ reference \(user_id\) → users \(id\)")

    def test_differences_of_sql_know_a_rename_only_when_told(self):
        self.write("a.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);")
        self.write("b.sql", "CREATE TABLE purchases (id int PRIMARY KEY, total int, note text);")
        told = self.barch("diff", "a.sql", "b.sql", "--dialect", "postgresql", status=1)
        self.assertIn("− table public.orders", told.out)
        self.assertIn("--rename public.orders=public.purchases", told.err)
        said = self.barch("diff", "a.sql", "b.sql", "--dialect", "postgresql", "--rename", "public.orders=public.purchases", status=1).out
        self.assertIn("name orders → name purchases", said)
        self.assertNotIn("− table", said)
        sql = self.barch("diff", "a.sql", "b.sql", "--dialect", "postgresql", "--rename", "public.orders=public.purchases", "--format", "sql", status=1).out
        self.assertIn('RENAME TO "purchases"', sql)
        self.assertNotIn("DROP TABLE", sql)
        self.refused("diff", "a.sql", "b.sql", "--dialect", "postgresql", "--rename", "public.orders=public.gone", saying="can't be one element")

    def test_a_project_and_its_own_sql_are_the_same(self):
        self.barch("new", "desk.barch", "--answers", SOURCE / "resources/samples/helpdesk.answers")
        self.barch("propose", "desk.barch", "--accept", "all")
        self.barch("export", "desk.barch", "--to", "postgresql", "--out", "out")
        told = self.barch("diff", "desk.barch", "out/0001_init.up.sql", "--dialect", "postgresql", status=1)
        # Only whoever owns the database could write this one.
        self.assertEqual(told.out, "~ namespace public\n    ~ comment: The tables of the product. → none\n")


class Migrations(CommandLine):
    def changed(self, name, change):
        design = json.loads((self.dir / "shop.barch").read_text(encoding="utf-8"))
        change(design)
        (self.dir / name).write_text(json.dumps(design), encoding="utf-8")

    def rename_tickets(self, design):
        for table in design["tables"].values() if isinstance(design["tables"], dict) else design["tables"]:
            if table["name"] == "tickets":
                table["name"] = "requests"
            if table["name"] == "feature_flags":
                table["columns"] = [column for column in table["columns"] if column["name"] != "description"]

    def test_mysql_gets_a_change_for_each_set_of_databases_with_the_way_back_of_each_step(self):
        (self.dir / "shop.barch").write_bytes((SOURCE / "resources/samples/invoicing.barch").read_bytes())
        self.barch("migrate", "shop.barch", "--dir", "m")

        def rename(design):
            for table in design["tables"].values() if isinstance(design["tables"], dict) else design["tables"]:
                table["name"] = {"customers": "clients"}.get(table["name"], table["name"])
                for column in table["columns"]:
                    if (table["name"], column["name"]) == ("plans", "price"):
                        column["name"] = "monthly_price"
        self.changed("later.barch", rename)
        self.barch("migrate", "later.barch", "--dir", "m", "--name", "clients")
        tenant, plane = ((self.dir / "m" / folder / "0002_clients.up.sql").read_text(encoding="utf-8") for folder in ("tenant", "control_plane"))
        self.assertIn("RENAME TABLE `customers` TO `clients`;\n-- Back: RENAME TABLE `clients` TO `customers`;", tenant)
        self.assertNotIn("monthly_price", tenant)
        self.assertIn("RENAME COLUMN `price` TO `monthly_price`", plane)
        self.assertNotIn("clients", plane.split("\n", 1)[1])
        self.assertRegex((self.dir / "m/tenant/0002_clients.down.sql").read_text(encoding="utf-8"), r"-- Back from step \d+\. customers|-- Back from step \d+\. \S*clients")
        told = self.barch("diff", "shop.barch", "later.barch", "--format", "sql", status=1)
        self.assertIn("-- Step 1 of ", told.out)

    def test_the_first_is_the_export_and_the_next_holds_only_the_change(self):
        self.design()
        self.barch("export", "shop.barch", "--to", "postgresql", "--out", "whole")
        self.barch("migrate", "shop.barch", "--dir", "m")
        for file in (self.dir / "whole").glob("*.sql"):
            self.assertEqual((self.dir / "m" / file.name).read_bytes(), file.read_bytes())
        told = self.barch("migrate", "shop.barch", "--dir", "m")
        self.assertEqual(told.out, "")
        self.assertIn("no migration was written", told.err)
        self.changed("later.barch", self.rename_tickets)
        self.refused("migrate", "later.barch", "--dir", "m", saying=r"--allow drop-column:public\.feature_flags\.description")
        self.assertEqual(len(list((self.dir / "m").glob("*.up.sql"))), 1)
        self.barch("migrate", "later.barch", "--dir", "m", "--name", "requests", "--allow", "drop-column:feature_flags.description")
        up = (self.dir / "m/0002_requests.up.sql").read_text(encoding="utf-8")
        self.assertIn('ALTER TABLE "public"."tickets" RENAME TO "requests"', up)
        self.assertNotIn("DROP TABLE", up)
        self.assertIn("The values of this column are gone", (self.dir / "m/0002_requests.down.sql").read_text(encoding="utf-8"))
        self.assertEqual(subprocess.run(["sha256sum", "-c", "--quiet", "barch.lock"], cwd=self.dir / "m").returncode, 0)

    def test_changes_as_a_page_are_one_safe_file_with_the_diagram_coloured(self):
        self.design()
        self.changed("later.barch", self.rename_tickets)
        page = self.barch("diff", "shop.barch", "later.barch", "--format", "html", status=1).out
        self.assertIn("public.tickets → public.requests", page)
        self.assertIn("<svg", page)
        self.assertNotRegex(page, r"<script|https?://(?!www\.w3\.org)")
        again = self.barch("diff", "shop.barch", "shop.barch", "--format", "html").out
        self.assertIn("nothing is different", again)
        self.assertNotIn("<svg", again)

    def test_a_folder_keeps_the_layout_that_it_began_with(self):
        self.design()
        self.barch("migrate", "shop.barch", "--dir", "m", "--layout", "goose")
        self.assertEqual(sorted(p.name for p in (self.dir / "m").glob("0*")), ["0001_init.sql"])
        self.refused("migrate", "shop.barch", "--dir", "m", "--layout", "flyway", saying="laid out for another tool")
        self.changed("later.barch", self.rename_tickets)
        self.barch("migrate", "later.barch", "--dir", "m", "--name", "requests", "--allow", "drop-column:feature_flags.description")
        text = (self.dir / "m/0002_requests.sql").read_text(encoding="utf-8")
        self.assertTrue(text.startswith("-- +goose NO TRANSACTION\n-- +goose Up\n"))
        self.assertIn("-- +goose Down\n", text)
        (self.dir / "m/.barch/layout").unlink()
        self.refused("migrate", "later.barch", "--dir", "m", saying="is not there")

    def test_a_history_is_run_up_down_and_up_again(self):
        self.design()
        self.barch("migrate", "shop.barch", "--dir", "m")
        self.changed("later.barch", self.rename_tickets)
        self.barch("migrate", "later.barch", "--dir", "m", "--name", "requests", "--allow", "drop-column:feature_flags.description")
        told = self.barch("migrate", "--dir", "m", "--verify")
        self.assertIn("up, down and up again", told.out)
        self.assertEqual(told.err.splitlines(), ["up 0001", "up 0002", "down 0002", "down 0001", "up 0001", "up 0002"])
        for file, text, words in [("0002_requests.up.sql", "\nCREATE TABLE public.uninvited (id int);\n", "table public.uninvited"),
                                  ("0002_requests.down.sql", "\nCREATE TABLE public.leftover (id int);\n", "something is left"),
                                  ("0002_requests.up.sql", "\nSELECT * FROM nowhere;\n", "nowhere")]:
            path = self.dir / "m" / file
            was = path.read_text(encoding="utf-8")
            path.write_text(was + text, encoding="utf-8")
            self.relock()
            self.assertIn(words, self.barch("migrate", "--dir", "m", "--verify", status=1).out)
            path.write_text(was, encoding="utf-8")
            self.relock()
        self.refused("migrate", "--dir", "nothing", "--verify", saying="no migration")

    def relock(self):
        """As if the edited files had been written so."""
        lock = self.dir / "m/barch.lock"
        lines = [line.split("  ", 1)[1] for line in lock.read_text(encoding="utf-8").splitlines()]
        lock.write_text("".join(f"{hashlib.sha256((self.dir / 'm' / name).read_bytes()).hexdigest()}  {name}\n" for name in lines), encoding="utf-8")

    def test_edited_missing_and_added_files_are_refused(self):
        self.design()
        self.barch("migrate", "shop.barch", "--dir", "m")
        up = self.dir / "m/0001_init.up.sql"
        text = up.read_text(encoding="utf-8")
        up.write_text(text + "-- edited\n", encoding="utf-8")
        self.refused("migrate", "shop.barch", "--dir", "m", saying="0001_init.up.sql.*edited")
        up.unlink()
        self.refused("migrate", "shop.barch", "--dir", "m", saying="0001_init.up.sql.*not there")
        up.write_text(text, encoding="utf-8")
        self.barch("migrate", "shop.barch", "--dir", "m")
        (self.dir / "m/0009_mine.up.sql").write_text("SELECT 1;\n", encoding="utf-8")
        self.refused("migrate", "shop.barch", "--dir", "m", saying="0009_mine.up.sql.*added")

    def test_a_difference_is_told_in_every_format(self):
        self.design()
        self.assertEqual(self.barch("diff", "shop.barch", "shop.barch").out, "")
        self.changed("later.barch", self.rename_tickets)
        self.assertIn("requests", self.barch("diff", "shop.barch", "later.barch", status=1).out)
        changes = json.loads(self.barch("diff", "shop.barch", "later.barch", "--format", "json", status=1).out)["changes"]
        self.assertIn(("changed", "table", "requests"), [(c["change"], c["kind"], c["name"].split(".")[-1]) for c in changes])
        self.assertIn("# Changes", self.barch("diff", "shop.barch", "later.barch", "--format", "markdown", status=1).out)
        self.assertIn("RENAME TO", self.barch("diff", "shop.barch", "later.barch", "--format", "sql", status=1).out)
        self.refused("diff", "shop.barch", "nowhere.barch", saying="nowhere.barch")


class Features(CommandLine):
    def test_features_are_traced_and_gaps_fail_where_asked(self):
        file = self.design()
        traced = json.loads(self.barch("trace", file, "--json").out)
        design = json.loads(file.read_text(encoding="utf-8"))
        self.assertEqual(len(traced["features"]), len(design["features"]))
        first = next(f for f in traced["features"] if f["name"] == "Answer a ticket by e-mail")
        self.assertIn(("ticket_messages", True), [(link["name"], link["direct"]) for link in first["tables"]])
        self.assertIn(False, [link["direct"] for link in first["permissions"]])
        self.assertTrue(first["tests"])
        self.assertIn("# Tracing", self.barch("trace", file).out)
        self.assertEqual(self.barch("trace", file).out, self.barch("trace", file).out)
        self.barch("trace", file, "--fail-on", "undelivered")
        for test in list(design["testCases"]):
            del design["testCases"][test]
        (self.dir / "untested.barch").write_text(json.dumps(design), encoding="utf-8")
        self.barch("trace", "untested.barch", "--fail-on", "untested", status=1)
        self.refused("trace", "missing.barch", saying="missing.barch")

    def test_features_are_listed_with_scores_and_releases(self):
        file = self.design()
        text = self.barch("features", file).out
        self.assertRegex(text, r"(?m)^Must$")
        self.assertRegex(text, r"RICE [0-9.]+ = [0-9.]+ reach × [0-9.]+ impact")
        self.assertRegex(text, r"(?m)^Release .*: effort \d+ of 40")
        listed = json.loads(self.barch("features", file, "--format", "json").out)
        count = len(json.loads(file.read_text(encoding="utf-8"))["features"])
        self.assertEqual(len(listed["features"]), count)
        self.assertGreater(count, 10)
        self.assertEqual(listed["cycles"], [])
        self.assertEqual(self.barch("features", file).out, text)

    def test_a_table_goes_out_and_in_again_and_changes_nothing(self):
        file = self.design()
        before = file.read_bytes()
        count = len(json.loads(file.read_text(encoding="utf-8"))["features"])
        for format, name in (("csv", "features.csv"), ("markdown", "features.md")):
            (self.dir / name).write_text(self.barch("features", file, "--format", format).out, newline="")
            self.assertIn(f"0 features added, 0 changed, {count} the same", self.barch("features", file, "--import", name).err)
            self.assertEqual(file.read_bytes(), before)
        self.barch("export", file, "--to", "features-csv,features-markdown", "--out", "plan")
        self.assertLessEqual({"features.csv", "features.md", "releases.csv", "requirements.csv"}, {p.name for p in (self.dir / "plan").rglob("*")})

    def test_a_table_with_faults_is_refused_with_all_of_them(self):
        file = self.design()
        before = file.read_bytes()
        (self.dir / "bad.csv").write_text("name,effort,depends_on\nOne,many,\nTwo,2,\nThree,99,\n")
        run = self.refused("features", file, "--import", "bad.csv", saying="bad.csv, line 2, column effort")
        self.assertIn("line 4, column effort", run.err)
        (self.dir / "open.csv").write_text('name\n"One\n')
        self.refused("features", file, "--import", "open.csv", saying="open.csv, line 2, cell 1: A quote is opened")
        self.refused("features", file, "--import", "missing.csv", saying="missing.csv")
        self.assertEqual(file.read_bytes(), before)

    def test_an_imported_formula_never_goes_out_live(self):
        file = self.project()
        self.barch("features", file, "--import", "-", text='name,description\n"=HYPERLINK(""http://x"")",+1\n')
        out = self.barch("features", file, "--format", "csv").out
        self.assertIn("\"'=HYPERLINK(", out)
        self.assertIn("'+1", out)
        self.assertIn("=HYPERLINK", json.loads(self.barch("features", file, "--format", "json").out)["features"][0]["name"])

    def test_releases_are_cut_and_only_saved_when_asked_to(self):
        file = self.design()
        before = file.read_bytes()
        shown = self.barch("features", file, "--cut", "--dry-run")
        self.assertRegex(shown.err, r"(moved|stays) .* has room: ")
        self.assertEqual(file.read_bytes(), before)
        self.barch("features", file, "--cut")
        self.assertEqual(json.loads(self.barch("features", file, "--format", "json").out)["inversions"], [])
        self.refused("features", self.project("new.barch"), "--cut", saying="no releases to cut")


if __name__ == "__main__":
    unittest.main(verbosity=1)
