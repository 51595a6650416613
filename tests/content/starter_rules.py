"""The rules that the text of a domain starter keeps. Each function yields one sentence for each fault."""

import re

from reserved_words import RESERVED_WORDS

BLUEPRINT_TABLES = frozenset(
    """users tenants plans subscriptions audit_logs memberships sessions api_keys invitations webhook_events outbox
    outbox_messages jobs files notifications roles permissions credentials feature_flags entitlements ai_models
    ai_usage ai_cache consents erasure_requests access_logs""".split()
)
REFERABLE_BLUEPRINT_TABLES = frozenset({"users", "files"})
IMPLICIT_COLUMNS = frozenset({"id", "tenant_id", "created_at", "updated_at"})
PLURALS_WITHOUT_S = frozenset({"lesson_progress", "time_off", "message_feedback", "units_of_measure"})
TABLES_OF_PLACES = frozenset({"venues", "clinic_locations", "warehouses", "support_teams", "companies"})
PLAIN_TYPES = frozenset(
    "uuid text smallint integer bigint boolean date time timestamptz jsonb bytea".split()
)
CLASSIFICATIONS = frozenset("none personal sensitive health financial secret".split())
WHOLE_NUMBERS = frozenset({"smallint", "integer", "bigint"})
MONEY_SUFFIXES = ("_cents", "_micro_units")
MONEY_WORDS = re.compile(r"(^|_)(price|amount|total|cost|fee|budget|deposit)$")
CHOICE_WORDS = re.compile(r"(^|_)(status|state|kind|type|role|method|severity|priority)$")
PERSONAL_WORDS = re.compile(
    r"^(.*_)?(email|phone|first_name|last_name|full_name|birth_date|postal_code|street_address|ip_address)$"
)
SECRET_WORDS = re.compile(r"(^|_)(password|passwd|secret|token|api_key|private_key|card_number|iban)($|_)")
MOSCOW = {"must": 0, "should": 1, "could": 2, "wont": 3}
EXPRESSION_WORDS = frozenset("and or not is null in between true false length lower upper coalesce".split())
# 63 bytes is PostgreSQL's limit for a name; the rest is left to what an exporter puts around the parts.
LONGEST_JOINED_NAME = 63 - len("fk__")

STARTER_MEMBERS = {"version", "id", "title", "text", "enums", "tables", "features"}
TABLE_MEMBERS = {"name", "class", "area", "comment", "columns", "references", "unique", "indexes", "checks"}
COLUMN_MEMBERS = {"name", "type", "null", "default", "comment", "classification"}
REFERENCE_MEMBERS = {"column", "table", "null", "onDelete", "comment", "unique"}
FEATURE_MEMBERS = {"name", "description", "moscow", "value", "effort", "reach", "impact", "confidence",
                   "dependsOn", "tables"}

TOKEN = re.compile(r"\s*('[^']*'|[A-Za-z_][A-Za-z_0-9]*|\d+|<>|<=|>=|[=<>+\-*(),])")


def tokens(expression):
    """The words of a check, or None when something in it is not portable."""
    found, at = [], 0
    expression = expression.rstrip()
    while at < len(expression):
        match = TOKEN.match(expression, at)
        if not match:
            return None
        found.append(match[1])
        at = match.end()
    return found


def varchar_length(type_name):
    match = re.fullmatch(r"varchar\((\d+)\)", type_name)
    return int(match[1]) if match else None


def faults_of_name(name, what):
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        yield f"{what} '{name}' is not lower snake_case"
    elif len(name) > 40:
        yield f"{what} '{name}' is longer than 40 characters"
    elif name in RESERVED_WORDS:
        yield f"{what} '{name}' is a reserved word"


def faults_of_members(element, known, required, what):
    for member in element.keys() - known:
        yield f"{what} has an unknown member '{member}'"
    for member in required:
        if element.get(member) in (None, "", []):
            yield f"{what} has no {member}"


def duplicates(names):
    seen = set()
    return [name for name in names if name in seen or seen.add(name)]


def column_types(table):
    """Name -> (type, may be null) of what the starter declares; a reference has the type 'reference'."""
    types = {c["name"]: (c["type"], c.get("null", False)) for c in table["columns"]}
    types.update({r["column"]: ("reference", r.get("null", False)) for r in table.get("references", [])})
    return types


