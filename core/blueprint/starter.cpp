#include "core/blueprint/parts.h"

#include <algorithm>

namespace barch {
namespace {

Classification classified(const std::string& name)
{
    const auto names = enumNames(Classification{});
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? Classification::None : static_cast<Classification>(found - names.begin());
}

ReferentialAction action(const std::string& onDelete)
{
    if (onDelete == "cascade")
        return ReferentialAction::Cascade;
    return onDelete == "setNull" ? ReferentialAction::SetNull : ReferentialAction::Restrict;
}

Moscow urgency(const std::string& name)
{
    const auto names = enumNames(Moscow{});
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? Moscow::Unset : static_cast<Moscow>(found - names.begin());
}

TableScope scopeOf(const Draft& draft, const StarterTable& table)
{
    if (table.tenancyClass == "link")
        return TableScope::Link;
    return table.tenancyClass == "global" || !draft.choices.tenants() ? TableScope::Global : TableScope::Owned;
}

void addColumns(const Starter& starter, const StarterTable& from, TableDraft& table)
{
    for (const StarterReference& reference : from.references) {
        ColumnDraft column =
            table.refer(reference.column, reference.table, action(reference.onDelete), reference.comment);
        if (reference.nullable)
            column.optional();
        table.references.back().unique = reference.unique;
        if (reference.unique)
            table.unique({reference.column});
    }
    for (const StarterColumn& wanted : from.columns) {
        const bool isEnum = std::any_of(starter.enums.begin(), starter.enums.end(),
                                        [&](const StarterEnum& e) { return e.name == wanted.type; });
        ColumnDraft column = isEnum                  ? table.choice(wanted.name, wanted.type, wanted.comment)
                             : wanted.type == "text" ? table.longText(wanted.name, wanted.comment)
                                                     : table.column(wanted.name, wanted.type, wanted.comment);
        if (wanted.nullable)
            column.optional();
        const Classification kind = classified(wanted.classification);
        column.byDefault(wanted.defaultExpression).holds(kind);
        if (kind == Classification::Secret)
            column.encrypted();
    }
    if (from.tenancyClass == "global")
        table.readOnly();
}

void addTable(Draft& draft, const Starter& starter, const StarterTable& from, const std::string& origin)
{
    TableDraft& table = draft.table(from.name, scopeOf(draft, from), from.area, from.comment, origin);
    addColumns(starter, from, table);
    for (const auto& columns : from.uniques)
        if (std::find(table.uniques.begin(), table.uniques.end(), columns) == table.uniques.end())
            table.unique(columns);
    for (const auto& columns : from.indexes)
        table.index(columns);
    for (const StarterCheck& check : from.checks)
        table.check(check.name, check.expression);
}

void addFeature(Draft& draft, const Starter& starter, const StarterFeature& from, const std::string& origin)
{
    const auto path = [&](const std::string& name) { return "feature/" + starter.id + "/" + name; };
    Feature feature;
    feature.name = from.name;
    feature.description = from.description;
    feature.moscow = urgency(from.moscow);
    feature.value = from.value;
    feature.effort = from.effort;
    feature.reach = from.reach;
    feature.impact = from.impact;
    feature.confidence = from.confidence;
    for (const std::string& other : from.dependsOn)
        feature.dependsOn.push_back(Draft::idOf<Feature>(path(other)));
    for (const std::string& table : from.tables)
        feature.delivers.push_back(ElementRef::table(blueprintTable(table)));
    feature.origin = origin;
    put(draft.project.features, path(from.name), feature);
}

}  // namespace

void addStarter(Draft& draft)
{
    const auto found = draft.content.starters.find(draft.choices.one("logic.domain"));
    if (found == draft.content.starters.end())
        return;
    const Starter& starter = found->second;
    const std::string origin = "starter:" + starter.id;
    for (const StarterEnum& type : starter.enums)
        draft.enumeration(type.name, type.values, type.comment, origin);
    for (const StarterTable& table : starter.tables)
        addTable(draft, starter, table, origin);
    for (const StarterFeature& feature : starter.features)
        addFeature(draft, starter, feature, origin);
}

}  // namespace barch
