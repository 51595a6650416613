#include "core/content/content_parts.h"

#include <algorithm>
#include <array>
#include <set>

namespace barch::content {
namespace {

std::string oneOf(Members& members, std::string_view member, std::initializer_list<std::string_view> allowed)
{
    std::string value = members.text(member);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
        throw Fault{members.pathOf(member), "holds " + value + ", which is not known."};
    return value;
}

std::vector<std::vector<std::string>> readColumnLists(Members& members, std::string_view member)
{
    std::vector<std::vector<std::string>> all;
    members.each(member, [&](const Json& json, const std::string& path) {
        if (!json.is_array() || json.empty())
            throw Fault{path, "should be a list of columns."};
        std::vector<std::string> columns;
        for (const Json& name : json)
            columns.push_back(textOrNumber(name, path));
        all.push_back(std::move(columns));
    });
    return all;
}

StarterColumn readColumn(const Json& json, const std::string& path)
{
    Members members(json, path);
    StarterColumn column;
    column.name = members.text("name");
    column.type = members.text("type");
    column.nullable = members.flag("null");
    column.defaultExpression = members.optionalText("default");
    column.comment = members.text("comment");
    if (members.has("classification"))
        column.classification =
            oneOf(members, "classification", {"none", "personal", "sensitive", "health", "financial", "secret"});
    members.finish();
    return column;
}

StarterReference readReference(const Json& json, const std::string& path)
{
    Members members(json, path);
    StarterReference reference;
    reference.column = members.text("column");
    reference.table = members.text("table");
    reference.nullable = members.flag("null");
    reference.onDelete = oneOf(members, "onDelete", {"restrict", "cascade", "setNull"});
    reference.comment = members.optionalText("comment");
    reference.unique = members.flag("unique");
    if (reference.onDelete == "setNull" && !reference.nullable)
        throw Fault{members.pathOf("onDelete"), "is setNull, but the column is required."};
    members.finish();
    return reference;
}

void expectColumns(const StarterTable& table, const std::string& path)
{
    std::set<std::string> names{"id", "created_at", "updated_at"};
    const auto add = [&](const std::string& name) {
        if (!names.insert(name).second)
            throw Fault{path, "has the column " + name + " twice (id and the timestamps are added by the program)."};
    };
    for (const StarterColumn& column : table.columns)
        add(column.name);
    for (const StarterReference& reference : table.references)
        add(reference.column);
    for (const auto* lists : {&table.uniques, &table.indexes})
        for (const auto& list : *lists)
            for (const std::string& name : list)
                if (!names.contains(name))
                    throw Fault{path, "has a key or an index over " + name + ", which is no column."};
}

StarterTable readTable(const Json& json, const std::string& path)
{
    Members members(json, path);
    StarterTable table;
    table.name = members.text("name");
    table.tenancyClass = oneOf(members, "class", {"owned", "global", "link"});
    table.area = members.text("area");
    table.comment = members.text("comment");
    members.each("columns",
                 [&](const Json& part, const std::string& where) { table.columns.push_back(readColumn(part, where)); });
    members.each("references", [&](const Json& part, const std::string& where) {
        table.references.push_back(readReference(part, where));
    });
    table.uniques = readColumnLists(members, "unique");
    table.indexes = readColumnLists(members, "indexes");
    members.each("checks", [&](const Json& part, const std::string& where) {
        Members check(part, where);
        table.checks.push_back({check.text("name"), check.text("expression")});
        check.finish();
    });
    members.finish();
    expectColumns(table, path);
    return table;
}

StarterFeature readFeature(const Json& json, const std::string& path)
{
    Members members(json, path);
    StarterFeature feature;
    feature.name = members.text("name");
    feature.description = members.text("description");
    feature.moscow = oneOf(members, "moscow", {"must", "should", "could", "wont"});
    feature.value = members.integer("value");
    feature.effort = members.integer("effort");
    feature.reach = members.number("reach");
    feature.impact = members.number("impact");
    feature.confidence = members.number("confidence");
    feature.dependsOn = members.texts("dependsOn");
    feature.tables = members.texts("tables");
    members.finish();
    return feature;
}

void expectWhole(const Starter& starter)
{
    std::set<std::string> tables{"users", "files"};
    std::set<std::string> features;
    for (const StarterTable& table : starter.tables)
        if (!tables.insert(table.name).second)
            throw Fault{"tables", "has " + table.name + " twice, or takes a name of the blueprint."};
    for (const StarterTable& table : starter.tables)
        for (const StarterReference& reference : table.references)
            if (!tables.contains(reference.table))
                throw Fault{"tables", table.name + "." + reference.column + " refers to " + reference.table +
                                          ", which is no table."};
    for (const StarterFeature& feature : starter.features)
        if (!features.insert(feature.name).second)
            throw Fault{"features", "has " + feature.name + " twice."};
    for (const StarterFeature& feature : starter.features) {
        for (const std::string& other : feature.dependsOn)
            if (!features.contains(other))
                throw Fault{"features", feature.name + " depends on " + other + ", which is no feature."};
        for (const std::string& table : feature.tables)
            if (!tables.contains(table))
                throw Fault{"features", feature.name + " names " + table + ", which is no table."};
    }
}

}  // namespace

Starter readStarter(const Json& json)
{
    Members members(json, "");
    expectVersion(members);
    Starter starter;
    starter.id = members.text("id");
    starter.title = members.text("title");
    starter.text = members.text("text");
    members.each("enums", [&](const Json& part, const std::string& path) {
        Members type(part, path);
        starter.enums.push_back({type.text("name"), type.texts("values"), type.optionalText("comment")});
        type.finish();
        if (starter.enums.back().values.empty())
            throw Fault{path + ".values", "is empty."};
    });
    members.each("tables",
                 [&](const Json& part, const std::string& path) { starter.tables.push_back(readTable(part, path)); });
    members.each("features", [&](const Json& part, const std::string& path) {
        starter.features.push_back(readFeature(part, path));
    });
    members.finish();
    expectWhole(starter);
    return starter;
}

}  // namespace barch::content
