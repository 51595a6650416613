#!/usr/bin/env python3
"""Proves that check_boundaries.py can fail: each forbidden include is found, each allowed one is not."""
import sys

from check_boundaries import faults_of

FORBIDDEN = [
    ("core/model/table.cpp", "#include <QString>"),
    ("core/rules/rule.cpp", "#include <nlohmann/json.hpp>"),
    ("core/edits/column_edits.h", '#include "ui/session/session.h"'),
    ("core/model/table.h", "  #  include <QtGlobal>"),
    ("exporters/sql/names.cpp", "#include <QFile>"),
    ("exporters/sql/names.cpp", "#include <nlohmann/json.hpp>"),
    ("ui/theme/tokens.cpp", "#include <QJsonObject>"),
    ("ui/data_model/arranger.cpp", "#include <graphviz/gvc.h>"),
    ("ui/session/session.cpp", '#include "app/platform/project_store.h"'),
    ("ui/session/session.cpp", "#include <QSqlDatabase>"),
    ("app/platform/project_store.cpp", '#include "ui/session/services.h"'),
    ("app/cli/main.cpp", "#include <QWidget>"),
]
ALLOWED = [
    ("core/project_file/read.cpp", "#include <nlohmann/json.hpp>"),
    ("core/layout/arrange.cpp", "#include <graphviz/gvc.h>"),
    ("ui/start/start_page.cpp", "#include <QWidget>"),
    ("app/desktop/main.cpp", '#include "ui/shell/window.h"'),
    ("core/model/table.cpp", "// #include <QString>"),
]


def main():
    wrong = [f"not found: {name}: {text}" for name, text in FORBIDDEN if not list(faults_of(name, text + "\n"))]
    wrong += [f"found for nothing: {name}: {text}" for name, text in ALLOWED if list(faults_of(name, text + "\n"))]
    print("\n".join(wrong) or f"{len(FORBIDDEN)} forbidden includes, each found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
