#include "exporters/sql/mysql/change/table_plan.h"

#include "core/model/sql_tokens.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

class Planner {
public:
    Planner(Side& first, Side& next, const Table& before, const Table& after) : m_first(first), m_next(next)
    {
        m_plan.before = &before;
        m_plan.after = &after;
    }

    TablePlan run()
    {
        for (const Column& column : m_plan.after->columns)
            add(m_plan.before->column(column.id), &column);
        for (const Column& column : m_plan.before->columns)
            if (!m_plan.after->column(column.id))
                add(&column, nullptr);
        for (const ColumnPlan& column : m_plan.columns)
            touch(column);
        follow();
        return std::move(m_plan);
    }

private:
    void add(const Column* before, const Column* after)
    {
        const auto was = before ? m_first.column(*m_plan.before, *before) : std::nullopt;
        const auto is = after ? m_next.column(*m_plan.after, *after) : std::nullopt;
        if (!was && !is)
            return;
        ColumnPlan column{Fate::Stays, was ? before : nullptr, is ? after : nullptr};
        const bool wasComputed = was && !was->generated.empty();
        const bool isComputed = is && !is->generated.empty();
        if (!was)
            column.fate = isComputed ? Fate::ComesComputed : Fate::Comes;
        else if (!is)
            column.fate = wasComputed ? Fate::GoesComputed : Fate::Goes;
        else if (wasComputed && isComputed)
            column.fate = was->generated == is->generated && was->type == is->type ? Fate::Stays : Fate::MadeAnew;
        else if (wasComputed != isComputed)
            column.fate = isComputed ? Fate::BecomesComputed : Fate::BecomesPlain;
        else if (was->type != is->type)
            m_retyped.insert(before->name);
        m_plan.columns.push_back(column);
    }

    void touch(const ColumnPlan& column)
    {
        const bool renamed = column.before && column.after && column.before->name != column.after->name;
        if (column.before && (renamed || column.fate != Fate::Stays))
            m_plan.touched.insert(column.before->name);
    }

    /// What is computed from a column that changes is computed again.
    void follow()
    {
        for (bool more = true; more;) {
            more = false;
            for (ColumnPlan& column : m_plan.columns) {
                const bool stays = column.fate == Fate::Stays && column.before && !column.before->generatedExpression.empty();
                const auto was = stays ? m_first.column(*m_plan.before, *column.before) : std::nullopt;
                if (!was || was->generated.empty() || (!mentionsOneOf(was->generated, m_plan.touched) && !mentionsOneOf(was->generated, m_retyped)))
                    continue;
                column.fate = Fate::MadeAnew;
                touch(column);
                more = true;
            }
        }
    }

    Side& m_first;
    Side& m_next;
    TablePlan m_plan;
    std::set<std::string> m_retyped;
};

}  // namespace

const ColumnPlan* TablePlan::column(ColumnId id) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const ColumnPlan& column) { return (column.after ? column.after : column.before)->id == id; });
    return found == columns.end() ? nullptr : &*found;
}

std::vector<TablePlan> tablePlans(Side& first, Side& next)
{
    std::vector<TablePlan> plans;
    for (const Table* table : next.tables())
        if (first.has(table->id))
            plans.push_back(Planner(first, next, *first.project().table(table->id), *table).run());
    return plans;
}

bool mentionsOneOf(const std::string& text, const std::set<std::string>& names)
{
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return mayMention(text, name) && mentionsIdentifier(text, name); });
}

}  // namespace barch::sql::mysql
