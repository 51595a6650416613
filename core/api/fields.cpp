#include "core/api/fields.h"

#include "core/model/column_type.h"
#include "core/rules/words.h"
#include "core/tenancy/people.h"

#include <algorithm>
#include <array>

namespace barch::api {
namespace {

using rules::endsWithWord;
using rules::hasWord;
using rules::wordsOf;

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> all)
{
    return std::find(all.begin(), all.end(), text) != all.end();
}

std::string typeName(const Column& column)
{
    return rules::bareType(column.type);
}

bool isTimeType(const Column& column)
{
    return column.type.starts_with("timestamp") || column.type.starts_with("datetime");
}

/// "closed_at", "last_seen_at", "sent_at": something happened, and the server was there.
bool isServerTime(const Column& column)
{
    if (!isTimeType(column))
        return false;
    const std::vector<std::string> words = wordsOf(column.name);
    if (words.size() < 2 || words.back() != "at")
        return isOneOf(column.name, {"created", "updated", "modified"});
    if (words.front() == "last")
        return true;
    // "scheduled_at" and "planned_at" are plans.
    const std::string& verb = words[words.size() - 2];
    return !isOneOf(verb, {"scheduled", "planned", "needed", "expected", "promised"}) &&
           (verb.ends_with("ed") || isOneOf(verb, {"sent", "read", "seen", "paid", "given", "withdrawn", "taken", "made", "run"}));
}

bool contains(const std::vector<ColumnId>& columns, ColumnId wanted)
{
    return std::find(columns.begin(), columns.end(), wanted) != columns.end();
}

bool isReference(const Table& table, ColumnId column)
{
    return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                       [&](const ForeignKey& key) { return contains(key.columns, column); });
}

/// Whether the column is the first of `columns`, a leading tenant key left out.
bool leads(const Table& table, const std::vector<ColumnId>& columns, ColumnId column)
{
    const std::size_t first = columns.size() > 1 && columns[0] == table.tenantKey ? 1 : 0;
    return columns.size() > first && columns[first] == column;
}

/// The whole table, or all of it that has a value.
bool coversRows(const Index& index)
{
    return index.predicate.empty() || rules::lowerCase(index.predicate).find("is not null") != std::string::npos;
}

bool isPeopleName(std::string_view tableName)
{
    return isOneOf(rules::snakeCase(tableName), {"users", "user", "app_users", "people", "user_accounts"});
}

EndpointField fieldOf(const Project& project, const Table& table, const Column& column, Operation operation)
{
    EndpointField field;
    field.column = column.id;
    field.readable = mayBeRead(table, column);
    if (operation == Operation::List) {
        field.filterable = field.readable && isFilterKind(project, column) && isIndexed(table, column.id);
        field.sortable = field.readable && isSortKind(project, column) && isIndexed(table, column.id);
    }
    const bool key = contains(pathKeys(table), column.id);
    const bool writes = operation == Operation::Create || (operation == Operation::Update && !key);
    const bool chosenKey = !key || isReference(table, column.id);
    field.writable = writes && field.readable && chosenKey && mayBeWritten(table, column) && !namesOwner(project, table, column) &&
                     !isCounted(column);
    return field;
}

}  // namespace

bool mayBeRead(const Table& table, const Column& column)
{
    return column.classification != Classification::Secret && column.protection != Protection::Hashed &&
           column.id != table.tenantKey && !isOneOf(column.name, {"storage_key", "credential_reference", "server_reference"});
}

bool mayBeWritten(const Table& table, const Column& column)
{
    return column.id != table.tenantKey && column.generatedExpression.empty() && column.identity == Identity::None &&
           !isServerTime(column);
}

bool isPeople(const Project& project, const Table& table)
{
    return isPeopleName(table.name) || peopleOf(project).people == &table;
}

bool namesOwner(const Project& project, const Table& table, const Column& column)
{
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = contains(key.columns, column.id) ? project.table(key.target) : nullptr;
        if (target && column.id != table.tenantKey && !isPeopleName(target->name))
            return false;
    }
    const std::vector<std::string> words = wordsOf(column.name);
    if (words.empty() || (words.size() == 1 && words[0] != "owner" && words[0] != "author"))
        return false;
    const std::size_t last = words.back() == "id" ? words.size() - 2 : words.size() - 1;
    return words[last] == "by" || isOneOf(words[last], {"author", "owner", "creator", "actor", "reporter", "uploader"});
}

bool givesRights(const Project& project, const Table& table, const Column& column)
{
    const bool aboutPeople = isPeopleName(table.name) || std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
        const Table* target = project.table(key.target);
        return target && isPeopleName(target->name);
    });
    if (!aboutPeople)
        return false;
    return hasWord(column.name, "role") || hasWord(column.name, "scopes") || hasWord(column.name, "permissions") ||
           rules::hasPhrase(column.name, "is_admin") || rules::hasPhrase(column.name, "is_superuser");
}

bool isCounted(const Column& column)
{
    if (!rules::isIntegerType(column.type))
        return false;
    const std::vector<std::string> words = wordsOf(column.name);
    return words.size() > 0 && (words.front() == "next" || words.back() == "count" || words.back() == "attempts" ||
                                column.name == "number" || column.name == "sequence_number");
}

bool isIndexed(const Table& table, ColumnId column)
{
    if (table.primaryKey && leads(table, table.primaryKey->columns, column))
        return true;
    for (const UniqueConstraint& unique : table.uniques)
        if (leads(table, unique.columns, column))
            return true;
    return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
        if (!coversRows(index) || (!index.method.empty() && index.method != "btree"))
            return false;
        std::vector<ColumnId> columns;
        for (const IndexKey& key : index.keys)
            columns.push_back(key.column);
        return leads(table, columns, column);
    });
}

bool isFilterKind(const Project& project, const Column& column)
{
    if (const UserType* type = project.types.find(column.userType))
        return type->kind == UserTypeKind::Enumeration;
    const std::string type = typeName(column);
    return isOneOf(type, {"uuid", "boolean", "date", "varchar", "char"}) || rules::isIntegerType(column.type) || isTimeType(column);
}

bool isSortKind(const Project& project, const Column& column)
{
    if (column.userType)
        return false;
    const std::string type = typeName(column);
    return isFilterKind(project, column) && type != "boolean";
}

std::vector<ColumnId> pathKeys(const Table& table)
{
    std::vector<ColumnId> keys;
    if (table.primaryKey)
        for (const ColumnId column : table.primaryKey->columns)
            if (column != table.tenantKey && table.column(column))
                keys.push_back(column);
    return keys;
}

bool isNumericId(const Table& table, const Column& column)
{
    return rules::isIntegerType(column.type) &&
           (contains(pathKeys(table), column.id) || isReference(table, column.id) || endsWithWord(column.name, "id"));
}

std::vector<EndpointField> usualFields(const Project& project, const Table& table, Operation operation)
{
    std::vector<EndpointField> fields;
    if (operation == Operation::Delete || operation == Operation::Unset)
        return fields;
    for (const Column& column : table.columns) {
        const EndpointField field = fieldOf(project, table, column, operation);
        if (field.readable || field.writable)
            fields.push_back(field);
    }
    return fields;
}

}  // namespace barch::api
