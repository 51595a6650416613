#include "exporters/sql/mysql/identifiers.h"

#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

const Lexis& lexis()
{
    return mysqlLexis;
}

std::string quoted(std::string_view name)
{
    std::string text = "`";
    for (const char c : name) {
        if (c == '`')
            text += '`';
        text += c;
    }
    return text + '`';
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

std::string accountName(const Role& role)
{
    return role.login ? literal(role.name) + "@'%'" : literal(role.name);
}

void checkNames(Draft& draft)
{
    const Project& project = draft.project();
    auto tooLong = [&](const ElementRef& element) {
        draft.refuse(element, "Its name is longer than the 64 characters that MySQL takes.", "Shorten the name.");
    };
    forEachName(project, [&](const ElementRef& element, const std::string& name) {
        if (name.empty())
            draft.refuse(element, "It has no name.", "Give it one.");
        else if (name.find('\0') != std::string::npos || !isUtf8(name) ||
                 std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xf0; }))
            draft.refuse(element, "Its name holds characters that MySQL can't store in a name.", "Rename it.");
        else if (name.back() == ' ' || name.find('\\') != std::string::npos)
            draft.refuse(element, "MySQL and its clients don't take a name with a backslash, or with a space at its end.", "Rename it.");
        else if (characters(name) > nameLimit || (element.kind == ElementKind::Role && characters(name) > 32))
            tooLong(element);
    });
    for (const Table& table : project.tables)
        if (characters(flatName(project, table.namespaceId, table.name)) > nameLimit)
            tooLong(ElementRef::table(table.id));
    for (const Namespace& space : project.namespaces)
        if (!keepsItsName(project, space))
            draft.replaced(ElementRef::of(ElementKind::Namespace, space.id), "Namespace",
                           "MySQL has none inside a database: its name stands in front of the names of what lies in it.");
}

}  // namespace barch::sql::mysql
