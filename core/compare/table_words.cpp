#include "core/compare/table_words.h"

namespace barch {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between = ", ")
{
    std::string text;
    for (const std::string& word : words) {
        if (word.empty())
            continue;
        if (!text.empty())
            text += between;
        text += word;
    }
    return text;
}

std::string labelled(std::string_view label, const std::string& value)
{
    return value.empty() ? std::string() : std::string(label) + ' ' + value;
}

std::string said(bool is, std::string_view words)
{
    return is ? std::string(words) : std::string();
}

std::string columnName(const Table* table, ColumnId id)
{
    const Column* column = table ? table->column(id) : nullptr;
    return column ? column->name : id ? "a removed column" : "";
}

std::string columnList(const Table* table, const std::vector<ColumnId>& ids)
{
    std::vector<std::string> names;
    for (const ColumnId id : ids)
        names.push_back(columnName(table, id));
    return '(' + joined(names) + ')';
}

std::string indexKeys(const Table& table, const std::vector<IndexKey>& keys)
{
    std::vector<std::string> names;
    for (const IndexKey& key : keys) {
        std::string name = key.column ? columnName(&table, key.column) : key.expression;
        if (key.descending)
            name += " desc";
        if (key.nulls != NullsOrder::Default)
            name += key.nulls == NullsOrder::First ? " nulls first" : " nulls last";
        if (key.prefixLength > 0)
            name += " first " + std::to_string(key.prefixLength);
        names.push_back(name + labelled("", key.operatorClass));
    }
    return '(' + joined(names) + ')';
}

std::string actionWords(std::string_view when, ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::NoAction: return {};
    case ReferentialAction::Restrict: return std::string(when) + " refuse";
    case ReferentialAction::Cascade: return std::string(when) + " cascade";
    case ReferentialAction::SetNull: return std::string(when) + " set null";
    case ReferentialAction::SetDefault: return std::string(when) + " set default";
    }
    return {};
}

std::string deferralWords(Deferral deferral)
{
    switch (deferral) {
    case Deferral::NotDeferrable: return {};
    case Deferral::InitiallyImmediate: return "deferrable";
    case Deferral::InitiallyDeferred: return "deferred";
    }
    return {};
}

std::string roleName(const Project& project, RoleId id)
{
    const Role* role = project.roles.find(id);
    return role ? role->name : id ? id.text() : "everybody";
}

std::string typeWords(const Project& project, const Column& column)
{
    const UserType* type = project.types.find(column.userType);
    return (type ? type->name : std::string()) + column.type;
}

PartWords words(const Table& t, const PrimaryKey& k)
{
    return {k.id, "primary key " + columnList(&t, k.columns), {k.include.empty() ? "" : "including " + columnList(&t, k.include), labelled("named", k.name), deferralWords(k.deferral),
                                                           labelled("comment", k.comment)}};
}

PartWords words(const Table& t, const UniqueConstraint& u)
{
    return {u.id,
            "unique " + columnList(&t, u.columns),
            {u.include.empty() ? "" : "including " + columnList(&t, u.include), said(u.nullsNotDistinct, "empty values count as equal"),
             deferralWords(u.deferral), labelled("named", u.name), labelled("comment", u.comment)}};
}

PartWords words(const Project& project, const Table& t, const ForeignKey& k)
{
    const Table* target = project.table(k.target);
    return {k.id,
            "reference " + columnList(&t, k.columns) + " → " + (target ? target->name : "a removed table") + ' ' +
                columnList(target, k.targetColumns),
            {actionWords("on delete", k.onDelete) + (k.setColumns.empty() ? "" : ' ' + columnList(&t, k.setColumns)),
             actionWords("on update", k.onUpdate), said(k.matchFull, "match full"), said(!k.validated, "not validated"),
             deferralWords(k.deferral), labelled("named", k.name), labelled("comment", k.comment)}};
}

PartWords words(const Check& c)
{
    return {c.id,
            "check " + c.expression,
            {said(!c.validated, "not validated"), said(c.noInherit, "not inherited"), labelled("named", c.name),
             labelled("comment", c.comment)}};
}

PartWords words(const Table& t, const Exclusion& e)
{
    std::vector<std::string> elements;
    for (const ExclusionElement& element : e.elements)
        elements.push_back((element.column ? columnName(&t, element.column) : element.expression) + labelled("", element.operatorClass) + " with " + element.comparison);
    return {e.id, "exclusion (" + joined(elements) + ')', {labelled("using", e.method), e.include.empty() ? "" : "including " + columnList(&t, e.include), labelled("where", e.predicate),
                                                                deferralWords(e.deferral), labelled("named", e.name), labelled("comment", e.comment)}};
}

PartWords words(const Table& t, const Index& i)
{
    return {i.id,
            (i.unique ? "unique index " : "index ") + indexKeys(t, i.keys),
            {labelled("using", i.method), i.include.empty() ? "" : "including " + columnList(&t, i.include),
             labelled("where", i.predicate), said(i.nullsNotDistinct, "empty values count as equal"), labelled("with", i.options),
             labelled("named", i.name), labelled("comment", i.comment)}};
}

