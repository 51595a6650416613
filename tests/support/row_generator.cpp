#include "tests/support/row_generator.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sql_scan.h"
#include "exporters/sql/type_name.h"
#include "tests/support/check_evaluator.h"

#include <algorithm>
#include <random>

namespace barch::test {
namespace {

struct Plain {
    std::string name;            ///< canonical type
    std::size_t length = 190;    ///< of text
    bool isArray = false;
    const UserType* enumeration = nullptr;
    const UserType* domain = nullptr;
};

Plain plainType(const Project& project, const Column& column)
{
    Plain plain;
    std::string text = column.type;
    if (const UserType* type = project.types.find(column.userType)) {
        plain.isArray = !column.type.empty();
        if (type->kind == UserTypeKind::Enumeration) {
            plain.enumeration = type;
            plain.name = "text";
            return plain;
        }
        plain.domain = type;
        text = type->baseType;
    }
    if (const auto parsed = sql::parseType(text)) {
        plain.name = sql::canonicalName(*parsed);
        plain.isArray = plain.isArray || parsed->dimensions > 0;
        if ((plain.name == "varchar" || plain.name == "char") && !parsed->arguments.empty())
            plain.length = static_cast<std::size_t>(std::stoi(parsed->arguments[0]));
    }
    return plain;
}

bool isInteger(const std::string& type)
{
    return type == "integer" || type == "bigint" || type == "smallint" || type == "numeric" || type.ends_with("serial");
}

std::string hex(std::uint64_t number, std::size_t digits)
{
    std::string text(digits, '0');
    for (std::size_t i = digits; i > 0; --i, number >>= 4)
        text[i - 1] = "0123456789abcdef"[number & 15u];
    return text;
}

/// A value of a type that has no letters or numbers of its own; empty: none that is known.
std::string unusualValue(const std::string& type, int slot)
{
    const std::string number = std::to_string(slot + 1);
    if (type.ends_with("range") && !type.ends_with("multirange")) {
        const bool isDay = type.starts_with("date") || type.starts_with("ts");
        return isDay ? "[2026-0" + number + "-01,2026-0" + number + "-09)" : "[" + std::to_string(10 * slot + 1) + "," + std::to_string(10 * slot + 9) + ")";
    }
    if (type.ends_with("multirange"))
        return "{}";
    if (type == "macaddr")
        return "08:00:2b:01:02:0" + number;
    if (type == "point")
        return "(" + number + ",2)";
    if (type == "money" || type == "oid" || type == "xid")
        return number;
    if (type == "bit" || type == "varbit" || type == "bit varying")
        return "1";
    if (type == "xml")
        return "<a>" + number + "</a>";
    if (type == "timetz")
        return "10:00:0" + number + "+00";
    return type == "hstore" ? "a=>" + number : std::string();
}

std::string firstValue(const Plain& type, const Column& column, int slot);

/// "(a,1)" of a composite type, "[1,9)" of a range.
std::string madeValue(const UserType& made, const Column& column, int slot)
{
    auto plain = [&](const std::string& text) {
        Plain part;
        if (const auto parsed = sql::parseType(text))
            part.name = sql::canonicalName(*parsed);
        return part;
    };
    if (made.kind == UserTypeKind::Range)
        return "[" + firstValue(plain(made.baseType), column, slot) + ",)";
    std::string text;
    for (const Column& attribute : made.attributes)
        text += (text.empty() ? "(" : ",") + firstValue(plain(attribute.type), attribute, slot);
    return text.empty() ? "()" : text + ")";
}

/// Different for each row of a table; `slot` tells tenant and row.
std::string firstValue(const Plain& type, const Column& column, int slot)
{
    if (type.isArray)
        return "{}";
    if (type.domain && (type.domain->kind == UserTypeKind::Composite || type.domain->kind == UserTypeKind::Range))
        return madeValue(*type.domain, column, slot);
    if (std::string unusual = unusualValue(type.name, slot); !unusual.empty())
        return unusual;
    if (type.enumeration)
        return type.enumeration->values[static_cast<std::size_t>(slot) % type.enumeration->values.size()].name;
    if (isInteger(type.name))
        return std::to_string(slot + 1);
    if (type.name == "uuid")
        return hex(column.id.number() & 0xffffffffu, 8) + "-0000-4000-8000-" + hex(static_cast<std::uint64_t>(slot) + 1, 12);
    if (type.name == "boolean")
        return "false";
    if (type.name == "timestamptz" || type.name == "timestamp")
        return "2026-01-0" + std::to_string(slot + 1) + " 10:00:00";
    if (type.name == "date")
        return "2026-01-0" + std::to_string(slot + 1);
    if (type.name == "time")
        return "10:00:0" + std::to_string(slot);
    if (type.name == "json" || type.name == "jsonb")
        return "{}";
    if (type.name == "bytea")
        return "0" + std::to_string(slot);
    if (type.name == "inet" || type.name == "cidr")
        return "10.0.0." + std::to_string(slot + 1);
    if (type.name == "interval")
        return "1 day";
    if (type.name == "real" || type.name == "double precision")
        return std::to_string(slot + 1) + ".5";
    std::string text = std::string(1, static_cast<char>('a' + slot)) + column.name;
    for (char& c : text)
        c = static_cast<unsigned char>(c) < 0x80 ? c : '_';  // it may be cut anywhere
    text.resize(std::min(type.length, text.size()));
    if (type.name == "char")
        text.resize(type.length, 'x');
    return text;
}

/// What else the column may hold, for satisfying checks.
std::vector<Value> candidates(const Plain& type, const Column& column, const CheckParts& parts, int slot)
{
    std::vector<Value> list{{false, firstValue(type, column, slot)}};
    if (column.nullable)
        list.push_back({});
    if (type.enumeration) {
        for (const auto& value : type.enumeration->values)
            list.push_back({false, value.name});
    } else if (isInteger(type.name)) {
        for (const long long number : {0, 1, 2, 3, 5, 7, 10, 30, 50, 100, 1000})
            list.push_back({false, std::to_string(number + (number > 9 ? slot : 0))});
        for (const long long number : parts.numbers)
            for (const long long near : {number, number - 1, number + 1 + slot})
                list.push_back({false, std::to_string(near)});
    } else if (type.name == "boolean") {
        list.push_back({false, "true"});
    } else if (type.name == "date" || type.name == "timestamptz" || type.name == "timestamp") {
        for (const char* day : {"2026-02-0", "2026-03-0", "2026-04-0"})
            list.push_back({false, day + std::to_string(slot + 1) + (type.name == "date" ? "" : " 10:00:00")});
    } else if (type.name == "time") {
        for (const char* time : {"11:00:0", "12:00:0", "13:00:0"})
            list.push_back({false, time + std::to_string(slot)});
    } else if (type.name == "text" || type.name == "varchar" || type.name == "char" || type.name == "citext") {
        for (const auto& text : parts.texts)
            if (text.size() <= type.length)
                list.push_back({false, text});
        for (const long long length : parts.numbers)
            for (const char letter : {'a', 'A'})
                if (length > 0 && static_cast<std::size_t>(length) <= type.length)
                    list.push_back({false, std::string(static_cast<std::size_t>(length), static_cast<char>(letter + slot))});
        std::string upper = firstValue(type, column, slot);
        for (char& c : upper)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        list.push_back({false, upper});
    }
    return list;
}

}  // namespace

RowGenerator::RowGenerator(const Project& project) : m_project(project)
{
    std::set<TableId> seen;
    for (const Table* table : sql::tableOrder(project))
        if (!project.table(table->partitionOf))
            addAfterRequired(*table, seen);
    for (const Table* table : m_order)
        for (int tenant = 0; tenant < tenants; ++tenant)
            for (int number = 0; number <= rowsEach; ++number)
                m_rows[{table->id, tenant * 4 + number}] = make(*table, tenant, number);
}

void RowGenerator::addAfterRequired(const Table& table, std::set<TableId>& seen)
{
    if (!seen.insert(table.id).second)
        return;
    for (const ForeignKey& key : table.foreignKeys) {
        const bool required = std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
            const Column* column = table.column(id);
            return column && !column->nullable;
        });
        if (const Table* target = m_project.table(key.target); target && required)
            addAfterRequired(*target, seen);
    }
    m_order.push_back(&table);
}

