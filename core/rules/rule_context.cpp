#include "core/rules/rule_context.h"

#include "core/questionnaire/interview.h"
#include "core/rules/schema/loose_reference.h"
#include "core/rules/tenancy/copies.h"
#include "core/rules/tenancy/tenant_fixes.h"
#include "core/rules/words.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace barch {

using namespace rules;

namespace {

std::vector<TableId> linksOf(const Table& table)
{
    std::vector<TableId> links;
    for (const ForeignKey& key : table.foreignKeys)
        links.push_back(key.target);
    if (table.partitionOf)
        links.push_back(table.partitionOf);
    links.insert(links.end(), table.inherits.begin(), table.inherits.end());
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    return links;
}

std::vector<std::string> policyReadsOf(const Table& table)
{
    std::vector<std::string> names;
    for (const Policy& policy : table.policies)
        for (const std::string* expression : {&policy.usingExpression, &policy.checkExpression})
            for (std::string& name : tablesReadBy(*expression))
                names.push_back(std::move(name));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// Catalogues of tenant databases and access logs are judged by their columns in project rules.
bool columnsMatterToOthers(std::string_view name)
{
    return hasWord(name, "log") || hasWord(name, "logs") || hasWord(name, "audit") || hasWord(name, "database") ||
           hasWord(name, "databases") || hasWord(name, "placement") || hasWord(name, "placements") ||
           hasWord(name, "routing") || hasWord(name, "catalogue") || hasWord(name, "catalog") || hasWord(name, "shards") ||
           hasWord(name, "routes");
}

TableFace faceOf(const Table& table)
{
    TableFace face{.name = table.name,
                   .space = table.namespaceId,
                   .tenancyClass = table.tenancyClass,
                   .rowSecurity = table.rowSecurity,
                   .forced = table.forceRowSecurity,
                   .tenantColumn = table.column(table.tenantKey) != nullptr};
    const bool listColumns = columnsMatterToOthers(table.name);
    for (const Column& column : table.columns) {
        face.healthData = face.healthData || column.classification == Classification::Health;
        if (listColumns)
            face.columnNames.push_back(column.name);
    }
    return face;
}

/// Whether rules for the neighbours of the table see the same in both versions: they look at its
/// name, class, keys, grants and policies, at `targeted` columns, which others refer to, and never at
/// another column that isn't a currency.
bool sameForNeighbours(const Table& a, const Table& b, const std::set<ColumnId>& targeted)
{
    auto keyColumns = [&](const Table& table) {
        std::set<ColumnId> ids = targeted;
        ids.insert(table.tenantKey);
        if (table.primaryKey)
            ids.insert(table.primaryKey->columns.begin(), table.primaryKey->columns.end());
        for (const UniqueConstraint& unique : table.uniques)
            ids.insert(unique.columns.begin(), unique.columns.end());
        for (const ForeignKey& key : table.foreignKeys)
            ids.insert(key.columns.begin(), key.columns.end());
        std::vector<Column> columns;
        for (const Column& column : table.columns)
            if (ids.contains(column.id) || hasWord(column.name, "currency"))
                columns.push_back(column);
        return columns;
    };
    auto uniqueIndexes = [](const Table& table) {
        std::vector<Index> indexes;
        std::copy_if(table.indexes.begin(), table.indexes.end(), std::back_inserter(indexes),
                     [](const Index& index) { return index.unique; });
        return indexes;
    };
    auto face = [](const Table& t) {
        return std::tie(t.namespaceId, t.name, t.tenancyClass, t.tenantKey, t.primaryKey, t.uniques, t.foreignKeys,
                        t.rowSecurity, t.forceRowSecurity, t.policies, t.grants, t.partitioning, t.partitionOf, t.inherits, t.livesIn);
    };
    return face(a) == face(b) && keyColumns(a) == keyColumns(b) && uniqueIndexes(a) == uniqueIndexes(b);
}

}  // namespace

RuleContext::RuleContext(const Content& content, const Project& project) : m_content(&content)
{
    std::vector<TableId> ignored;
    update(project, ignored);
}

Parts RuleContext::update(const Project& after, std::vector<TableId>& dirty)
{
    const Project before = std::move(m_project);
    m_project = after;
    m_factsOf = nullptr;
    Parts changed = 0;
    auto note = [&](bool same, Parts which) {
        if (!same)
            changed |= which;
    };
    note(before.info.sameAs(after.info), part::info);
    note(before.features.sameAs(after.features), part::features);
    note(before.releases.sameAs(after.releases), part::releases);
    note(before.requirements.sameAs(after.requirements), part::requirements);
    note(before.tenancy.sameAs(after.tenancy), part::tenancy);
    note(before.namespaces.sameAs(after.namespaces), part::namespaces);
    note(before.types.sameAs(after.types) && before.extensions.sameAs(after.extensions) && before.verbatimSql.sameAs(after.verbatimSql),
         part::types);
    note(before.sequences.sameAs(after.sequences), part::sequences);
    note(before.views.sameAs(after.views), part::views);
    note(before.functions.sameAs(after.functions), part::functions);
    note(before.roles.sameAs(after.roles), part::roles);
    note(before.defaultPrivileges.sameAs(after.defaultPrivileges), part::defaultPrivileges);
    note(before.verbatimSql.sameAs(after.verbatimSql), part::verbatim);
    note(before.accessRoles.sameAs(after.accessRoles) && before.permissions.sameAs(after.permissions), part::accessRoles);
    note(before.plans.sameAs(after.plans) && before.flags.sameAs(after.flags), part::plans);
    note(before.endpoints.sameAs(after.endpoints), part::endpoints);
    note(before.ai.sameAs(after.ai) && before.aiProviders.sameAs(after.aiProviders) && before.aiModels.sameAs(after.aiModels),
         part::ai);
    note(before.deployment.sameAs(after.deployment), part::deployment);
    note(before.environment.sameAs(after.environment), part::environment);
    note(before.decisions.sameAs(after.decisions), part::decisions);
    note(before.comments.sameAs(after.comments) && before.glossary.sameAs(after.glossary) &&
             before.waivers.sameAs(after.waivers),
         part::remarks);
    note(before.permissions.sameAs(after.permissions) && before.api.sameAs(after.api) &&
             before.webhooks.sameAs(after.webhooks) && before.channels.sameAs(after.channels) && before.services.sameAs(after.services) &&
             before.jobs.sameAs(after.jobs) && before.externalCalls.sameAs(after.externalCalls) &&
             before.messages.sameAs(after.messages) && before.buckets.sameAs(after.buckets) &&
             before.searchIndexes.sameAs(after.searchIndexes) && before.authentication.sameAs(after.authentication) &&
             before.payments.sameAs(after.payments) && before.paymentEvents.sameAs(after.paymentEvents) &&
             before.observability.sameAs(after.observability) && before.metrics.sameAs(after.metrics) &&
             before.testCases.sameAs(after.testCases),
         part::operations);
    if (!before.answers.sameAs(after.answers) || !before.acceptedAnswers.sameAs(after.acceptedAnswers)) {
        changed |= part::answers;
        const auto wasValues = std::move(m_values);
        m_values.clear();
        m_isResolved = false;
        const bool same = std::all_of(wasValues.begin(), wasValues.end(),
                                      [&](const auto& known) { return values(known.first) == known.second; });
        if (!same)
            changed |= part::decided;
    }

    std::set<TableId> touched;
    auto touchByName = [&](const std::string& name) {
        if (const auto readers = m_policyReaders.find(name); readers != m_policyReaders.end())
            touched.insert(readers->second.begin(), readers->second.end());
        for (const std::string& copy : rules::namesOfCopies(name))
            if (const auto found = m_byName.find(copy); found != m_byName.end())
                touched.insert(found->second.begin(), found->second.end());
    };
    SharedMap<Table>::forEachDifference(before.tables, after.tables, [&](const Table* was, const Table* is) {
        const TableId id = was ? was->id : is->id;
        touched.insert(id);
        for (const Table* version : {was, is})
            if (version && !(version == is && was && was->name == is->name))
                touchByName(lowerCase(version->name));
        if (!was || !is || was->name != is->name)
            touched.insert(m_namers.begin(), m_namers.end());
        if (was && is && sameForNeighbours(*was, *is, targetedColumns(id))) {
            setFace(was, is, changed);
            return;
        }
        if (id == before.tenancy->rootTable || id == after.tenancy->rootTable)
            changed |= part::tenancy;  // every table rule may look at the root
        for (const Table* version : {was, is})
            if (version)
                for (const TableId link : linksOf(*version))
                    touched.insert(link);
        if (const auto found = m_referrers.find(id); found != m_referrers.end())
            touched.insert(found->second.begin(), found->second.end());
        setFace(was, is, changed);
    });
    SharedMap<Endpoint>::forEachDifference(before.endpoints, after.endpoints, [&](const Endpoint* was, const Endpoint* is) {
        for (const Endpoint* version : {was, is})
            if (version && version->table)
                touched.insert(version->table);
        if (was && was->table)
            std::erase(m_endpoints[was->table], was->id);
        if (is && is->table)
            m_endpoints[is->table].push_back(is->id);
    });
    dirty.assign(touched.begin(), touched.end());
    return changed;
}

std::set<ColumnId> RuleContext::targetedColumns(TableId id) const
{
    std::set<ColumnId> columns;
    for (const Table* referrer : referrers(id))
        for (const ForeignKey& key : referrer->foreignKeys)
            if (key.target == id)
                columns.insert(key.targetColumns.begin(), key.targetColumns.end());
    return columns;
}

void RuleContext::setFace(const Table* before, const Table* after, Parts& changed)
{
    const TableId id = before ? before->id : after->id;
    const std::string oldName = before ? lowerCase(before->name) : std::string();
    const std::string newName = after ? lowerCase(after->name) : std::string();
    if (before && (!after || oldName != newName)) {
        auto& ids = m_byName[oldName];
        std::erase(ids, id);
        if (ids.empty())
            m_byName.erase(oldName);
    }
    if (after && (!before || oldName != newName)) {
        auto& ids = m_byName[newName];
        ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
    }
    if (before)
        link(id, *before, false);
    std::vector<std::string> reads;
    if (after) {
        link(id, *after, true);
        TableFace face = faceOf(*after);
        auto [place, isNew] = m_faces.try_emplace(id);
        if (isNew || !(place->second == face)) {
            changed |= part::tableFaces;
            place->second = std::move(face);
        }
        reads = policyReadsOf(*after);
    } else if (m_faces.erase(id) > 0)
        changed |= part::tableFaces;

    if (after && rules::namesTables(*after))
        m_namers.insert(id);
    else
        m_namers.erase(id);
    const auto known = m_policyReads.find(id);
    if (known != m_policyReads.end())
        for (const std::string& name : known->second)
            m_policyReaders[name].erase(id);
    for (const std::string& name : reads)
        m_policyReaders[name].insert(id);
    if (known == m_policyReads.end() ? !reads.empty() : known->second != reads) {
        changed |= part::policyReads;
        if (reads.empty())
            m_policyReads.erase(known);
        else
            m_policyReads[id] = std::move(reads);
    }
}

void RuleContext::link(TableId from, const Table& table, bool add)
{
    for (const TableId target : linksOf(table)) {
        auto& ids = m_referrers[target];
        const auto place = std::lower_bound(ids.begin(), ids.end(), from);
        const bool present = place != ids.end() && *place == from;
        if (add && !present)
            ids.insert(place, from);
        else if (!add && present)
            ids.erase(place);
    }
}

bool RuleContext::isMultiTenant() const
{
    const TenancyModel model = tenancy().model;
    return model == TenancyModel::Shared || model == TenancyModel::Isolated || model == TenancyModel::Hybrid;
}

bool RuleContext::sharesDatabase() const
{
    return tenancy().model == TenancyModel::Shared || tenancy().model == TenancyModel::Hybrid;
}

const SharedMap<Answer>& RuleContext::resolved() const
{
    if (!m_isResolved) {
        // Without a single answer nothing is known: a schema that was imported has no defaults.
        m_resolved = m_project.answers.empty() ? SharedMap<Answer>()
                                               : withDefaults(m_content->questionnaire, m_project).answers;
        m_isResolved = true;
    }
    return m_resolved;
}

std::vector<std::string> RuleContext::readValues(std::string_view question) const
{
    const bool known = m_content->questionnaire.question(question) != nullptr;
    const Answer* answer = known ? resolved().find(std::string(question)) : m_project.answer(question);
    if (!answer || (answer->state != AnswerState::Answered && answer->state != AnswerState::Assumed))
        return {};
    return answer->values.empty() && !answer->text.empty() ? std::vector<std::string>{answer->text} : answer->values;
}

const std::vector<std::string>& RuleContext::values(std::string_view question) const
{
    const auto known = m_values.find(question);
    if (known != m_values.end())
        return known->second;
    return m_values.emplace(std::string(question), readValues(question)).first->second;
}

bool RuleContext::has(std::string_view question, std::string_view value) const
{
    const auto& all = values(question);
    return std::find(all.begin(), all.end(), value) != all.end();
}

bool RuleContext::wasAnswered(std::string_view question) const
{
    const Answer* answer = m_project.answer(question);
    return answer && (answer->state == AnswerState::Answered || answer->state == AnswerState::Assumed);
}

bool RuleContext::hasSome(std::string_view question) const
{
    const auto& all = values(question);
    return std::any_of(all.begin(), all.end(), [](const std::string& value) { return value != "none"; });
}

const Table* RuleContext::tableNamed(std::string_view name) const
{
    const auto found = m_byName.find(lowerCase(name));
    return found == m_byName.end() ? nullptr : table(found->second.front());
}

const TableFace* RuleContext::face(TableId id) const
{
    const auto found = m_faces.find(id);
    return found == m_faces.end() ? nullptr : &found->second;
}

std::vector<const Table*> RuleContext::referrers(TableId id) const
{
    std::vector<const Table*> tables;
    if (const auto found = m_referrers.find(id); found != m_referrers.end())
        for (const TableId from : found->second)
            if (const Table* referrer = table(from))
                tables.push_back(referrer);
    return tables;
}

std::vector<const Endpoint*> RuleContext::endpointsOf(TableId id) const
{
    std::vector<const Endpoint*> endpoints;
    if (const auto found = m_endpoints.find(id); found != m_endpoints.end())
        for (const EndpointId each : found->second)
            if (const Endpoint* endpoint = m_project.endpoints.find(each))
                endpoints.push_back(endpoint);
    std::sort(endpoints.begin(), endpoints.end(), [](const Endpoint* a, const Endpoint* b) { return a->id < b->id; });
    return endpoints;
}

bool RuleContext::mayBecome(RoleId member, RoleId wanted) const
{
    std::set<RoleId> seen;
    std::vector<RoleId> open{member};
    while (!open.empty()) {
        const RoleId id = open.back();
        open.pop_back();
        if (id == wanted)
            return true;
        if (const Role* found = role(id); found && seen.insert(id).second)
            open.insert(open.end(), found->memberOf.begin(), found->memberOf.end());
    }
    return false;
}

std::string RuleContext::rootKeyType() const
{
    const Table* root = rootTable();
    if (!root || !root->primaryKey || root->primaryKey->columns.size() != 1)
        return {};
    const Column* key = root->column(root->primaryKey->columns.front());
    return key && !key->userType ? key->type : std::string();
}

const std::vector<RuleContext::PolicyFacts>& RuleContext::policyFacts(const Table& table) const
{
    if (m_factsOf == &table)
        return m_facts;
    m_facts.clear();
    const Column* key = tenantColumnOf(table);
    const std::string keyName = key ? key->name : tenancy().keyColumn;
    const PolicyTable policyTable{table.name, keyName, [&](std::string_view name) {
                                      const Table* other = tableNamed(name);
                                      return !other || other->columnNamed(keyName) != nullptr;
                                  }};
    for (const Policy& policy : table.policies) {
        PolicyFacts facts;
        facts.usingFacts = factsOf(policy.usingExpression, policyTable);
        facts.checkFacts = policy.checkExpression.empty() ? facts.usingFacts : factsOf(policy.checkExpression, policyTable);
        m_facts.push_back(facts);
    }
    m_factsOf = &table;
    return m_facts;
}

}  // namespace barch
