#include "core/api/value_rules.h"

#include "core/api/expression_types.h"
#include "core/api/simple_limits.h"
#include "core/model/sql_tokens.h"

#include <algorithm>
#include <charconv>

namespace barch::api {
namespace {

std::optional<int> smallNumber(const std::string& text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

void typeLimits(ValueRules& rules)
{
    const auto& arguments = rules.shape.type.arguments;
    const auto first = arguments.empty() ? std::nullopt : smallNumber(arguments[0]);
    switch (rules.shape.kind) {
    case ValueKind::SmallInteger: rules.minimum = {"-32768"}, rules.maximum = {"32767"}; break;
    case ValueKind::Integer: rules.minimum = {"-2147483648"}, rules.maximum = {"2147483647"}; break;
    case ValueKind::BigInteger: rules.minimum = {"-9223372036854775808"}, rules.maximum = {"9223372036854775807"}; break;
    case ValueKind::Numeric:
        rules.precision = first;
        rules.scale = arguments.size() > 1 ? smallNumber(arguments[1]).value_or(0) : 0;
        break;
    case ValueKind::FixedText: rules.maximumLength = static_cast<std::uint64_t>(std::max(first.value_or(1), 0)); break;
    case ValueKind::Text:
    case ValueKind::VaryingBits:
        if (first && *first >= 0)
            rules.maximumLength = static_cast<std::uint64_t>(*first);
        break;
    case ValueKind::Bits: rules.minimumLength = rules.maximumLength = static_cast<std::uint64_t>(std::max(first.value_or(1), 0)); break;
    case ValueKind::Vector:
        if (first && *first > 0)
            rules.minimumItems = rules.maximumItems = static_cast<std::uint64_t>(*first);
        break;
    case ValueKind::Enumeration:
        for (const EnumValue& value : rules.shape.userType->values)
            rules.values.push_back(value.name);
        break;
    default: break;
    }
}

/// Domains that the column's type stands on, the outermost first.
std::vector<const UserType*> domainsOf(const Project& project, const Column& column)
{
    std::vector<const UserType*> domains;
    const UserType* type = column.userType ? project.types.find(column.userType) : shapeOfType(project, column.type).userType;
    while (type && type->kind == UserTypeKind::Domain && domains.size() < 16) {
        domains.push_back(type);
        type = shapeOfType(project, type->baseType).userType;
    }
    return domains;
}

void takeDefault(const Project& project, ValueRules& rules, const std::string& sql)
{
    rules.hasDefault = true;
    const auto parsed = parseExpression(project, sql, [](const std::string&) { return std::nullopt; });
    if (!parsed)
        return;
    const bool constant = parsed->op == Operator::Null || parsed->op == Operator::True || parsed->op == Operator::False || parsed->op == Operator::Literal;
    if (!constant || rules.shape.dimensions > 0)
        return;
    if (!parsed->untyped)
        rules.constantDefault = parsed;
    else if (auto typed = literalAs(*parsed, rules.shape.kind))
        rules.constantDefault = typed;
}

ValueRules columnRules(const Project& project, const Column& column)
{
    ValueRules rules;
    rules.column = column.id;
    rules.shape = shapeOf(project, column);
    rules.nullable = column.nullable;
    rules.computed = !column.generatedExpression.empty() || column.identity == Identity::Always;
    typeLimits(rules);
    const auto domains = domainsOf(project, column);
    for (const UserType* domain : domains) {
        // of an array of a domain the domain speaks about the items
        bool& mayBeNull = rules.shape.dimensions > 0 ? rules.itemsNullable : rules.nullable;
        mayBeNull = mayBeNull && domain->nullable;
    }
    if (column.identity != Identity::None)
        rules.hasDefault = true;
    else if (!column.defaultExpression.empty())
        takeDefault(project, rules, column.defaultExpression);
    else
        for (const UserType* domain : domains)
            if (!rules.hasDefault && !domain->defaultExpression.empty() && rules.shape.dimensions == 0)
                takeDefault(project, rules, domain->defaultExpression);
    if (!rules.hasDefault && rules.nullable)
        rules.constantDefault = Expression{.op = Operator::Null};
    for (auto domain = domains.rbegin(); domain != domains.rend(); ++domain)
        for (const Check& check : (*domain)->checks) {
            ValueShape item = rules.shape;
            item.dimensions = 0;
            const auto value = [&](const std::string& name) -> std::optional<NamedColumn> {
                return name == "value" ? std::optional(NamedColumn{ColumnId(), item}) : std::nullopt;
            };
            CheckRule rule{ElementRef::of(ElementKind::UserType, (*domain)->id), check.name, check.expression,
                           parseExpression(project, check.expression, value), {column.id}};
            if (rule.meaning && rule.meaning->kind != ValueKind::Boolean)
                rule.meaning.reset();
            rules.checks.push_back(std::move(rule));
        }
    return rules;
}

std::vector<ColumnId> namedColumns(const Table& table, const std::string& sql)
{
    std::vector<ColumnId> named;
    const auto tokens = sqlTokens(sql);
    for (const Column& column : table.columns)
        if (std::any_of(tokens.begin(), tokens.end(), [&](const SqlToken& token) { return token.names(column.name); }))
            named.push_back(column.id);
    return named;
}

CheckRule tableCheck(const Project& project, const Table& table, const TableRules& rules, const Check& check)
{
    const auto lookup = [&](const std::string& name) -> std::optional<NamedColumn> {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == name)
                return NamedColumn{table.columns[i].id, rules.columns[i].shape};
        return std::nullopt;
    };
    CheckRule rule{ElementRef::inTable(ElementKind::Constraint, table.id, check.id), check.name, check.expression,
                   parseExpression(project, check.expression, lookup), {}};
    if (rule.meaning && rule.meaning->kind != ValueKind::Boolean)
        rule.meaning.reset();
    rule.columns = rule.meaning ? columnsIn(*rule.meaning) : namedColumns(table, check.expression);
    return rule;
}

}  // namespace

const ValueRules* TableRules::of(ColumnId column) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ValueRules& rules) { return rules.column == column; });
    return found == columns.end() ? nullptr : &*found;
}

TableRules rulesOf(const Project& project, const Table& table)
{
    TableRules rules;
    for (const Column& column : table.columns) {
        rules.columns.push_back(columnRules(project, column));
        if (table.primaryKey && std::find(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), column.id) != table.primaryKey->columns.end()) {
            ValueRules& made = rules.columns.back();
            made.nullable = false;
            if (made.constantDefault && made.constantDefault->op == Operator::Null && !made.hasDefault)
                made.constantDefault.reset();
        }
    }
    for (const Check& check : table.checks) {
        CheckRule rule = tableCheck(project, table, rules, check);
        if (rule.columns.size() != 1) {
            rules.checks.push_back(std::move(rule));
            continue;
        }
        for (ValueRules& column : rules.columns)
            if (column.column == rule.columns[0])
                column.checks.push_back(rule);
    }
    for (ValueRules& column : rules.columns)
        for (const CheckRule& check : column.checks)
            if (check.meaning)
                takeLimits(column, *check.meaning);
    return rules;
}

}  // namespace barch::api