const Row& RowGenerator::row(const Table& table, int tenant, int number) const
{
    return m_rows.at({table.id, tenant * 4 + number});
}

int RowGenerator::count(const Table& table) const
{
    auto isRoot = [&](const Table* target) {
        return target && (target->tenancyClass == TenancyClass::Root || target->id == m_project.tenancy->rootTable);
    };
    if (isRoot(&table))
        return 1;
    auto saysTenant = [&](ColumnId id) {
        return id == table.tenantKey || std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
            return key.columns == std::vector<ColumnId>{id} && isRoot(m_project.table(key.target));
        });
    };
    auto onlyTenant = [&](const std::vector<ColumnId>& columns) { return !columns.empty() && std::all_of(columns.begin(), columns.end(), saysTenant); };
    const bool single = (table.primaryKey && onlyTenant(table.primaryKey->columns)) ||
                        std::any_of(table.uniques.begin(), table.uniques.end(), [&](const auto& key) { return onlyTenant(key.columns); });
    return single ? 1 : rowsEach;
}

bool RowGenerator::canAddRow(const Table& table) const
{
    auto isReference = [&](ColumnId id) {
        return id == table.tenantKey || std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
            return std::find(key.columns.begin(), key.columns.end(), id) != key.columns.end();
        });
    };
    auto onlyReferences = [&](const std::vector<ColumnId>& columns) { return !columns.empty() && std::all_of(columns.begin(), columns.end(), isReference); };
    return !(table.primaryKey && onlyReferences(table.primaryKey->columns)) &&
           std::none_of(table.uniques.begin(), table.uniques.end(), [&](const auto& key) { return onlyReferences(key.columns); });
}

