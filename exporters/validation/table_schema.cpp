#include "exporters/validation/table_schema.h"

#include "core/text/short_name.h"
#include "exporters/sql/names.h"
#include "exporters/text/code_names.h"
#include "exporters/text/script_text.h"
#include "exporters/validation/expression_script.h"
#include "exporters/validation/rule_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace barch::validation {
namespace {

using api::CheckRule;
using api::TableRules;
using api::ValueRules;

/// Every object of JavaScript has members of these names: a left-out column would seem to be there.
constexpr auto inheritedNames = std::to_array<std::string_view>(
    {"__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "__proto__", "constructor", "hasOwnProperty",
     "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"});

class TableWriter {
public:
    TableWriter(const Project& project, const Table& table, std::vector<ExportWarning>& warnings)
        : m_project(project), m_table(table), m_rules(api::rulesOf(project, table)), m_warnings(warnings)
    {
        for (const Column& column : table.columns)
            m_columns.emplace(column.id, &column);
    }

    /// False: the table can't be written at all.
    bool write(TableSchema& schema)
    {
        for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
            const Column& column = m_table.columns[i];
            if (std::find(inheritedNames.begin(), inheritedNames.end(), column.name) != inheritedNames.end()) {
                warn(ElementRef::inTable(ElementKind::Column, m_table.id, column.id), "The name " + column.name,
                     "Every object of JavaScript has a member of this name: the table is left out. Rename the column.");
                return false;
            }
            if (isInput(column.id))
                schema.fields.push_back(field(column, m_rules.columns[i]));
        }
        for (const ValueRules& column : m_rules.columns)
            for (const CheckRule& check : column.checks)
                if (!isFieldRule(column, check))
                    addRowRule(schema, check, column.column);
        for (const CheckRule& check : m_rules.checks)
            addRowRule(schema, check, {});
        return true;
    }

private:
    bool isInput(ColumnId id) const
    {
        const ValueRules* rules = m_rules.of(id);
        return rules && !rules->computed && id != m_table.tenantKey;
    }

    void warn(const ElementRef& element, std::string feature, std::string result)
    {
        m_warnings.push_back({element, pathOf(m_project, element), std::move(feature), std::move(result), false});
    }

    FieldSchema field(const Column& column, const ValueRules& rules)
    {
        FieldSchema made;
        made.name = column.name;
        made.comment = column.comment;
        made.wire = wireOf(rules);
        made.dimensions = rules.shape.dimensions;
        made.itemsNullable = rules.itemsNullable;
        made.nullable = column.nullable && rules.nullable;
        made.required = rules.required();
        if (made.wire == Wire::Choice)
            for (const EnumValue& value : rules.shape.userType->values)
                made.choices.push_back(value.name);
        if (rules.constantDefault)
            made.leftOut = wireLiteral(rules, *rules.constantDefault);
        if (m_table.primaryKey)
            made.inUpdate = std::find(m_table.primaryKey->columns.begin(), m_table.primaryKey->columns.end(), column.id) == m_table.primaryKey->columns.end();
        made.kind = kindScript(rules) + fieldRules(rules, true);
        if (made.dimensions > 0)
            made.kind = "pg.array(" + made.kind + ", " + std::to_string(made.dimensions) + ", " + (made.itemsNullable ? "true" : "false") + ")" + fieldRules(rules, false);
        if (const std::string lost = unexpressed(rules); !lost.empty()) {
            const std::string type = rules.shape.userType ? rules.shape.userType->name : column.type;
            warn(ElementRef::inTable(ElementKind::Column, m_table.id, column.id), "Type " + sql::oneLine(type), lost);
        }
        return made;
    }

    /// Whether the check can be asked about a value alone: what it says of NULL doesn't matter.
    bool isFieldRule(const ValueRules& column, const CheckRule& check) const
    {
        return isInput(column.column) && (!check.meaning || !looksAtNull(*check.meaning) || !column.nullable);
    }

    std::string commentOf(const CheckRule& check) const
    {
        for (const Check& one : m_table.checks)
            if (check.element.id == AnyId(one.id))
                return one.comment;
        return {};
    }

