#include "exporters/sql/mysql/change/key_steps.h"

#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

struct Named {
    std::string key;
    IndexText text;
};

/// As they are in the database: under the names that the earlier version gave, over columns under their later names.
std::vector<Named> earlier(const Side& first, const Side& old, const Table& table, const std::set<std::string>& dropped)
{
    std::vector<Named> list;
    for (const Unit* unit : indexesOf(old, table)) {
        if (dropped.contains(unit->key()))
            continue;
        IndexText text = indexText(old, table, *unit);
        if (const Unit* named = first.units().find(unit->key()))
            text.name = indexText(first, *first.project().table(table.id), *named).name;
        list.push_back({unit->key(), text});
    }
    return list;
}

class KeyStepWriter {
public:
    KeyStepWriter(std::vector<Named> had, std::vector<Named> has) : m_had(std::move(had)), m_has(std::move(has)) {}

    void run()
    {
        // The same key first, then whatever is made alike: an index may serve another purpose from now on.
        pair([](const Named& a, const Named& b) { return a.key == b.key && a.text.kind == b.text.kind && a.text.keys == b.text.keys; });
        pair([](const Named& a, const Named& b) { return a.text.name == b.text.name && a.text.kind == b.text.kind && a.text.keys == b.text.keys; });
        pair([](const Named& a, const Named& b) { return !a.text.name.empty() && a.text.kind == b.text.kind && a.text.keys == b.text.keys; });
        for (auto gone = m_had.rbegin(); gone != m_had.rend(); ++gone)
            put(gone->text.takes(), gone->text.makes());
        for (const Named& made : m_has)
            put(made.text.makes(), made.text.takes());
    }

    void put(const std::string& clause, const std::string& back)
    {
        m_clauses.push_back(clause);
        m_back.insert(m_back.begin(), back);
    }

    std::vector<std::string> clauses() const { return m_clauses; }
    std::vector<std::string> back() const { return m_back; }
    bool has(const std::string& beginning) const
    {
        return std::any_of(m_clauses.begin(), m_clauses.end(), [&](const std::string& clause) { return clause.starts_with(beginning); });
    }

private:
    template <class Alike>
    void pair(Alike alike)
    {
        for (auto gone = m_had.begin(); gone != m_had.end();) {
            const auto made = std::find_if(m_has.begin(), m_has.end(), [&](const Named& other) { return alike(*gone, other); });
            if (made == m_has.end()) {
                ++gone;
                continue;
            }
            if (gone->text.name != made->text.name)
                put("RENAME INDEX " + gone->text.name + " TO " + made->text.name, "RENAME INDEX " + made->text.name + " TO " + gone->text.name);
            m_has.erase(made);
            gone = m_had.erase(gone);
        }
    }

    std::vector<Named> m_had;
    std::vector<Named> m_has;
    std::vector<std::string> m_clauses;
    std::vector<std::string> m_back;
};

std::vector<Cost> costs(const KeyStepWriter& keys, const ColumnSteps& columns)
{
    std::vector<Cost> list{Cost::InPlace};
    const bool primaryGoes = keys.has("DROP PRIMARY KEY");
    const bool primaryComes = keys.has("ADD PRIMARY KEY");
    if ((primaryGoes && !primaryComes) || !columns.counting.empty())
        list = {Cost::CopiesTable, Cost::BlocksWrites};
    else if (primaryGoes || primaryComes)
        list = {Cost::InPlace, Cost::RewritesTable};
    if (keys.has("ADD FULLTEXT") || keys.has("ADD SPATIAL"))
        list.push_back(Cost::BlocksWrites);
    if (primaryComes || keys.has("ADD UNIQUE"))
        list.push_back(Cost::CanFail);
    const bool deletes = std::any_of(columns.counting.begin(), columns.counting.end(), [](const std::string& clause) { return clause.starts_with("DROP COLUMN"); });
    if (deletes)
        list.insert(list.end(), {Cost::DeletesData, Cost::CannotBeTakenBack});
    return list;
}

}  // namespace

std::optional<PlannedStep> keyStep(const TablePlan& plan, const Side& first, const Side& old, const Side& next, const ColumnSteps& columns,
                                   const std::set<std::string>& dropped)
{
    const Table& before = *old.project().table(plan.after->id);
    std::vector<Named> has;
    for (const Unit* unit : indexesOf(next, *plan.after))
        has.push_back({unit->key(), indexText(next, *plan.after, *unit)});
    KeyStepWriter keys(earlier(first, old, before, dropped), std::move(has));
    keys.run();
    auto clauses = keys.clauses();
    auto back = keys.back();
    clauses.insert(clauses.end(), columns.counting.begin(), columns.counting.end());
    back.insert(back.end(), columns.countingBack.rbegin(), columns.countingBack.rend());
    if (clauses.empty())
        return std::nullopt;
    const std::string alter = next.alter(*plan.after);
    return PlannedStep{ElementRef::table(plan.after->id), "Keys and indexes", costs(keys, columns), alter + joined(clauses, ", "), {alter + joined(back, ", ")}};
}

}  // namespace barch::sql::mysql
