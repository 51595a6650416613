#include "core/import/proposals/tenancy_proposal.h"

#include "core/edits/lookups.h"
#include "core/edits/project_edits.h"
#include "core/edits/table_edits.h"
#include "core/import/proposals/name_words.h"
#include "core/import/proposals/policy_evidence.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace barch {
namespace {

struct NameRank {
    std::string_view name;
    int score;
};
/// What tenants are called, by how seldom such a table is anything else.
constexpr std::array rootNames{
    NameRank{"tenant", 7},  NameRank{"organization", 6}, NameRank{"organisation", 6}, NameRank{"org", 6},   NameRank{"workspace", 6},
    NameRank{"account", 4}, NameRank{"company", 4},      NameRank{"team", 4},         NameRank{"site", 3},  NameRank{"shop", 3},
    NameRank{"store", 3},   NameRank{"school", 3},       NameRank{"practice", 3},     NameRank{"client", 2}, NameRank{"agency", 3},
};
constexpr std::array<std::string_view, 6> peopleNames = {"user", "person", "profile", "member", "appuser", "userprofile"};
constexpr int enough = 6;

int nameScore(const Table& table)
{
    const std::vector<std::string> words = nameWords(table.name);
    for (const NameRank& rank : rootNames)
        if (wordsKey(words) == rank.name)
            return rank.score;
    return 0;
}

bool isPeople(const Table& table)
{
    return std::find(peopleNames.begin(), peopleNames.end(), wordsKey(nameWords(table.name))) != peopleNames.end();
}

/// One table's way to another's single-column key.
struct Way {
    const Table* table = nullptr;
    const Column* column = nullptr;
    bool isReference = false;      ///< a foreign key, not only a name
};

struct Candidate {
    const Table* table = nullptr;
    const Column* key = nullptr;
    std::vector<Way> ways;
    int score = 0;
    std::vector<std::string> reasons;
};

class Detector {
public:
    explicit Detector(const Project& project) : m_project(project)
    {
        for (const Table& table : project.tables) {
            for (const ForeignKey& key : table.foreignKeys)
                addWays(table, key.columns, key.target, key.targetColumns, true);
        }
        for (const ReferenceProposal& proposal : proposeReferences(project))
            if (proposal.confidence == Confidence::High)
                addWays(*project.table(proposal.table), proposal.columns, proposal.target, proposal.targetColumns, false);
    }

    std::optional<TenancyProposal> detect()
    {
        std::optional<Candidate> best;
        for (const Table& table : m_project.tables)
            if (auto candidate = candidateOf(table); candidate && (!best || isBetter(*candidate, *best)))
                best = std::move(candidate);
        if (!best || best->score < enough)
            return std::nullopt;
        return proposalFor(*best);
    }

private:
    void addWays(const Table& table, const std::vector<ColumnId>& columns, TableId target, const std::vector<ColumnId>& targetColumns, bool isReference)
    {
        const Table* to = m_project.table(target);
        if (columns.size() != 1 || targetColumns.size() != 1 || !to || to == &table || !to->primaryKey ||
            to->primaryKey->columns != targetColumns)
            return;
        if (const Column* column = table.column(columns[0]))
            m_ways[target].push_back({&table, column, isReference});
    }

    static bool isBetter(const Candidate& a, const Candidate& b)
    {
        return a.score != b.score ? a.score > b.score : a.table->name < b.table->name;
    }

    static int pointsFor(std::size_t part, std::size_t whole, int points)
    {
        return whole == 0 ? 0 : static_cast<int>((part * static_cast<std::size_t>(points) + whole / 2) / whole);
    }

    std::optional<Candidate> candidateOf(const Table& table) const
    {
        if (!table.primaryKey || table.primaryKey->columns.size() != 1 || table.partitionOf)
            return std::nullopt;
        Candidate candidate{.table = &table, .key = table.column(table.primaryKey->columns[0])};
        if (!candidate.key)
            return std::nullopt;
        if (const auto ways = m_ways.find(table.id); ways != m_ways.end())
            candidate.ways = ways->second;
        scoreNames(candidate);
        scoreUse(candidate);
        scorePolicies(candidate);
        scoreMembers(candidate);
        if (isPeople(table))
            candidate.score -= 8;
        if (nameScore(table) == 0 && !isEverywhere(candidate))
            candidate.score = 0;
        return candidate;
    }

    /// What isn't called like tenants has to be referred to by half of the tables at least.
    bool isEverywhere(const Candidate& candidate) const
    {
        std::set<const Table*> users;
        for (const Way& way : candidate.ways)
            if (!way.column->nullable)
                users.insert(way.table);
        return users.size() * 2 >= m_project.tables.size() - 1 && users.size() > 2;
    }

    void scoreNames(Candidate& candidate) const
    {
        if (const int score = nameScore(*candidate.table)) {
            candidate.score += score;
            candidate.reasons.push_back("Its name, " + candidate.table->name + ", is one that tenants often have.");
        }
    }

