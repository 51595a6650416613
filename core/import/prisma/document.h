#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace barch::prisma {

/// What a schema.prisma says, before names are looked up. `at` is where it says so.

struct Expression {
    enum class Kind { Text, Number, Word, Call, List };
    std::string name;               ///< of the argument that it is; empty: by its place
    Kind kind = Kind::Word;
    std::string text;               ///< the word, number, unquoted text or name of what is called
    std::vector<Expression> items;  ///< of a list; arguments of a call
    std::size_t at = 0;
};

struct Attribute {
    std::string name;               ///< without @: "id", "db.VarChar"
    std::vector<Expression> arguments;
    std::size_t at = 0;

    /// The argument of that name, or the first one without a name where `orFirst`; nullptr: not given.
    const Expression* argument(const std::string& wanted, bool orFirst = false) const;
};

using Attributes = std::vector<Attribute>;
const Attribute* attributeNamed(const Attributes& attributes, const std::string& name);
/// The text of an argument such as map: "x"; empty where it isn't given.
std::string textOf(const Attribute* attribute, const std::string& argument, bool orFirst = false);

struct Field {
    std::string name;
    std::string type;
    std::string unsupported;        ///< of Unsupported("circle")
    bool isOptional = false;
    bool isList = false;
    Attributes attributes;
    std::string comment;
    std::size_t at = 0;
    std::size_t typeAt = 0;
};

struct Model {
    enum class Kind { Model, View, Composite };
    Kind kind = Kind::Model;
    std::string name;
    std::vector<Field> fields;
    Attributes attributes;          ///< those with @@
    std::string comment;
    std::size_t at = 0;

    const Field* field(const std::string& wanted) const;
};

struct EnumBlock {
    struct Value {
        std::string name;
        Attributes attributes;
        std::string comment;
        std::size_t at = 0;
    };
    std::string name;
    std::vector<Value> values;
    Attributes attributes;
    std::string comment;
    std::size_t at = 0;
};

struct Setting {
    std::string key;
    Expression value;
};

struct Document {
    std::vector<Setting> datasource;
    std::vector<Model> models;
    std::vector<EnumBlock> enums;
    std::vector<std::size_t> generators;
};

}  // namespace barch::prisma
