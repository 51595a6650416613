"""Builds a starter in SQLite as the blueprint would, and tries its keys and checks with rows of two tenants.

Added here as the blueprint adds it: id, tenant_id, created_at and updated_at, tenant-scoped primary keys, uniques
and foreign keys, an index behind each reference, and users and files to point at.
"""

import random
import sqlite3

from starter_rules import tokens, varchar_length

TENANT_ROWS = {1: (1, 2), 2: (3, 4)}  # ids of the rows that each tenant gets in each table
GLOBAL_ROWS = (1, 2)
SURROUNDINGS = """
CREATE TABLE tenants (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE users (tenant_id INTEGER NOT NULL REFERENCES tenants, id INTEGER NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT;
CREATE TABLE files (tenant_id INTEGER NOT NULL REFERENCES tenants, id INTEGER NOT NULL, PRIMARY KEY (tenant_id, id)) STRICT;
INSERT INTO tenants VALUES (1), (2);
INSERT INTO users VALUES (1, 1), (1, 2), (2, 3), (2, 4);
INSERT INTO files SELECT * FROM users;
"""
# setNull needs a trigger beside a composite key; for the proof it is enough that the key is enforced.
ACTIONS = {"restrict": "RESTRICT", "cascade": "CASCADE", "setNull": "NO ACTION"}


class Refused(Exception):
    """The database did not do what the starter promises; the text says what."""


def is_global(table):
    return table is not None and table["class"] == "global"


def sql_type(type_name):
    if type_name in ("smallint", "integer", "bigint", "boolean"):
        return "INTEGER"
    if type_name == "bytea":
        return "BLOB"
    return "TEXT"


def sql_default(default):
    return "(strftime('%Y-%m-%dT%H:%M:%fZ','now'))" if default == "now()" else f"({default})"


def create_statements(table, tables, enums):
    """CREATE TABLE and CREATE INDEX of one table."""
    tenant = "" if is_global(table) else "tenant_id, "
    parts = [] if is_global(table) else ["tenant_id INTEGER NOT NULL REFERENCES tenants"]
    if table["class"] != "link":
        parts.append("id INTEGER NOT NULL")
    for reference in table.get("references", []):
        parts.append(reference["column"] + " INTEGER" + ("" if reference.get("null") else " NOT NULL"))
    for column in table["columns"]:
        text = f"{column['name']} {sql_type(column['type'])}" + ("" if column.get("null") else " NOT NULL")
        if "default" in column:
            text += " DEFAULT " + sql_default(column["default"])
        if column["type"] in enums:
            text += f" CHECK ({column['name']} IN ({', '.join(repr(v) for v in enums[column['type']])}))"
        if column["type"] == "boolean":
            text += f" CHECK ({column['name']} IN (0, 1))"
        if varchar_length(column["type"]):
            text += f" CHECK (length({column['name']}) <= {varchar_length(column['type'])})"
        parts.append(text)
    parts += [f"{name} TEXT NOT NULL DEFAULT {sql_default('now()')}" for name in ("created_at", "updated_at")]
    own = ", ".join(r["column"] for r in table["references"]) if table["class"] == "link" else "id"
    parts.append(f"PRIMARY KEY ({tenant}{own})")
    uniques = table.get("unique", []) + [[r["column"]] for r in table.get("references", []) if r.get("unique")]
    parts += [f"UNIQUE ({tenant}{', '.join(columns)})" for columns in uniques]
    for reference in table.get("references", []):
        scoped = "" if is_global(tables.get(reference["table"])) else "tenant_id, "
        parts.append(f"FOREIGN KEY ({scoped}{reference['column']}) REFERENCES {reference['table']} ({scoped}id) "
                     f"ON DELETE {ACTIONS[reference['onDelete']]} DEFERRABLE INITIALLY DEFERRED")
    parts += [f"CONSTRAINT {c['name']} CHECK ({c['expression']})" for c in table.get("checks", [])]
    yield f"CREATE TABLE {table['name']} (\n  " + ",\n  ".join(parts) + "\n) STRICT"
    indexes = table.get("indexes", []) + [[r["column"]] for r in table.get("references", [])]
    for columns in indexes:
        yield (f"CREATE INDEX {table['name']}_{'_'.join(columns)}_index ON {table['name']} "
               f"({tenant}{', '.join(columns)})")


def random_value(column, enums, dice):
    type_name = column["type"]
    if column.get("null") and dice.random() < 0.4:
        return None
    if type_name in enums:
        return dice.choice(enums[type_name])
    if type_name == "boolean":
        return dice.choice((0, 1))
    if sql_type(type_name) == "INTEGER":
        return dice.choice((-1, 0, 0, 0, 1, 1, 2, 5, 60, 100, 101, 2000, 20000))
    if type_name == "date":
        return f"2031-0{dice.randint(1, 9)}-11"
    if type_name == "time":
        return f"{dice.randint(10, 19)}:30:00"
    if type_name == "timestamptz":
        return f"2031-0{dice.randint(1, 9)}-11T10:00:00Z"
    if type_name == "jsonb":
        return "{}"
    if type_name == "bytea":
        return b"\x00\x01"
    length = min(dice.choice((1, 2, 3, 7, 8)), varchar_length(type_name) or 8)
    text = "".join(dice.choice("abcdefghij0123456789") for _ in range(length))
    return text.upper() if dice.random() < 0.5 else text


