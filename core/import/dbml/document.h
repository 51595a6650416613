#pragma once

#include "core/import/imported.h"
#include "core/model/table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace barch::dbml {

/// What a DBML text says, before names are looked up. `at` is where it says so.

struct Name {
    std::string text;
    std::size_t at = 0;
    bool quoted = false;
};

/// "schema.table", "table", with the parts between the dots.
using Path = std::vector<Name>;

struct TypeText {
    Path path;
    std::string arguments;   ///< "(10,2)" or empty
    std::string dimensions;  ///< "[]", "[3][3]" or empty
    std::size_t at = 0;
};

enum class Relation { OneToMany, ManyToOne, OneToOne, ManyToMany };

struct Endpoint {
    Path table;              ///< empty: the table in which it is written
    std::vector<Name> columns;
    std::size_t at = 0;
};

struct Reference {
    std::string name;
    Relation relation = Relation::ManyToOne;
    Endpoint left;
    Endpoint right;
    ReferentialAction onDelete = ReferentialAction::NoAction;
    ReferentialAction onUpdate = ReferentialAction::NoAction;
    std::size_t at = 0;
    bool isInline = false;
};

struct CheckText {
    std::string expression;
    std::string name;
    std::size_t at = 0;
};

struct DefaultText {
    std::string sql;
    Path enumValue;          ///< instead of `sql`: status.active
    bool isExpression = false;
    std::size_t at = 0;
};

struct ColumnText {
    Name name;
    TypeText type;
    bool isKey = false;
    bool isUnique = false;
    bool counts = false;     ///< [increment]
    std::optional<bool> nullable;
    DefaultText defaultValue;
    std::string note;
    std::vector<CheckText> checks;
    std::vector<Reference> references;
};

struct IndexText {
    struct Key {
        bool isExpression = false;
        std::string text;
        std::size_t at = 0;
    };
    std::vector<Key> keys;
    std::string name;
    std::string type;
    bool isUnique = false;
    bool isKey = false;
    std::string note;
    std::size_t at = 0;
};

/// A Table or a TablePartial.
struct TableText {
    Path name;
    std::string alias;
    std::optional<std::string> note;
    std::vector<ColumnText> columns;
    std::vector<IndexText> indexes;
    std::vector<CheckText> checks;
    std::vector<Reference> references;
    struct Injection {
        Name partial;
        std::size_t before = 0;  ///< how many of `columns` stand above it
    };
    std::vector<Injection> injections;
    std::size_t at = 0;
};

struct EnumText {
    struct Value {
        Name name;
        std::string note;
    };
    Path name;
    std::vector<Value> values;
    std::string note;
    std::size_t at = 0;
};

struct GroupText {
    Name name;
    std::vector<Path> tables;
    std::string note;
    std::string colour;
    std::size_t at = 0;
};

struct StickyNote {
    std::string name;
    std::string text;
};

struct Document {
    std::string projectName;
    std::string projectNote;
    Name databaseType;
    std::vector<TableText> tables;
    std::vector<TableText> partials;
    std::vector<EnumText> enums;
    std::vector<Reference> references;
    std::vector<GroupText> groups;
    std::vector<StickyNote> stickyNotes;
    std::vector<ImportNote> notes;
};

}  // namespace barch::dbml