PartWords words(const Project& project, const Table& t, const Trigger& g)
{
    const Function* function = project.functions.find(g.function);
    const std::string_view timing = g.timing == TriggerTiming::Before ? "before" : g.timing == TriggerTiming::After ? "after" : "instead of";
    return {g.id,
            "trigger " + g.name,
            {std::string(timing) + ' ' + joined(g.events, " or "), g.updateOf.empty() ? "" : "of " + columnList(&t, g.updateOf),
             g.forEachRow ? "for each row" : "for each statement", labelled("old rows as", g.oldTable), labelled("new rows as", g.newTable),
             said(g.isConstraint, "a constraint"), deferralWords(g.deferral), labelled("enabled:", g.enabled), labelled("when", g.condition),
             labelled("runs", function ? function->name : std::string()), labelled("with", g.arguments), labelled("body", g.body),
             labelled("comment", g.comment)}};
}

PartWords words(const Project& project, const Policy& p)
{
    std::vector<std::string> roles;
    for (const RoleId role : p.roles)
        roles.push_back(roleName(project, role));
    return {p.id,
            "policy " + p.name,
            {"for " + std::string(nameOf(p.command)), said(p.restrictive, "restrictive"),
             "to " + (roles.empty() ? std::string("everybody") : joined(roles)), labelled("using", p.usingExpression),
             labelled("with check", p.checkExpression), labelled("comment", p.comment)}};
}

PartWords words(const Project& project, const Table& t, const Grant& g, int number)
{
    const std::string columns = g.columns.empty() ? "" : ' ' + columnList(&t, g.columns);
    return {AnyId::derive("grant/" + g.role.text() + columns + '/' + std::to_string(number)),
            "grant to " + roleName(project, g.role) + columns,
            {joined(g.privileges), said(g.withGrantOption, "may pass it on")}};
}

}  // namespace

std::string PartWords::factsText() const
{
    return joined(facts);
}

std::string PartWords::text() const
{
    const std::string rest = factsText();
    return rest.empty() ? head : head + ", " + rest;
}

PartWords partWords(const Project& project, const Column& c)
{
    return {c.id,
            "column " + c.name,
            {typeWords(project, c), c.nullable ? "may be empty" : "required", labelled("default", c.defaultExpression),
             c.identity == Identity::None ? "" : "numbered by the database" + labelled("", c.identityOptions),
             labelled(c.generatedStored ? "computed as" : "computed when read as", c.generatedExpression),
             labelled("collation", c.collation), labelled("options", c.options),
             c.classification == Classification::Unclassified ? "" : labelled("data:", std::string(nameOf(c.classification))),
             c.protection == Protection::Plain ? "" : joined({std::string(nameOf(c.protection)), c.protectionMethod}, " with "),
             labelled("comment", c.comment)}};
}

std::vector<PartWords> partsOf(const Project& project, const Table& t)
{
    std::vector<PartWords> parts;
    for (const Column& c : t.columns)
        parts.push_back(partWords(project, c));
    if (t.primaryKey)
        parts.push_back(words(t, *t.primaryKey));
    for (const UniqueConstraint& u : t.uniques)
        parts.push_back(words(t, u));
    for (const ForeignKey& k : t.foreignKeys)
        parts.push_back(words(project, t, k));
    for (const Check& c : t.checks)
        parts.push_back(words(c));
    for (const Exclusion& e : t.exclusions)
        parts.push_back(words(t, e));
    for (const Index& i : t.indexes)
        parts.push_back(words(t, i));
    for (const Trigger& g : t.triggers)
        parts.push_back(words(project, t, g));
    for (const Policy& p : t.policies)
        parts.push_back(words(project, p));
    const std::size_t firstGrant = parts.size();
    for (const Grant& g : t.grants) {
        PartWords grant = words(project, t, g, 0);
        int number = 0;
        for (std::size_t i = firstGrant; i < parts.size(); ++i)
            if (parts[i].id == grant.id)
                grant = words(project, t, g, ++number);
        parts.push_back(std::move(grant));
    }
    return parts;
}

std::vector<std::string> tableFacts(const Project& project, const Table& t)
{
    static constexpr std::string_view classes[] = {"class not declared", "tenant root", "tenant-owned", "shared by all tenants", "link table"};
    const Namespace* space = project.namespaces.find(t.namespaceId);
    std::vector<std::string> inherits;
    for (const TableId parent : t.inherits)
        inherits.push_back(project.table(parent) ? project.table(parent)->name : parent.text());
    const Table* whole = project.table(t.partitionOf);
    return {labelled("namespace", space ? space->name : std::string()),
            "name " + t.name,
            std::string(classes[static_cast<std::size_t>(t.tenancyClass)]),
            t.tenantKey ? "tenant key " + columnName(&t, t.tenantKey) : "",
            t.livesIn == DatabaseSet::Derived ? "" : "lives in " + std::string(nameOf(t.livesIn)),
            t.rowSecurity ? "row-level security on" : "row-level security off",
            t.forceRowSecurity ? "holds the owner too" : "the owner passes row-level security",
            t.partitioning.strategy == PartitionStrategy::None
                ? ""
                : "partitioned by " + std::string(nameOf(t.partitioning.strategy)) + ' ' + indexKeys(t, t.partitioning.keys),
            whole ? "partition of " + whole->name + ' ' + t.partitionBounds : "",
            labelled("inherits", joined(inherits)),
            said(t.unlogged, "unlogged"),
            labelled("options", t.options),
            labelled("kept for", t.retention),
            labelled("comment", t.comment)};
}

}  // namespace barch