class StarterDatabase:
    """A starter built in memory. Raises sqlite3.Error when a part of it is no valid SQL."""

    def __init__(self, starter, seed):
        self.tables = {t["name"]: t for t in starter["tables"]}
        self.enums = {e["name"]: e["values"] for e in starter["enums"]}
        self.dice = random.Random(seed)
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.executescript(SURROUNDINGS)
        for table in self.tables.values():
            for statement in create_statements(table, self.tables, self.enums):
                self.db.execute(statement)

    def target_rows(self, reference, tenant):
        return GLOBAL_ROWS if is_global(self.tables.get(reference["table"])) else TENANT_ROWS[tenant]

    def random_row(self, table, tenant):
        row = {c["name"]: random_value(c, self.enums, self.dice) for c in table["columns"]}
        for reference in table.get("references", []):
            empty = reference.get("null") and self.dice.random() < 0.3
            row[reference["column"]] = None if empty else self.dice.choice(self.target_rows(reference, tenant))
        return row

    def outcome(self, check, row):
        """1, 0 or None (unknown: the database lets it pass) for a check on a row."""
        named = [name for name in row if name in tokens(check["expression"])]
        columns = ", ".join(f"? AS {name}" for name in named)
        return self.db.execute(f"SELECT ({check['expression']}) FROM (SELECT {columns})",
                               [row[name] for name in named]).fetchone()[0]

    def prove_checks_decide(self, table):
        """Each check lets some row pass and refuses another, or it is worth nothing."""
        for check in table.get("checks", []):
            seen = set()
            for _ in range(4000):
                seen.add(self.outcome(check, self.random_row(table, 1)))
                if {0, 1} <= seen:
                    break
            else:
                raise Refused(f"check {check['name']} never gives {'false' if 0 not in seen else 'true'}")

    def valid_row(self, table, tenant):
        """A random row that passes all checks: the columns of a failing check are drawn anew until none fails."""
        row = self.random_row(table, tenant)
        for _ in range(20000):
            failing = [c for c in table.get("checks", []) if self.outcome(c, row) == 0]
            if not failing:
                return row
            fresh = self.random_row(table, tenant)
            for name in tokens(self.dice.choice(failing)["expression"]):
                if name in row:
                    row[name] = fresh[name]
        raise Refused(f"no row of {table['name']} passes all its checks")

    def insert(self, table, tenant, row_id):
        """Inserts a valid row; tries again when two random rows clash in a unique key."""
        for _ in range(500):
            row = self.valid_row(table, tenant)
            if table["class"] != "link":
                row["id"] = row_id
            if not is_global(table):
                row["tenant_id"] = tenant
            try:
                self.db.execute(f"INSERT INTO {table['name']} ({', '.join(row)}) VALUES "
                                f"({', '.join('?' * len(row))})", list(row.values()))
                return
            except sqlite3.IntegrityError as error:
                if "UNIQUE" not in str(error):
                    raise Refused(f"a valid row of {table['name']} is refused: {error}") from error
        raise Refused(f"no second row fits into {table['name']}")

    def fill(self):
        """Two rows in each table for each tenant, circles of references included."""
        self.db.execute("BEGIN")
        for table in self.tables.values():
            for tenant, ids in ({1: GLOBAL_ROWS} if is_global(table) else TENANT_ROWS).items():
                for row_id in ids:
                    self.insert(table, tenant, row_id)
        self.db.execute("COMMIT")
        if self.db.execute("PRAGMA foreign_key_check").fetchall():
            raise Refused("rows point at nothing")

    def prove_defaults(self, table):
        """A row may leave out every column with a default: each default is valid and of its type."""
        given = {c["name"]: c for c in table["columns"] if "default" in c}
        for name, column in given.items():
            value = self.db.execute(f"SELECT {sql_default(column['default'])}").fetchone()[0]
            if sql_type(column["type"]) == "INTEGER" and not isinstance(value, int):
                raise Refused(f"the default of {table['name']}.{name} is no number")
            probe = {name: value}
            for check in table.get("checks", []):
                words = tokens(check["expression"])
                others = self.random_row(table, 1).keys() - {name}
                if name in words and not others & set(words) and self.outcome(check, probe) == 0:
                    raise Refused(f"the default of {table['name']}.{name} fails the check {check['name']}")

    def prove_tenants_stay_apart(self, table):
        """Each reference to a tenant's table refuses the row of another tenant."""
        for reference in table.get("references", []):
            if is_global(self.tables.get(reference["table"])):
                continue
            try:
                self.db.execute("BEGIN")
                self.db.execute(f"UPDATE {table['name']} SET {reference['column']} = 4 WHERE rowid = "
                                f"(SELECT min(rowid) FROM {table['name']} WHERE tenant_id = 1)")
                self.db.execute("COMMIT")
            except sqlite3.IntegrityError as error:
                self.db.execute("ROLLBACK")
                if "FOREIGN KEY" not in str(error):
                    raise
                continue
            raise Refused(f"{table['name']}.{reference['column']} accepts another tenant's row")

    def prove(self):
        for table in self.tables.values():
            self.prove_checks_decide(table)
            self.prove_defaults(table)
        self.fill()
        self.db.execute("PRAGMA ignore_check_constraints = ON")  # so that only a key can refuse
        for table in self.tables.values():
            if not is_global(table):
                self.prove_tenants_stay_apart(table)


def faults_in_sqlite(starter, seed=20310711):
    """What SQLite refuses of a starter; an empty list when all is proved."""
    try:
        StarterDatabase(starter, seed).prove()
    except (sqlite3.Error, Refused) as error:
        return [f"SQLite (seed {seed}): {error}"]
    return []
