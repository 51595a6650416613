#include "exporters/sql/postgresql/change/named_elements.h"

#include "core/edits/column_edits.h"
#include "core/edits/function_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/type_edits.h"
#include "core/edits/view_edits.h"
#include "exporters/sql/postgresql/change/sequence_options.h"
#include "exporters/sql/postgresql/change/serial_columns.h"
#include "exporters/sql/postgresql/identifiers.h"

#include <map>

namespace barch::sql::postgresql {
namespace {

bool hasOwnNumbers(const Column& column)
{
    return isSerial(column) || (column.identity != Identity::None && column.identityOptions.find("SEQUENCE NAME") == std::string::npos);
}

/// Edits let the names of parts follow; in the database they stay.
Project withPartNamesOf(const Project& names, Project project, TableId id)
{
    const Table* before = names.table(id);
    Table table = *project.table(id);
    std::map<AnyId, std::string> own;
    forEachPart(*before, [&](const auto& part, ElementKind kind, bool) {
        if (kind != ElementKind::Column)
            own[part.id] = part.name;
    });
    forEachPart(table, [&](auto& part, ElementKind kind, bool) {
        if (kind != ElementKind::Column)
            part.name = own[part.id];
    });
    project.tables = project.tables.with(std::move(table));
    return project;
}

std::string joinedNames(const Table& table, const std::vector<ColumnId>& ids)
{
    std::string text;
    for (const ColumnId id : ids)
        if (const Column* column = table.column(id))
            text += (text.empty() ? "" : "_") + column->name;
    return text;
}

/// A partition gets an index of its own for each of the whole, called as the server calls indexes without a name.
void addIndexesOfPart(std::vector<Named>& all, const Project& project, const Table& part, const Table& whole)
{
    auto add = [&](AnyId id, const std::string& columns, const std::string& kind) {
        const std::string name = columns.empty() ? implicitName(part.name, "", kind) : implicitName(part.name, columns, kind);
        all.push_back({{ElementKind::Index, id, part.id, "of the whole", {}}, relationScope(part.namespaceId), name});
    };
    for (const Table* above = &whole; above; above = project.table(above->partitionOf)) {
        if (above->primaryKey && !part.primaryKey)
            add(above->primaryKey->id, {}, "pkey");
        for (const UniqueConstraint& key : above->uniques)
            add(key.id, joinedNames(*above, key.columns), "key");
        for (const Index& index : above->indexes) {
            std::string columns;
            for (const IndexKey& key : index.keys) {
                const Column* column = above->column(key.column);
                columns += (columns.empty() ? "" : "_") + (column ? column->name : std::string("expr"));
            }
            const std::string more = joinedNames(*above, index.include);
            add(index.id, columns + (more.empty() ? "" : "_" + more), "idx");
        }
        if (above->partitionOf == above->id)
            break;
    }
}

}  // namespace

std::vector<Named> namesOf(const Project& project)
{
    std::vector<Named> all;
    auto add = [&](const ElementRef& element, const std::string& scope, const std::string& name) {
        if (!name.empty())
            all.push_back({element, scope, name});
    };
    for (const Namespace& space : project.namespaces)
        add(ElementRef::of(ElementKind::Namespace, space.id), "schemas", space.name);
    // A table is a type too.
    for (const UserType& type : project.types)
        add(ElementRef::of(ElementKind::UserType, type.id), relationScope(type.namespaceId), type.name);
    for (const UserType& type : project.types)
        for (const EnumValue& value : type.values)
            add({ElementKind::UserType, value.id, type.id, "value", {}}, "values " + type.id.text(), value.name);
    for (const UserType& type : project.types)
        for (const Column& attribute : type.attributes)
            add({ElementKind::UserType, attribute.id, type.id, "attribute", {}}, "attributes " + type.id.text(), attribute.name);
    for (const Table& table : project.tables)
        add(ElementRef::table(table.id), relationScope(table.namespaceId), table.name);
    for (const Sequence& sequence : project.sequences)
        add(ElementRef::of(ElementKind::Sequence, sequence.id), relationScope(sequence.namespaceId), sequence.name);
    for (const View& view : project.views)
        add(ElementRef::of(ElementKind::View, view.id), relationScope(view.namespaceId), view.name);
    for (const Function& function : project.functions)
        add(ElementRef::of(ElementKind::Function, function.id), "functions " + function.namespaceId.text() + " (" + function.arguments + ")", function.name);
    for (const Table& table : project.tables)
        forEachPart(table, [&](const auto& part, ElementKind kind, bool isRelation) {
            add(ElementRef::inTable(kind, table.id, part.id),
                isRelation ? relationScope(table.namespaceId) : std::string(nameOf(kind)) + " " + table.id.text(), part.name);
        });
    for (const Table& table : project.tables)
        if (const Table* whole = project.table(table.partitionOf))
            addIndexesOfPart(all, project, table, *whole);
        else
            for (const Column& column : table.columns)
                if (hasOwnNumbers(column))
                    add(numbersOf(table.id, column.id), relationScope(table.namespaceId), implicitName(table.name, column.name, "seq"));
    return all;
}

ElementRef numbersOf(TableId table, ColumnId column)
{
    return {ElementKind::Sequence, column, table, "numbers", {}};
}

bool isImplicit(const ElementRef& element)
{
    return element.key == "numbers" || element.key == "of the whole";
}

Project withName(const Project& project, const ElementRef& element, const std::string& name)
{
    Project edited = project;
    auto set = [&](auto member) {
        using Map = std::remove_cvref_t<decltype(project.*member)>;
        if (const auto* found = (project.*member).find(typename Map::Key(element.id))) {
            auto copy = *found;
            copy.name = name;
            edited.*member = (project.*member).with(std::move(copy));
        }
    };
    if (isImplicit(element))
        return project;
    if (element.key == "attribute") {
        UserType type = *project.types.find(UserTypeId(element.owner));
        for (Column& attribute : type.attributes)
            if (attribute.id == element.id)
                attribute.name = name;
        edited.types = project.types.with(std::move(type));
        return edited;
    }
    if (element.key == "value") {
        UserType type = *project.types.find(UserTypeId(element.owner));
        for (EnumValue& value : type.values)
            if (value.id == element.id)
                value.name = name;
        edited.types = project.types.with(std::move(type));
        return edited;
    }
    if (element.owner) {
        Table table = *project.table(TableId(element.owner));
        forEachPart(table, [&](auto& part, ElementKind kind, bool) {
            if (kind == element.kind && part.id == element.id)
                part.name = name;
        });
        edited.tables = project.tables.with(std::move(table));
        return edited;
    }
    switch (element.kind) {
    case ElementKind::Namespace: set(&Project::namespaces); break;
    case ElementKind::UserType: set(&Project::types); break;
    case ElementKind::Table: set(&Project::tables); break;
    case ElementKind::Sequence: set(&Project::sequences); break;
    case ElementKind::View: set(&Project::views); break;
    case ElementKind::Function: set(&Project::functions); break;
    case ElementKind::Role: set(&Project::roles); break;
    default: break;
    }
    return edited;
}

Project withNameEverywhere(const Project& project, const ElementRef& element, const std::string& name)
{
    Result<Project> edited = project;
    TableId table;
    if (element.kind == ElementKind::Table) {
        table = TableId(element.id);
        edited = renameTable(project, table, name);
    } else if (element.kind == ElementKind::Column) {
        table = TableId(element.owner);
        edited = renameColumn(project, table, ColumnId(element.id), name);
    } else if (element.kind == ElementKind::View) {
        edited = renameView(project, ViewId(element.id), name);
    } else if (element.kind == ElementKind::Function) {
        edited = renameFunction(project, FunctionId(element.id), name);
    } else if (element.key == "value") {
        edited = renameEnumValue(project, UserTypeId(element.owner), EnumValueId(element.id), name);
    } else {
        return withName(project, element, name);
    }
    // A name that no edit gives: then texts that mention it count as changed.
    if (!edited)
        return withName(project, element, name);
    return table ? withPartNamesOf(project, *edited, table) : *edited;
}

Project withWrittenNames(const Draft& draft)
{
    Project project = draft.project();
    std::vector<std::shared_ptr<const Table>> tables;
    tables.reserve(project.tables.size());
    for (auto table = draft.project().tables.begin(); table != draft.project().tables.end(); ++table) {
        Table copy = *table;
        bool isSame = true;
        forEachPart(copy, [&](auto& part, ElementKind kind, bool) {
            std::string name = draft.writtenName(ElementRef::inTable(kind, copy.id, part.id));
            if (name.empty() || name == part.name)
                return;
            part.name = std::move(name);
            isSame = false;
        });
        tables.push_back(isSame ? table.pointer() : std::make_shared<const Table>(std::move(copy)));
    }
    project.tables = SharedMap<Table>::of(std::move(tables));
    return project;
}

}  // namespace barch::sql::postgresql