Row RowGenerator::make(const Table& table, int tenant, int number)
{
    const int slot = tenant * 4 + number;
    Row row;
    std::map<std::string, CheckParts> mentionedIn;
    std::vector<std::pair<std::string, std::string>> checks;  // expression, the column that VALUE stands for
    for (const Check& check : table.checks)
        checks.emplace_back(check.expression, "");
    for (const Column& column : table.columns) {
        const Plain type = plainType(m_project, column);
        if (type.domain)
            for (const Check& check : type.domain->checks)
                checks.emplace_back(check.expression, column.name);
        if (column.generatedExpression.empty())
            row[column.id] = {false, firstValue(type, column, slot)};
    }
    // References: the tenant's own rows; two references to one table take different rows of it.
    std::set<ColumnId> fixed;
    if (table.tenancyClass == TenancyClass::Root && table.primaryKey) {
        // A tenant has one row in the root; the third row of tenant 1 and 2 are tenants of their own.
        fixed.insert(table.primaryKey->columns.begin(), table.primaryKey->columns.end());
    }
    std::map<TableId, int> used;
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = m_project.table(key.target);
        if (!target)
            continue;
        const bool isRoot = target->tenancyClass == TenancyClass::Root || target->id == m_project.tenancy->rootTable;
        const auto found = m_rows.find({key.target, tenant * 4});
        const bool isSelf = target->id == table.id;
        if ((found == m_rows.end() || isSelf)) {
            for (std::size_t i = 0; i < key.columns.size(); ++i) {
                const Column* column = table.column(key.columns[i]);
                if (column && column->nullable && !fixed.contains(column->id))
                    row[column->id] = {};
                else if (isSelf && column && !fixed.contains(column->id) && column->id != table.tenantKey)
                    m_complaints.push_back(table.name + "." + column->name + " refers to its own table and may not be empty");
            }
            const bool breakable = std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
                const Column* column = table.column(id);
                return column && column->nullable;
            });
            if (!breakable && !isSelf)
                m_complaints.push_back(table.name + ": a ring of references that may not be empty");
            for (const ColumnId id : key.columns)
                if (id != table.tenantKey)
                    fixed.insert(id);
            continue;
        }
        const int which = isRoot || count(*target) == 1 ? 0 : number == rowsEach ? (used[key.target]++ == 0 ? rowsEach - 1 : 0) : (number + used[key.target]++) % rowsEach;
        const Row& source = m_rows.at({key.target, tenant * 4 + which});
        for (std::size_t i = 0; i < key.columns.size() && i < key.targetColumns.size(); ++i) {
            if (fixed.contains(key.columns[i]) && row[key.columns[i]] == Value())
                continue;
            row[key.columns[i]] = source.at(key.targetColumns[i]);
            fixed.insert(key.columns[i]);
        }
    }
    // Checks: change one column that a broken check mentions, until all hold.
    std::mt19937 random(static_cast<unsigned>(table.id.number()) + static_cast<unsigned>(slot));
    CheckParts all;
    for (const auto& [expression, value] : checks) {
        const auto parts = partsOf(expression);
        all.texts.insert(parts.texts.begin(), parts.texts.end());
        all.numbers.insert(parts.numbers.begin(), parts.numbers.end());
    }
    for (int round = 0; round < 20000; ++round) {
        const std::pair<std::string, std::string>* broken = nullptr;
        for (const auto& check : checks) {
            const auto holds = checkHolds(check.first, [&](const std::string& name) -> Cell {
                const Column* column = table.columnNamed(sql::lowerCase(name) == "value" && !check.second.empty() ? check.second : name);
                if (!column)
                    return {};
                const Value& value = row[column->id];
                return value.isNull ? Cell() : Cell(value.text);
            });
            if (holds == false) {
                broken = &check;
                break;
            }
        }
        if (!broken)
            return row;
        std::vector<const Column*> open;
        for (const auto& word : partsOf(broken->first).words) {
            const Column* column = table.columnNamed(sql::lowerCase(word) == "value" && !broken->second.empty() ? broken->second : word);
            if (column && !fixed.contains(column->id) && column->generatedExpression.empty())
                open.push_back(column);
        }
        // A reference that may be empty can help as well.
        if (open.empty())
            for (const auto& word : partsOf(broken->first).words)
                if (const Column* column = table.columnNamed(word); column && column->nullable)
                    open.push_back(column);
        if (open.empty())
            break;
        const Column* column = open[random() % open.size()];
        if (fixed.contains(column->id)) {
            row[column->id] = {};
            continue;
        }
        const auto choice = candidates(plainType(m_project, *column), *column, all, slot);
        row[column->id] = choice[random() % choice.size()];
    }
    m_complaints.push_back(table.name + ": no row satisfies its checks");
    return row;
}

