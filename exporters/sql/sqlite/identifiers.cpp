#include "exporters/sql/sqlite/identifiers.h"

#include "exporters/sql/names.h"

namespace barch::sql::sqlite {

const Lexis& lexis()
{
    return sqliteLexis;
}

std::string quoted(std::string_view name)
{
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

std::string quotedList(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + quoted(name);
    return text;
}

std::string tableName(const Project& project, const Table& table)
{
    return quoted(flatName(project, table.namespaceId, table.name));
}

void checkNames(Draft& draft)
{
    forEachName(draft.project(), [&](const ElementRef& element, const std::string& name) {
        if (name.empty())
            draft.refuse(element, "It has no name.", "Give it one.");
        else if (name.find('\0') != std::string::npos || !isUtf8(name))
            draft.refuse(element, "Its name holds bytes that SQLite can't store.", "Rename it.");
        else if (lowerCase(name).starts_with("sqlite_"))
            draft.refuse(element, "SQLite keeps names that begin with sqlite_ for itself.", "Rename it.");
    });
    for (const Namespace& space : draft.project().namespaces)
        if (!keepsItsName(draft.project(), space))
            draft.replaced(ElementRef::of(ElementKind::Namespace, space.id), "Namespace",
                           "SQLite has none: its name stands in front of the names of what lies in it.");
}

}  // namespace barch::sql::sqlite
