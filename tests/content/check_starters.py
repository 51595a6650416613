#!/usr/bin/env python3
"""Checks the domain starters: python3 tests/content/check_starters.py [FOLDER]. Status 1 when a starter is at fault."""

import json
import pathlib
import sys

from starter_database import faults_in_sqlite
from starter_rules import faults_of_starter, has_cycle, reference_edges

NAMED_BY_THE_QUESTIONNAIRE = frozenset(
    "helpdesk project_management shop crm learning clinic invoicing ai_chat booking inventory".split()
)


def members_once(pairs):
    """Refuses a JSON object that names a member twice, which json would let pass."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError(f"a member is there twice in {[name for name, _ in pairs]}")
    return dict(pairs)


def faults_of_file(path):
    """All faults of one file, the text first: SQL is tried only when the text is right."""
    try:
        starter = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=members_once)
        return list(faults_of_starter(starter, path.stem)) or faults_in_sqlite(starter)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return [f"not in the format of a starter: {type(error).__name__}: {error}"]


def faults_of_collection(folder):
    """What must hold of all starters together."""
    paths = sorted(folder.glob("*.json"))
    stems = {path.stem for path in paths}
    if stems != NAMED_BY_THE_QUESTIONNAIRE:
        yield f"the starters are not those of logic.domain: {sorted(stems ^ NAMED_BY_THE_QUESTIONNAIRE)}"
    starters = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    if sum(has_cycle(reference_edges(starter)) for starter in starters) < 2:
        yield "fewer than two starters have a circle of references"
    if not any(r["table"] == t["name"] and t["class"] != "link"
               for s in starters for t in s["tables"] for r in t.get("references", [])):
        yield "no starter has a table that points at itself"


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else root / "resources" / "starters"
    faults = {path.name: faults_of_file(path) for path in sorted(folder.glob("*.json"))}
    if not any(faults.values()):
        faults["all starters"] = list(faults_of_collection(folder))
    for name, found in faults.items():
        print(f"{name}: {'fine' if not found else ''}")
        for fault in found:
            print(f"  {fault}")
    return 1 if any(faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