    void scoreUse(Candidate& candidate) const
    {
        std::set<const Table*> users;
        std::size_t led = 0;
        for (const Way& way : candidate.ways)
            if (!way.column->nullable && users.insert(way.table).second)
                led += leadsKey(*way.table, way.column->id) ? 1 : 0;
        if (users.empty())
            return;
        const std::size_t others = m_project.tables.size() - 1;
        candidate.score += pointsFor(users.size(), others, 5);
        candidate.reasons.push_back(std::to_string(users.size()) + (users.size() == 1 ? " table has" : " tables have") + " a required column that refers to it.");
        if (led > 0) {
            candidate.score += pointsFor(led, users.size(), 3);
            candidate.reasons.push_back("In " + std::to_string(led) + " of them that column is the first of a key.");
        }
    }

    static bool leadsKey(const Table& table, ColumnId column)
    {
        const auto leads = [&](const std::vector<ColumnId>& columns) { return columns.size() > 1 && columns.front() == column; };
        return (table.primaryKey && leads(table.primaryKey->columns)) ||
               std::any_of(table.uniques.begin(), table.uniques.end(), [&](const UniqueConstraint& unique) { return leads(unique.columns); });
    }

    void scorePolicies(Candidate& candidate) const
    {
        std::size_t held = policiesName(*candidate.table, candidate.key->name) ? 1 : 0;
        for (const Way& way : candidate.ways)
            held += policiesName(*way.table, way.column->name) ? 1 : 0;
        if (held == 0)
            return;
        candidate.score += 2 + pointsFor(held, candidate.ways.size() + 1, 4);
        candidate.reasons.push_back("Policies of " + std::to_string(held) + (held == 1 ? " table" : " tables") + " ask for its key.");
    }

    void scoreMembers(Candidate& candidate) const
    {
        for (const Way& way : candidate.ways)
            if (const Column* person = personIn(*way.table, way.column->id)) {
                candidate.score += 3;
                candidate.reasons.push_back(way.table->name + " says which people belong to it (" + way.column->name + ", " + person->name + ").");
                return;
            }
    }

    /// The column that refers to people and makes, with this one, a key.
    static const Column* personIn(const Table& table, ColumnId column)
    {
        for (const Column& other : table.columns) {
            const std::vector<std::string> words = nameWords(other.name);
            const bool namesPerson = words.size() > 1 && std::find(peopleNames.begin(), peopleNames.end(), words[words.size() - 2]) != peopleNames.end();
            if (other.id != column && namesPerson && isUnique(table, {column, other.id}))
                return &other;
        }
        return nullptr;
    }

    std::string usualKeyName(const Candidate& root) const
    {
        std::map<std::string, int> names;
        for (const Way& way : root.ways)
            names[way.column->name] += way.column->nullable ? 1 : 2;
        std::string best;
        for (const auto& [name, count] : names)
            if (best.empty() || count > names[best])
                best = name;
        return best;
    }

    TenancyProposal proposalFor(const Candidate& root) const
    {
        TenancyProposal proposal;
        proposal.root = root.table->id;
        proposal.keyColumn = usualKeyName(root);
        proposal.setting = settingOf(m_project);
        proposal.confidence = root.score >= 12 ? Confidence::High : root.score >= 8 ? Confidence::Medium : Confidence::Low;
        proposal.reasons = root.reasons;
        std::map<TableId, TableClassProposal> classes;
        for (const Table& table : m_project.tables)
            classes[table.id] = directClass(table, root, proposal.keyColumn);
        for (const Table& table : m_project.tables)
            if (table.partitionOf && classes.contains(table.partitionOf))
                followParent(table, classes);
        for (auto& [id, made] : classes)
            proposal.classes.push_back(std::move(made));
        std::sort(proposal.classes.begin(), proposal.classes.end(), [&](const TableClassProposal& a, const TableClassProposal& b) {
            return std::pair(a.table != proposal.root, qualifiedName(m_project, *m_project.table(a.table))) <
                   std::pair(b.table != proposal.root, qualifiedName(m_project, *m_project.table(b.table)));
        });
        return proposal;
    }

    void followParent(const Table& table, std::map<TableId, TableClassProposal>& classes) const
    {
        const TableClassProposal& parent = classes[table.partitionOf];
        const Table* whole = m_project.table(table.partitionOf);
        const Column* key = whole ? whole->column(parent.tenantKey) : nullptr;
        const Column* own = key ? table.columnNamed(key->name) : nullptr;
        classes[table.id] = {table.id, parent.tenancyClass, own ? own->id : ColumnId(), parent.confidence, "It is a part of " + (whole ? whole->name : std::string("another table")) + "."};
    }

