#!/usr/bin/env python3
"""Migrations laid out for other tools, run by these tools on a real PostgreSQL: dbmate and Liquibase, up, down and up
again. The database is the same as with psql. Usage: test_migrations.py BARCH"""
import contextlib
import json
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest

BARCH = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
MODULES = pathlib.Path(__file__).resolve().parent / "node_modules"
DBMATE = MODULES / "@dbmate/linux-x64/bin/dbmate"
LIQUIBASE = MODULES / "liquibase/dist/liquibase"
LAST = "/usr/lib/postgresql/15/bin"


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Server:
    """A throwaway PostgreSQL on a loopback port: Liquibase's driver takes no Unix sockets."""

    def __init__(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="barch-judge-"))
        self.user = {"user": "postgres", "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}} if os.getuid() == 0 else {}
        if os.getuid() == 0:
            os.chown(self.dir, pwd.getpwnam("postgres").pw_uid, -1)
        with contextlib.closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        run(f"{LAST}/initdb", "-D", self.dir / "data", "-A", "trust", "-U", "postgres", "-N", cwd=self.dir, **self.user)
        self.process = subprocess.Popen(
            [f"{LAST}/postgres", "-D", str(self.dir / "data"), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", f"unix_socket_directories={self.dir}", "-c", "fsync=off"],
            cwd=self.dir, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.user)
        for _ in range(600):
            if subprocess.run([f"{LAST}/pg_isready", "-q", "-h", str(self.dir), "-p", str(self.port)], check=False).returncode == 0:
                return
        raise AssertionError("PostgreSQL did not start")

    def psql(self, database, *what):
        return run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.dir, "-p", self.port, "-U", "postgres", "-d", database, *what)

    def create(self, database):
        self.psql("postgres", "-c", f"CREATE DATABASE {database} TEMPLATE template0")

    def schema(self, database):
        """Everything but what the tools keep for themselves."""
        text = run("pg_dump", "-s", "-h", self.dir, "-p", self.port, "-U", "postgres", "-d", database,
                   "-T", "schema_migrations", "-T", "databasechangelog*")
        return [line for line in text.splitlines() if line and not line.startswith(("--", "\\restrict", "\\unrestrict"))]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.dir, ignore_errors=True)


class Migrations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.dir = pathlib.Path(tempfile.mkdtemp(prefix="barch-migrations-"))
        run(BARCH, "new", "a.barch", "--answers", ROOT / "resources/samples/helpdesk.answers", cwd=cls.dir)
        run(BARCH, "propose", "a.barch", "--accept", "all", cwd=cls.dir)
        design = json.loads((cls.dir / "a.barch").read_text(encoding="utf-8"))
        tickets = next(table for table in design["tables"].values() if table["name"] == "tickets")
        next(column for column in tickets["columns"] if column["name"] == "subject")["name"] = "title"
        (cls.dir / "b.barch").write_text(json.dumps(design), encoding="utf-8")
        for layout in ("plain", "dbmate", "liquibase"):
            run(BARCH, "migrate", "a.barch", "--dir", layout, "--layout", layout, cwd=cls.dir)
            run(BARCH, "migrate", "b.barch", "--dir", layout, "--name", "title", cwd=cls.dir)
        cls.server.create("plain")
        cls.server.psql("plain", "-f", cls.dir / "plain/0001_init.up.sql")
        cls.first = cls.server.schema("plain")
        cls.server.psql("plain", "-f", cls.dir / "plain/0002_title.up.sql")
        cls.second = cls.server.schema("plain")
        assert cls.first != cls.second and len(cls.first) > 500

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        shutil.rmtree(cls.dir, ignore_errors=True)

    def test_dbmate(self):
        self.server.create("dbmate")
        url = f"postgres://postgres@127.0.0.1:{self.server.port}/dbmate?sslmode=disable"

        def dbmate(*what):
            return run(DBMATE, "--url", url, "--migrations-dir", self.dir / "dbmate", "--no-dump-schema", *what)

        for _ in range(2):
            dbmate("up")
            self.assertEqual(self.server.schema("dbmate"), self.second)
            dbmate("rollback")
            self.assertEqual(sorted(self.server.schema("dbmate")), sorted(self.first))
            dbmate("rollback")
            self.assertFalse([line for line in self.server.schema("dbmate") if "CREATE TABLE" in line])

    def test_liquibase(self):
        self.server.create("liquibase")
        jar = ":".join(str(path) for path in [LIQUIBASE / "liquibase.jar", *(LIQUIBASE / "lib").glob("*.jar"),
                                              *(LIQUIBASE.parent / "drivers").glob("postgresql-*.jar")])

        def liquibase(*what):
            return run("java", "-cp", jar, "liquibase.integration.commandline.Main", "--changeLogFile=changelog.yaml",
                       f"--url=jdbc:postgresql://127.0.0.1:{self.server.port}/liquibase", "--username=postgres", *what, cwd=self.dir / "liquibase")

        for _ in range(2):
            liquibase("update")
            self.assertEqual(self.server.schema("liquibase"), self.second)
            liquibase("rollbackCount", "1")
            self.assertEqual(sorted(self.server.schema("liquibase")), sorted(self.first))
            liquibase("rollbackCount", "1")
            self.assertFalse([line for line in self.server.schema("liquibase") if "CREATE TABLE" in line])


if __name__ == "__main__":
    unittest.main(verbosity=2)