std::string valueText(const Project& project, const Column& column, const Value& value, Dialect dialect)
{
    if (value.isNull)
        return "NULL";
    const Plain type = plainType(project, column);
    if (type.name == "boolean" && !type.isArray)
        return dialect == Dialect::Sqlite ? (value.text == "true" ? "1" : "0") : value.text;
    const bool isMade = type.domain && (type.domain->kind == UserTypeKind::Range || type.domain->kind == UserTypeKind::Composite);
    if (isInteger(type.name) && !type.isArray && !isMade)
        return value.text;
    if (type.isArray && dialect != Dialect::PostgreSql)
        return "'[]'";
    if (type.name == "bytea")
        return dialect == Dialect::PostgreSql ? "'\\x" + value.text + "'" : "x'" + value.text + "'";
    std::string text = "'";
    for (const char c : value.text)
        text += c == '\'' ? std::string("''") : std::string(1, c);
    return text + "'";
}

std::string insertText(const Project& project, const Table& table, const std::string& relation, const Row& row, const RowDialect& dialect)
{
    std::string columns;
    std::string values;
    bool numbered = false;
    for (const Column& column : table.columns) {
        const auto found = row.find(column.id);
        if (found == row.end() || !column.generatedExpression.empty())
            continue;
        numbered = numbered || column.identity == Identity::Always;
        columns += (columns.empty() ? "" : ", ") + dialect.quoted(column.name);
        values += (values.empty() ? "" : ", ") + valueText(project, column, found->second, dialect.dialect);
    }
    return "INSERT INTO " + relation + " (" + columns + ")" +
           (numbered && dialect.dialect == Dialect::PostgreSql ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES (" + values + ")";
}

}  // namespace barch::test