    TableClassProposal directClass(const Table& table, const Candidate& root, const std::string& keyName) const
    {
        if (&table == root.table)
            return {table.id, TenancyClass::Root, {}, Confidence::High, "Each row of it is a tenant."};
        const Way* way = nullptr;
        for (const Way& candidate : root.ways)
            if (candidate.table == &table && (!way || candidate.column->name == keyName))
                way = &candidate;
        const Column* named = way ? way->column : table.columnNamed(keyName);
        const bool sameType = named && root.key && named->type == root.key->type && named->userType == root.key->userType;
        if (named && sameType && !named->nullable)
            return owned(table, *named, way && way->isReference);
        if (named && sameType)
            return {table.id, TenancyClass::Global, {}, Confidence::Medium, named->name + " may be empty: rows of it need no tenant."};
        return withoutKey(table, root);
    }

    TableClassProposal owned(const Table& table, const Column& key, bool isReference) const
    {
        const bool held = policiesName(table, key.name);
        const Confidence confidence = isReference || held ? Confidence::High : Confidence::Medium;
        const std::string why = isReference ? " is required and refers to the tenants" : " is required and called like the tenant key";
        if (isLink(table, key.id))
            return {table.id, TenancyClass::Link, key.id, confidence, key.name + why + "; the rest of its primary key are references to two tables."};
        return {table.id, TenancyClass::Owned, key.id, confidence, key.name + why + (held ? ", and its policies ask for it." : ".")};
    }

    /// Its primary key, but for the tenant key, is two columns or more and all of them refer to other tables.
    static bool isLink(const Table& table, ColumnId key)
    {
        if (!table.primaryKey)
            return false;
        std::size_t linked = 0;
        for (const ColumnId id : table.primaryKey->columns) {
            if (id == key)
                continue;
            const bool refers = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& reference) {
                return std::find(reference.columns.begin(), reference.columns.end(), id) != reference.columns.end();
            });
            if (!refers)
                return false;
            ++linked;
        }
        return linked >= 2;
    }

    /// Global; unless it can't be without a row of a tenant's table.
    TableClassProposal withoutKey(const Table& table, const Candidate& root) const
    {
        for (const ForeignKey& reference : table.foreignKeys) {
            const Table* target = m_project.table(reference.target);
            const bool required = target && std::all_of(reference.columns.begin(), reference.columns.end(), [&](ColumnId id) { return table.column(id) && !table.column(id)->nullable; });
            const bool isTenants = required && target != &table && std::any_of(root.ways.begin(), root.ways.end(), [&](const Way& way) { return way.table == target && !way.column->nullable; });
            if (isTenants && !isPeople(*target))
                return {table.id, TenancyClass::Owned, {}, Confidence::Low, "Each row belongs to a row of " + target->name + ", which has a tenant; it has no tenant key of its own."};
        }
        return {table.id, TenancyClass::Global, {}, isPeople(table) ? Confidence::High : Confidence::Medium,
                isPeople(table) ? "People may belong to several tenants: what says so lies in a table of its own." : "Nothing in it says whose row it is."};
    }

    const Project& m_project;
    std::map<TableId, std::vector<Way>> m_ways;
};

Result<Project> declareClass(const Project& project, const TableClassProposal& proposal)
{
    const Table* table = project.table(proposal.table);
    if (!table)
        return Error{"This table is no longer there.", {}, "Look for tenants again."};
    Table changed = *table;
    changed.tenancyClass = proposal.tenancyClass;
    changed.tenantKey = proposal.tenantKey;
    if (changed == *table)
        return project;
    return replaceTable(project, std::move(changed));
}

Result<Project> declareRoot(const Project& project, const TenancyProposal& proposal)
{
    Tenancy tenancy = *project.tenancy;
    tenancy.model = TenancyModel::Shared;
    tenancy.rootTable = proposal.root;
    tenancy.keyColumn = proposal.keyColumn;
    if (!proposal.setting.empty())
        tenancy.setting = proposal.setting;
    auto declared = setTenancy(project, std::move(tenancy));
    if (!declared)
        return declared;
    return declareClass(*declared, {proposal.root, TenancyClass::Root, {}, proposal.confidence, {}});
}

}  // namespace

std::optional<TenancyProposal> proposeTenancy(const Project& project)
{
    if (project.tenancy->rootTable && project.tables.contains(project.tenancy->rootTable))
        return std::nullopt;
    return Detector(project).detect();
}

LabelledEdit acceptedRoot(const TenancyProposal& proposal)
{
    return {"Declare the tenants", [proposal](const Project& before) { return declareRoot(before, proposal); }, {}};
}

LabelledEdit acceptedClass(const Project& project, const TableClassProposal& proposal)
{
    const Table* table = project.table(proposal.table);
    const std::string label = "Declare " + (table ? table->name : std::string("a table")) + " " + std::string(nameOf(proposal.tenancyClass));
    return {label, [proposal](const Project& before) { return declareClass(before, proposal); }, {}};
}

LabelledEdit acceptedTenancy(const TenancyProposal& proposal)
{
    return {"Declare tenants and classes", [proposal](const Project& before) {
                auto after = declareRoot(before, proposal);
                for (const TableClassProposal& made : proposal.classes)
                    if (after && made.tenancyClass != TenancyClass::Root)
                        after = declareClass(*after, made);
                return after;
            }, {}};
}

}  // namespace barch
