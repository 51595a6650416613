#include "exporters/sql/mysql/change/renames.h"

#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

/// One that has a name, and wants another; `to` empty: it goes, and keeps its name unless another wants it.
struct Bearer {
    AnyId id;
    std::string from;
    std::string to;
};

struct Move {
    AnyId id;
    std::string from;
    std::string to;
};

/// Without regard to case, as MySQL looks at names of columns everywhere, and at those of tables on some systems.
class Names {
public:
    Names(std::vector<Bearer> bearers, const std::vector<std::string>& coming, int& temporaries) : m_bearers(std::move(bearers)), m_temporaries(temporaries)
    {
        std::set<std::string> wanted;
        for (const std::string& name : coming)
            wanted.insert(lowerCase(name));
        for (const Bearer& bearer : m_bearers) {
            m_held[lowerCase(bearer.from)] = bearer.id;
            if (!bearer.to.empty())
                wanted.insert(lowerCase(bearer.to));
        }
        for (Bearer& bearer : m_bearers)
            if (bearer.to.empty() && wanted.contains(lowerCase(bearer.from)))
                move(bearer, temporary());
    }

    std::vector<Move> settled()
    {
        std::vector<Bearer*> open;
        for (Bearer& bearer : m_bearers)
            if (!bearer.to.empty() && bearer.to != bearer.from)
                open.push_back(&bearer);
        while (!open.empty()) {
            std::vector<Bearer*> blocked;
            for (Bearer* bearer : open) {
                const auto held = m_held.find(lowerCase(bearer->to));
                if (held != m_held.end() && held->second != bearer->id)
                    blocked.push_back(bearer);
                else
                    move(*bearer, bearer->to);
            }
            if (blocked.size() == open.size())
                move(*blocked.front(), temporary());
            open = std::move(blocked);
        }
        return std::move(m_moves);
    }

private:
    std::string temporary()
    {
        std::string name;
        do
            name = "barch_aside_" + std::to_string(++m_temporaries);
        while (m_held.contains(name));
        return name;
    }

    void move(Bearer& bearer, const std::string& to)
    {
        m_moves.push_back({bearer.id, bearer.from, to});
        m_held.erase(lowerCase(bearer.from));
        m_held[lowerCase(to)] = bearer.id;
        bearer.from = to;
    }

    std::vector<Bearer> m_bearers;
    std::map<std::string, AnyId> m_held;
    std::vector<Move> m_moves;
    int& m_temporaries;
};

std::string flatNameOf(const Project& project, const Table& table)
{
    return flatName(project, table.namespaceId, table.name);
}

PlannedStep step(const ElementRef& element, const Move& move, std::string statement, std::string back)
{
    return {element, "Renamed: " + move.from + " to " + move.to, {Cost::Instant}, std::move(statement), {std::move(back)}};
}

class Renamer {
public:
    Renamer(const Side& first, const Project& pinned, const Side& next) : m_first(first), m_next(next) { m_result.project = pinned; }

    Renamed run(const std::vector<TablePlan>& plans)
    {
        renameTables();
        for (const TablePlan& plan : plans)
            renameColumns(plan);
        return std::move(m_result);
    }

private:
    void renameTables()
    {
        std::vector<Bearer> bearers;
        std::vector<std::string> coming;
        for (const Table* table : m_first.tables())
            bearers.push_back({table->id, flatNameOf(m_first.project(), *table),
                               m_next.has(table->id) ? flatNameOf(m_next.project(), *m_next.project().table(table->id)) : std::string()});
        for (const Table* table : m_next.tables())
            if (!m_first.has(table->id))
                coming.push_back(flatNameOf(m_next.project(), *table));
        std::map<AnyId, std::string> names;
        for (const Bearer& bearer : bearers)
            names[bearer.id] = bearer.from;
        for (const Move& move : Names(std::move(bearers), coming, m_temporaries).settled()) {
            names[move.id] = move.to;
            if (!m_next.has(TableId(move.id)))
                m_result.aside[TableId(move.id)] = move.to;
            m_result.steps.push_back(step(ElementRef::table(TableId(move.id)), move, "RENAME TABLE " + quoted(move.from) + " TO " + quoted(move.to),
                                          "RENAME TABLE " + quoted(move.to) + " TO " + quoted(move.from)));
        }
        for (const Table* table : m_first.tables()) {
            Table copy = *m_result.project.table(table->id);
            // What its constraints are called may be made of the name of a table that goes: it stays in what makes it again.
            copy.name = m_next.has(table->id) ? names[table->id] : flatNameOf(m_first.project(), *table);
            copy.namespaceId = {};
            m_result.project.tables = m_result.project.tables.with(std::move(copy));
        }
    }

    void renameColumns(const TablePlan& plan)
    {
        std::vector<Bearer> bearers;
        std::vector<std::string> coming;
        for (const ColumnPlan& column : plan.columns) {
            const bool isAway = !column.before || column.fate == Fate::MadeAnew || column.fate == Fate::GoesComputed;
            if (isAway && column.after)
                coming.push_back(column.after->name);
            if (!isAway)
                bearers.push_back({column.before->id, column.before->name, column.after ? column.after->name : std::string()});
        }
        Table table = *m_result.project.table(plan.before->id);
        const std::string alter = "ALTER TABLE " + tableName(m_result.project, table) + " RENAME COLUMN ";
        for (const Move& move : Names(std::move(bearers), coming, m_temporaries).settled()) {
            m_result.steps.push_back(step(ElementRef::inTable(ElementKind::Column, table.id, move.id), move, alter + quoted(move.from) + " TO " + quoted(move.to),
                                          alter + quoted(move.to) + " TO " + quoted(move.from)));
            for (Column& column : table.columns)
                if (column.id == move.id)
                    column.name = move.to;
        }
        for (Column& column : table.columns)
            if (const ColumnPlan* columnPlan = plan.column(column.id); columnPlan && columnPlan->after)
                column.name = columnPlan->after->name;
        m_result.project.tables = m_result.project.tables.with(std::move(table));
    }

    const Side& m_first;
    const Side& m_next;
    Renamed m_result;
    int m_temporaries = 0;
};

}  // namespace

Renamed renamed(const Side& first, const Project& pinned, const Side& next, const std::vector<TablePlan>& plans)
{
    return Renamer(first, pinned, next).run(plans);
}

}  // namespace barch::sql::mysql