def faults_of_enums(starter):
    table_names = {t["name"] for t in starter["tables"]}
    used = {c["type"] for t in starter["tables"] for c in t["columns"]}
    for name in duplicates([e["name"] for e in starter["enums"]]):
        yield f"two enums are called '{name}'"
    for enum in starter["enums"]:
        what = f"enum {enum['name']}"
        yield from faults_of_members(enum, {"name", "values", "comment"}, ["comment", "values"], what)
        yield from faults_of_name(enum["name"], "enum")
        if enum["name"] in table_names or enum["name"] in BLUEPRINT_TABLES or enum["name"] in PLAIN_TYPES:
            yield f"{what} has the name of a table or a type"
        if len(enum["values"]) < 2 or duplicates(enum["values"]):
            yield f"{what} needs two or more different values"
        for value in enum["values"]:
            if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", value):
                yield f"{what} has the value '{value}', which is not lower snake_case"
        if enum["name"] not in used:
            yield f"{what} is used by no column"


def faults_of_default(column, enums):
    default, type_name, what = column["default"], column["type"], f"the default of {column['name']}"
    quoted = re.fullmatch(r"'([^']*)'", default)
    fits = {"boolean": default in ("true", "false"), "timestamptz": default == "now()", "jsonb": default == "'{}'"}
    if type_name in enums:
        if not quoted or quoted[1] not in enums[type_name]:
            yield f"{what} is no value of {type_name}"
    elif varchar_length(type_name):
        if not quoted or len(quoted[1]) > varchar_length(type_name):
            yield f"{what} is no quoted text that fits"
    elif type_name in WHOLE_NUMBERS or type_name.startswith("numeric"):
        if not re.fullmatch(r"-?\d+", default):
            yield f"{what} is no number"
    elif not fits.get(type_name, False):
        yield f"{what} does not fit {type_name} in all dialects"


def faults_of_column(column, table, enums):
    name, type_name = column["name"], column["type"]
    what = f"column {table['name']}.{name}"
    yield from faults_of_members(column, COLUMN_MEMBERS, ["comment"], what)
    yield from faults_of_name(name, "column")
    if name in IMPLICIT_COLUMNS:
        yield f"{what} is added by the program"
    length = varchar_length(type_name)
    if type_name not in PLAIN_TYPES | enums.keys() and not length \
            and not re.fullmatch(r"numeric\(\d+,\d+\)", type_name):
        yield f"{what} has the unknown type '{type_name}'"
    if length and length > 1000:
        yield f"{what} is a varchar over 1000: use text"
    classification = column.get("classification", "none")
    if classification not in CLASSIFICATIONS:
        yield f"{what} has the unknown classification '{classification}'"
    if PERSONAL_WORDS.match(name) and classification == "none" and table["name"] not in TABLES_OF_PLACES:
        yield f"{what} looks personal and is classified as none"
    if SECRET_WORDS.search(name) and not name.endswith("_count"):
        yield f"{what} looks like a secret: keep it with the provider or in the vault"
    if CHOICE_WORDS.search(name) and type_name not in enums:
        yield f"{what} is a choice and needs an enum"
    if name.endswith(MONEY_SUFFIXES):
        if type_name != "bigint":
            yield f"{what} is money and must be bigint"
        if not any(c["name"] == "currency" and c["type"] == "varchar(3)" for c in table["columns"]):
            yield f"{what} is money, and the table has no currency varchar(3)"
    elif MONEY_WORDS.search(name):
        yield f"{what} looks like money: end it in _cents"
    if "default" in column:
        yield from (f"{table['name']}: {fault}" for fault in faults_of_default(column, enums))
    for first in (c["name"] for c in table["columns"]):
        if re.fullmatch(re.escape(first.rstrip("0123456789_")) + r"_?\d+", name):
            yield f"{what} looks like a repeated group"
            break


def faults_of_reference(reference, table, tables):
    what = f"reference {table['name']}.{reference['column']}"
    target, nullable = reference["table"], reference.get("null", False)
    yield from faults_of_members(reference, REFERENCE_MEMBERS, ["comment", "onDelete"], what)
    yield from faults_of_name(reference["column"], "column")
    if not reference["column"].endswith("_id"):
        yield f"{what} does not end in _id"
    if target not in tables and target not in REFERABLE_BLUEPRINT_TABLES:
        yield f"{what} points at the unknown table '{target}'"
        return
    if reference.get("onDelete") not in ("restrict", "cascade", "setNull"):
        yield f"{what} has no valid onDelete"
    if reference.get("onDelete") == "setNull" and not nullable:
        yield f"{what} is set to null but must not be null"
    if reference.get("unique") and nullable:
        yield f"{what} is unique over a nullable column"
    if tables.get(target, {}).get("class") == "link":
        yield f"{what} points at a link table, which has no id"
    target_is_owned = target in REFERABLE_BLUEPRINT_TABLES or tables[target]["class"] == "owned"
    if table["class"] == "global" and target_is_owned:
        yield f"{what}: a global table must not point at a tenant's rows"
    if target == "files" and not nullable and table["class"] != "link":
        yield f"{what}: a file may be absent, so the reference is nullable or in a link table"
    if table["class"] == "link" and tables.get(target, {}).get("class") == "global":
        yield f"{what}: a link table ties tables of a tenant"
    if len(table["name"]) + len(reference["column"]) + 1 > LONGEST_JOINED_NAME:
        yield f"{what}: the name of its key would be too long"


