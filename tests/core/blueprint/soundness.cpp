#include "soundness.h"

#include "shipped_content.h"

#include "core/blueprint/element_kinds.h"
#include "core/blueprint/references.h"
#include "core/questionnaire/interview.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace barch::test {
namespace {

class Faults {
public:
    explicit Faults(const Project& project) : m_project(project) {}

    std::vector<std::string> all()
    {
        references();
        for (const Table& table : m_project.tables)
            inTable(table);
        for (const UserType& type : m_project.types) {
            unique(m_relations, "public." + type.name, "type");
            for (const auto& other : m_project.types)
                say(other.name == type.name && other.id != type.id, "two types " + type.name);
        }
        return std::move(m_faults);
    }

private:
    void say(bool wrong, std::string fault)
    {
        if (wrong)
            m_faults.push_back(std::move(fault));
    }

    void unique(std::set<std::string>& names, const std::string& name, const char* kind)
    {
        say(name.empty(), std::string("a ") + kind + " without a name");
        say(!names.insert(name).second, std::string(kind) + " " + name + " is there twice");
        const std::size_t dot = name.rfind('.');
        say(name.size() - (dot == std::string::npos ? 0 : dot + 1) > 63, name + " is too long");
    }

    void references()
    {
        IdSet defined;
        forEachProposedMap([&](auto member) {
            for (const auto& element : m_project.*member)
                collectOwnIds(element, defined);
        });
        for (const Release& release : m_project.releases)
            defined.insert(release.id);
        const auto check = [&](const auto& element, const std::string& what) {
            IdSet used;
            collectIds(element, used);
            for (const AnyId id : used)
                say(!defined.contains(id), what + " refers to " + id.text() + ", which is not there");
        };
        forEachProposedMap([&](auto member) {
            for (const auto& element : m_project.*member)
                check(element,
                      std::string(KindOf<std::remove_cvref_t<decltype(element)>>::name) + " " + element.id.text());
        });
        forEachProposedPart([&](auto member, const ProposedPart& part) { check(*(m_project.*member), part.name); });
    }

    static bool isKey(const Table& table, const std::vector<ColumnId>& columns)
    {
        const auto same = [&](const std::vector<ColumnId>& key) { return key == columns; };
        return (table.primaryKey && same(table.primaryKey->columns)) ||
               std::any_of(table.uniques.begin(), table.uniques.end(), [&](const auto& u) { return same(u.columns); });
    }

    void foreignKey(const Table& table, const ForeignKey& key)
    {
        const std::string what = table.name + "." + key.name;
        const Table* target = m_project.table(key.target);
        if (!target)
            return say(true, what + " has no target");
        say(key.columns.empty() || key.columns.size() != key.targetColumns.size(), what + " has uneven columns");
        say(!isKey(*target, key.targetColumns), what + " refers to no key of " + target->name);
        for (std::size_t i = 0; i < key.columns.size() && i < key.targetColumns.size(); ++i) {
            const Column* from = table.column(key.columns[i]);
            const Column* to = target->column(key.targetColumns[i]);
            say(!from || !to || from->type != to->type, what + " joins columns of different types");
            const bool sets = key.onDelete == ReferentialAction::SetNull &&
                              (key.setColumns.empty() || std::find(key.setColumns.begin(), key.setColumns.end(),
                                                                   key.columns[i]) != key.setColumns.end());
            say(from && sets && !from->nullable, what + " would empty a required column");
        }
        const auto leads = [&](const std::vector<ColumnId>& columns) {
            return columns.size() >= key.columns.size() &&
                   std::equal(key.columns.begin(), key.columns.end(), columns.begin());
        };
        bool indexed =
            (table.primaryKey && leads(table.primaryKey->columns)) ||
            std::any_of(table.uniques.begin(), table.uniques.end(), [&](const auto& u) { return leads(u.columns); });
        for (const Index& index : table.indexes) {
            std::vector<ColumnId> columns;
            for (const IndexKey& part : index.keys)
                columns.push_back(part.column);
            indexed = indexed || leads(columns);
        }
        say(!indexed, what + " has no index");
    }

    void column(const Table& table, const Column& column)
    {
        const std::string what = table.name + "." + column.name;
        say(column.comment.empty(), what + " has no comment");
        say(column.classification == Classification::Unclassified, what + " is not classified");
        say(column.origin.empty(), what + " has no origin");
        say(column.type.empty() == !column.userType, what + " has no type, or two");
        say(column.name.size() > 63, what + " is too long");
        say(column.classification == Classification::Secret && column.protection == Protection::Plain,
            what + " is a secret in plain text");
        if (const UserType* type = m_project.types.find(column.userType); type && !column.defaultExpression.empty())
            say(std::none_of(type->values.begin(), type->values.end(),
                             [&](const EnumValue& v) { return "'" + v.name + "'" == column.defaultExpression; }),
                what + " has a default that is no value of its type");
    }

    void inTable(const Table& table)
    {
        unique(m_relations, "public." + table.name, "table");
        say(table.comment.empty(), table.name + " has no comment");
        say(table.origin.empty(), table.name + " has no origin");
        say(!table.primaryKey, table.name + " has no primary key");
        const Placement* placement = m_project.placements.find(table.id);
        say(!placement || !m_project.areas.contains(placement->area), table.name + " lies in no area");
        std::set<std::string> names;
        for (const Column& part : table.columns) {
            unique(names, part.name, "column");
            column(table, part);
        }
        say(!names.contains("created_at") || !names.contains("updated_at"), table.name + " has no time stamps");
        if (table.primaryKey)
            unique(m_relations, "public." + table.primaryKey->name, "primary key");
        for (const auto& part : table.uniques)
            unique(m_relations, "public." + part.name, "unique constraint");
        for (const auto& part : table.indexes)
            unique(m_relations, "public." + part.name, "index");
        for (const auto& part : table.foreignKeys) {
            unique(m_constraints, part.name, "foreign key");
            foreignKey(table, part);
        }
        for (const auto& part : table.checks)
            unique(m_constraints, part.name, "check");
        std::set<std::string> policies;
        for (const auto& part : table.policies)
            unique(policies, part.name, "policy");
    }

    const Project& m_project;
    std::vector<std::string> m_faults;
    std::set<std::string> m_relations;
    std::set<std::string> m_constraints;
};

}  // namespace

Project answered(const std::vector<std::string>& answers, Project project)
{
    const Questionnaire& questionnaire = shippedContent().questionnaire;
    for (const std::string& text : answers) {
        INFO(text);
        const Result<Answer> answer = parseAnswer(questionnaire, project, text);
        REQUIRE(answer);
        const Result<Project> next = setAnswer(questionnaire, project, *answer);
        REQUIRE(next);
        project = *next;
    }
    return project;
}

Project answered(std::initializer_list<std::string_view> answers, Project project)
{
    return answered(std::vector<std::string>(answers.begin(), answers.end()), std::move(project));
}

std::vector<std::string> faultsOf(const Project& project)
{
    return Faults(project).all();
}

const Table* tableNamed(const Project& project, std::string_view name)
{
    for (const Table& table : project.tables)
        if (table.name == name)
            return project.table(table.id);
    return nullptr;
}

std::vector<std::string> columnNames(const Table& table)
{
    std::vector<std::string> names;
    for (const Column& column : table.columns)
        names.push_back(column.name);
    return names;
}

}  // namespace barch::test