    /// Checks of a domain are about the items of an array, checks of the table about all of it.
    std::string fieldRules(const ValueRules& column, bool ofItems)
    {
        std::string script;
        for (const CheckRule& check : column.checks) {
            const bool aboutItems = check.element.kind == ElementKind::UserType;
            const bool here = column.shape.dimensions == 0 ? ofItems : aboutItems == ofItems;
            if (!here || !isFieldRule(column, check))
                continue;
            if (!check.meaning) {
                unread(check, column.column);
                continue;
            }
            script += "\n    .rule(" + scriptString(messageOf(check, commentOf(check))) + ", (v) => " +
                      scriptOf(*check.meaning, [](ColumnId) { return "v"; }) + ")";
        }
        return script;
    }

    void unread(const CheckRule& check, ColumnId column)
    {
        const bool ofDomain = check.element.kind == ElementKind::UserType;
        const ElementRef element = ofDomain ? ElementRef::inTable(ElementKind::Column, m_table.id, column) : check.element;
        warn(element, "Check " + sql::oneLine(check.name.empty() ? check.sql : check.name), "Only the database holds it: " + sql::oneLine(check.sql));
    }

    void addRowRule(TableSchema& schema, const CheckRule& check, ColumnId ofDomain)
    {
        if (!check.meaning) {
            unread(check, ofDomain);
            return;
        }
        std::string field;
        bool unseen = false;
        for (const ColumnId id : check.columns) {
            const ValueRules* rules = m_rules.of(id);
            unseen = unseen || !isInput(id) || (rules && rules->hasDefault && !rules->constantDefault);
            if (isInput(id))
                field = m_columns.at(id)->name;
        }
        if (unseen)
            warn(check.element, "Check " + sql::oneLine(check.name.empty() ? check.sql : check.name),
                 "It reads a value that the database fills in, so only the database holds it there: " + sql::oneLine(check.sql));
        if (field.empty())
            return;
        const std::string test = scriptOf(*check.meaning, [&](ColumnId id) {
            const ColumnId column = id ? id : ofDomain;
            return isInput(column) ? "row" + scriptMember(m_columns.at(column)->name) : std::string("undefined");
        });
        schema.rules.push_back({messageOf(check, commentOf(check)), field, "(row) => " + test});
    }

    const Project& m_project;
    const Table& m_table;
    TableRules m_rules;
    std::vector<ExportWarning>& m_warnings;
    std::map<ColumnId, const Column*> m_columns;
};

std::vector<const Table*> tablesByName(const Project& project)
{
    std::vector<const Table*> tables;
    for (const Table& table : project.tables)
        if (!table.partitionOf)
            tables.push_back(&table);
    std::sort(tables.begin(), tables.end(), [&](const Table* a, const Table* b) {
        return std::pair(qualifiedName(project, *a), a->id) < std::pair(qualifiedName(project, *b), b->id);
    });
    return tables;
}

UniqueNames takenFileNames()
{
    UniqueNames names;
    for (const std::string_view name : {"index", "values", "checks", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3"})
        names.reserve(name);
    return names;
}

}  // namespace

Schemas schemasOf(const Project& project)
{
    Schemas schemas;
    UniqueNames files = takenFileNames();
    UniqueNames types;
    if (project.info->dialect != Dialect::PostgreSql && project.info->dialect != Dialect::Any)
        schemas.warnings.push_back({{}, project.info->name, "Another engine than PostgreSQL",
                                    "Types and checks are judged as PostgreSQL does. Its engine may take more or less.", true});
    for (const Table* table : tablesByName(project)) {
        TableSchema schema;
        const std::string name = sql::flatName(project, table->namespaceId, table->name);
        const std::string type = pascalCase(name);
        schema.path = qualifiedName(project, *table);
        schema.comment = table->comment;
        if (!TableWriter(project, *table, schemas.warnings).write(schema))
            continue;
        schema.file = files.take(shortName(snakeCase(name), 100));
        schema.type = types.take(shortName(type, 100));
        schema.constant = camelCase(schema.type);
        if (schema.type != type)
            schemas.warnings.push_back({ElementRef::table(table->id), schema.path, "The name " + sql::oneLine(table->name),
                                        "Another table has the same name in code: this one is called " + schema.type + ".", true});
        schemas.tables.push_back(std::move(schema));
    }
    std::sort(schemas.tables.begin(), schemas.tables.end(), [](const TableSchema& a, const TableSchema& b) { return a.file < b.file; });
    return schemas;
}

}  // namespace barch::validation