def faults_of_keys(table):
    types = column_types(table)
    known = {**types, "created_at": ("timestamptz", False), "updated_at": ("timestamptz", False)}
    references = table.get("references", [])
    uniques, indexes = table.get("unique", []), table.get("indexes", [])
    single_references = [[r["column"]] for r in references]
    primary = [[r["column"] for r in references]] if table["class"] == "link" else []
    for columns in uniques + indexes:
        what = f"key {table['name']}({', '.join(columns)})"
        if not columns or duplicates(columns):
            yield f"{what} is empty or names a column twice"
        for name in columns:
            type_name, nullable = known.get(name, (None, False))
            if type_name is None:
                yield f"{what} names the unknown column '{name}'"
            elif type_name in ("text", "jsonb", "bytea") or (varchar_length(type_name) or 0) > 190:
                yield f"{what}: '{name}' is too long for an index on MySQL"
            elif nullable and columns in uniques:
                yield f"{what} is unique over the nullable column '{name}'"
    for index in indexes:
        others = list(indexes) + uniques + single_references + primary
        others.remove(index)
        if any(other[:len(index)] == index for other in others):
            yield f"index {table['name']}({', '.join(index)}) is already served by another key"
    for position, unique in enumerate(uniques):
        for other in uniques[:position] + uniques[position + 1:] + [[r["column"]] for r in references
                                                                    if r.get("unique")]:
            if set(other) <= set(unique):
                yield f"unique {table['name']}({', '.join(unique)}) holds already by ({', '.join(other)})"


def faults_of_check(check, table, enums):
    what = f"check {table['name']}.{check['name']}"
    yield from faults_of_members(check, {"name", "expression"}, ["name", "expression"], what)
    yield from faults_of_name(check["name"], "check")
    if len(table["name"]) + len(check["name"]) + 1 > LONGEST_JOINED_NAME:
        yield f"{what}: its name would be too long"
    words = tokens(check["expression"])
    if words is None:
        yield f"{what} uses something that not every dialect knows"
        return
    types = column_types(table)
    changed_by_delete = {r["column"] for r in table.get("references", []) if r["onDelete"] == "setNull"}
    named = [w for w in words if re.match(r"[A-Za-z_]", w) and w.lower() not in EXPRESSION_WORDS]
    if not named:
        yield f"{what} names no column"
    for name in named:
        if name not in types:
            yield f"{what} names '{name}', which is neither a column of the table nor an allowed function"
        elif name in changed_by_delete:
            yield f"{what} names '{name}', which is set to null on delete: MySQL refuses that"
        elif types[name][0] in ("jsonb", "bytea") or types[name][0].startswith("numeric"):
            yield f"{what} names '{name}': {types[name][0]} does not compare alike in all dialects"
    for at, word in enumerate(words):
        values = enums.get(types.get(word, ("",))[0])
        if values is None:
            continue
        rest = words[at + 1:]
        if rest[:1] in (["="], ["<>"]):
            compared = rest[1:2]
        elif rest[:2] and rest[0].upper() == "IN" and rest[1] == "(" and ")" in rest:
            compared = [w for w in rest[2:rest.index(")")] if w != ","]
        elif rest[:1] and rest[0].upper() == "IS":
            compared = []
        else:
            yield f"{what} does more with the enum column '{word}' than compare it"
            continue
        for literal in compared:
            if literal.strip("'") not in values or not literal.startswith("'"):
                yield f"{what} compares '{word}' with {literal}, which is none of its values"


