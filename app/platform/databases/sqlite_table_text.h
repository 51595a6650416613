#pragma once

#include "core/model/table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What CREATE TABLE, INDEX and TRIGGER of SQLite's catalogue say that its pragmas don't: names of constraints,
/// checks, expressions, conflicts. The texts are SQLite's own, so they are valid.

struct SqliteKeyColumn {
    std::string name;         ///< empty: `expression` counts
    std::string expression;
    std::string collation;
    bool descending = false;
};

struct SqliteKeyText {
    std::string name;
    std::vector<SqliteKeyColumn> columns;
    std::string conflict;     ///< ON CONFLICT; lower case
};

struct SqliteReferenceText {
    std::string name;
    std::vector<std::string> columns;
    std::string table;
    std::vector<std::string> targets;   ///< empty: its primary key
    ReferentialAction onDelete = ReferentialAction::NoAction;
    ReferentialAction onUpdate = ReferentialAction::NoAction;
    Deferral deferral = Deferral::NotDeferrable;
};

struct SqliteCheckText {
    std::string name;
    std::string expression;
};

struct SqliteColumnText {
    std::string name;
    std::string type;         ///< as declared, single spaces; empty: none
    bool notNull = false;
    std::string notNullConflict;
    std::string defaultText;
    std::string collation;
    std::string generated;
    bool stored = false;
    bool autoincrement = false;
};

struct SqliteTableText {
    std::vector<SqliteColumnText> columns;
    std::optional<SqliteKeyText> primaryKey;
    std::vector<SqliteKeyText> uniques;
    std::vector<SqliteReferenceText> references;
    std::vector<SqliteCheckText> checks;
    bool withoutRowid = false;
    bool strict = false;
};
/// Nothing where the text isn't understood.
std::optional<SqliteTableText> parseSqliteTable(std::string_view sql);

struct SqliteIndexText {
    bool unique = false;
    std::vector<SqliteKeyColumn> keys;
    std::string predicate;
};
std::optional<SqliteIndexText> parseSqliteIndex(std::string_view sql);

struct SqliteTriggerText {
    TriggerTiming timing = TriggerTiming::Before;
    std::string event;
    std::vector<std::string> updateOf;
    std::string condition;
    std::string body;         ///< between BEGIN and END
};
std::optional<SqliteTriggerText> parseSqliteTrigger(std::string_view sql);

struct SqliteViewText {
    std::vector<std::string> columns;
    std::string query;
};
std::optional<SqliteViewText> parseSqliteView(std::string_view sql);

}  // namespace barch
