#include "core/rules/schema/loose_reference.h"

namespace barch::rules {

const Column* looseIdOf(const Table& table, const Column& type)
{
    const std::string name = snakeCase(type.name);
    if (isAppendOnly(table.name) || hasWord(table.name, "outbox") || !name.ends_with("_type") || (!type.userType && !isTextType(type.type)))
        return nullptr;
    const Column* id = table.columnNamed(name.substr(0, name.size() - 5) + "_id");
    if (!id || isTextType(id->type))
        return nullptr;
    const bool held = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) { return contains(key.columns, id->id); });
    return held ? nullptr : id;
}

bool namesTables(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        return column.name.size() > 5 && column.name.ends_with("ype") && looseIdOf(table, column);
    });
}

}  // namespace barch::rules
