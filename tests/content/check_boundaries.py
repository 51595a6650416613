#!/usr/bin/env python3
"""Holds the layers: which folder may include what (see docs and README, "Working on it")."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)

# folder -> patterns of includes that must not occur in it
FORBIDDEN = {
    "core": [r"^Q[A-Z]", r"^Qt", r"^ui/", r"^app/", r"^exporters/", r"^CLI/", r"^resources/"],
    "exporters": [r"^Q[A-Z]", r"^Qt", r"^ui/", r"^app/", r"^graphviz/", r"^CLI/"],
    "ui": [r"^QSql", r"^QtSql", r"^nlohmann/", r"^graphviz/", r"^app/", r"^CLI/", r"^QJson"],
    "app/platform": [r"^ui/", r"^app/cli/", r"^app/desktop/", r"^CLI/", r"^graphviz/"],
    "app/cli": [r"^ui/", r"^app/desktop/", r"^QtWidgets", r"^QWidget"],
}
# library -> the only folders that may include it
ONLY_IN = {
    r"^nlohmann/": ["core/content", "core/project_file", "exporters/openapi", "exporters/reports", "app/cli", "tests"],
    r"^graphviz/": ["core/layout", "tests"],
    r"^pg_query": ["core/import", "tests"],
    r"^(sqlite3\.h|qt6keychain/)": ["app/platform", "tests"],
}


def sources():
    for top in ("core", "exporters", "ui", "app", "tests"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path


def faults_of(name, text):
    """What is wrong with the includes of one source, given its path below the root."""
    for include in INCLUDE.findall(text):
        for folder, patterns in FORBIDDEN.items():
            if name.startswith(folder + "/") and any(re.search(p, include) for p in patterns):
                yield f"{name} includes {include}, which {folder}/ must not"
        for pattern, folders in ONLY_IN.items():
            if re.search(pattern, include) and not any(name.startswith(f + "/") for f in folders):
                yield f"{name} includes {include}, which only {', '.join(folders)} may"


def main():
    faults = []
    seen = 0
    for path in sources():
        seen += 1
        faults += faults_of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    if seen < 50:
        faults.append(f"only {seen} sources were found below {ROOT}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