def faults_of_table(table, tables, enums):
    what = f"table {table['name']}"
    yield from faults_of_members(table, TABLE_MEMBERS, ["name", "class", "area", "comment"], what)
    yield from faults_of_name(table["name"], "table")
    if not table["name"].endswith("s") and table["name"] not in PLURALS_WITHOUT_S:
        yield f"{what} is not plural"
    if table["name"] in BLUEPRINT_TABLES:
        yield f"{what} comes from the blueprint"
    if table["class"] not in ("owned", "global", "link"):
        yield f"{what} has the unknown class '{table['class']}'"
    references = table.get("references", [])
    for name in duplicates([c["name"] for c in table["columns"]] + [r["column"] for r in references]):
        yield f"{what} has '{name}' twice"
    if table["class"] == "link" and (len(references) != 2 or any(r.get("null") for r in references)):
        yield f"{what} is a link table and needs exactly two references that are not null"
    if table["class"] != "link" and not table["columns"]:
        yield f"{what} has no columns"
    for column in table["columns"]:
        yield from faults_of_column(column, table, enums)
    for reference in references:
        yield from faults_of_reference(reference, table, tables)
    yield from faults_of_keys(table)
    for check in table.get("checks", []):
        yield from faults_of_check(check, table, enums)


def has_cycle(edges):
    """Whether following edges (name -> names) comes back to where it began."""
    done, on_path = set(), set()

    def visit(name):
        if name in done:
            return False
        if name in on_path:
            return True
        on_path.add(name)
        found = any(visit(other) for other in edges.get(name, []))
        on_path.discard(name)
        done.add(name)
        return found

    return any(visit(name) for name in list(edges))


def reference_edges(starter, only_required=False):
    """Table -> the other tables it points at; a table that points at itself is no cycle here."""
    return {
        t["name"]: [r["table"] for r in t.get("references", [])
                    if r["table"] != t["name"] and not (only_required and r.get("null"))]
        for t in starter["tables"]
    }


def faults_of_features(starter):
    features = {f["name"]: f for f in starter["features"]}
    tables = {t["name"] for t in starter["tables"]}
    if len(features) != len(starter["features"]):
        yield "two features have the same name"
    if not 8 <= len(features) <= 14:
        yield f"{len(features)} features instead of 8 to 14"
    for name, feature in features.items():
        what = f"feature '{name}'"
        yield from faults_of_members(feature, FEATURE_MEMBERS, ["description", "tables"], what)
        if feature["moscow"] not in MOSCOW:
            yield f"{what} has an unknown MoSCoW class"
            continue
        for member in ("value", "effort"):
            if feature[member] not in range(1, 6):
                yield f"{what}: {member} is not 1 to 5"
        if feature["impact"] not in (0.25, 0.5, 1, 2, 3):
            yield f"{what}: impact is none of 0.25, 0.5, 1, 2, 3"
        if not 0 <= feature["confidence"] <= 100 or feature["reach"] <= 0:
            yield f"{what}: confidence or reach is out of range"
        for other in feature["dependsOn"]:
            if other not in features:
                yield f"{what} depends on the unknown feature '{other}'"
            elif MOSCOW[features[other]["moscow"]] > MOSCOW[feature["moscow"]]:
                yield f"{what} ({feature['moscow']}) depends on '{other}' ({features[other]['moscow']})"
        for table in feature["tables"]:
            if table not in tables:
                yield f"{what} names the unknown table '{table}'"
    if has_cycle({name: f["dependsOn"] for name, f in features.items()}):
        yield "features depend on each other in a circle"
    served = {table for f in features.values() for table in f["tables"]}
    for table in sorted(tables - served):
        yield f"table {table} is needed by no feature"


def faults_of_starter(starter, file_stem):
    """All faults of one starter, read from FILE_STEM.json."""
    yield from faults_of_members(starter, STARTER_MEMBERS, STARTER_MEMBERS, "the starter")
    if starter["version"] != 1 or starter["id"] != file_stem:
        yield "version is not 1, or id is not the name of the file"
    if not 7 <= len(starter["tables"]) <= 15:
        yield f"{len(starter['tables'])} tables instead of 7 to 15"
    tables = {t["name"]: t for t in starter["tables"]}
    if len(tables) != len(starter["tables"]):
        yield "two tables have the same name"
    for name in duplicates([c["name"] for t in starter["tables"] for c in t.get("checks", [])]):
        yield f"two checks are called '{name}': MySQL wants them different in the whole database"
    enums = {e["name"]: e["values"] for e in starter["enums"]}
    yield from faults_of_enums(starter)
    for table in starter["tables"]:
        yield from faults_of_table(table, tables, enums)
    if has_cycle(reference_edges(starter, only_required=True)):
        yield "required references form a circle: no first row could be written"
    yield from faults_of_features(starter)
