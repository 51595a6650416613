#include "exporters/diagram/change_diagram.h"

#include "exporters/diagram/dot_table.h"

#include <algorithm>
#include <optional>
#include <set>

namespace barch {
namespace {

struct SignLook {
    const char* fill;
    const char* border;
    const char* sign;
};
constexpr SignLook cameLook{"#E4F4EA", "#21804A", "+ "};
constexpr SignLook wentLook{"#FDECEA", "#C62F27", "− "};
constexpr SignLook changedLook{"#FFF2DB", "#A86400", "~ "};
constexpr SignLook sameLook{"#F3F4F6", "#CBD0D8", ""};

/// Both versions in one: what went stands beside what is there.
class ChangeDrawing {
public:
    ChangeDrawing(const Project& before, const Project& after) : m_before(before), m_after(after) {}

    std::string run()
    {
        SharedMap<Table>::forEachDifference(m_before.tables, m_after.tables, [&](const Table* old, const Table* now) {
            if (!old || !now || !(*old == *now))
                m_different.insert(now ? now->id : old->id);
        });
        if (m_different.empty())
            return {};
        for (const TableId id : m_different)
            addTable(id);
        for (const TableId id : m_neighbours)
            if (!m_different.contains(id))
                addNeighbour(id);
        return "digraph changes {\n  graph [rankdir=LR, nodesep=0.35, ranksep=1.1, fontname=\"DejaVu Sans\", fontsize=12, pad=0.3];\n"
               "  node [shape=plain, fontname=\"DejaVu Sans\", fontsize=11];\n"
               "  edge [color=\"#7E8795\", arrowsize=0.8];\n" + m_nodes + m_edges + "}\n";
    }

private:
    void addTable(TableId id)
    {
        const Table* old = m_before.table(id);
        const Table* now = m_after.table(id);
        const SignLook& sign = !old ? cameLook : !now ? wentLook : changedLook;
        const std::string name = now ? qualifiedName(m_after, *now) : qualifiedName(m_before, *old);
        const bool isRenamed = old && now && old->name != now->name;
        DotLook look{sign.fill, sign.border, sign.sign + (isRenamed ? qualifiedName(m_before, *old) + " → " : "") + name};
        Table shown = now ? *now : *old;
        if (old && now)
            mark(*old, *now, shown, look);
        m_nodes += dotNode(now ? m_after : m_before, shown, look);
        if (now)
            for (const ForeignKey& key : now->foreignKeys)
                addEdge(*now, key, !old || !has(old->foreignKeys, key.id) ? &cameLook : nullptr);
        if (old)
            for (const ForeignKey& key : old->foreignKeys)
                if (!now || !has(now->foreignKeys, key.id))
                    addEdge(shown, key, &wentLook);
    }

    static bool has(const std::vector<ForeignKey>& keys, ConstraintId id)
    {
        return std::any_of(keys.begin(), keys.end(), [&](const ForeignKey& key) { return key.id == id; });
    }

    void mark(const Table& old, const Table& now, Table& shown, DotLook& look) const
    {
        for (const Column& column : now.columns) {
            const Column* was = old.column(column.id);
            if (was && *was == column)
                continue;
            const SignLook& sign = was ? changedLook : cameLook;
            look.rows[column.id] = sign.fill;
            look.signs[column.id] = sign.sign + (was && was->name != column.name ? was->name + " → " : std::string());
        }
        for (const Column& column : old.columns)
            if (!now.column(column.id)) {
                shown.columns.push_back(column);
                look.rows[column.id] = wentLook.fill;
                look.signs[column.id] = wentLook.sign;
            }
    }

    void addEdge(const Table& table, const ForeignKey& key, const SignLook* sign)
    {
        if (!m_after.table(key.target) && !m_before.table(key.target))
            return;
        m_neighbours.insert(key.target);
        m_edges += dotEdge(table, key, sign ? sign->border : "");
    }

    /// Only the columns that relations end at.
    void addNeighbour(TableId id)
    {
        const Table* table = m_after.table(id) ? m_after.table(id) : m_before.table(id);
        Table shown = *table;
        std::erase_if(shown.columns, [&](const Column& column) { return m_edges.find("\"" + column.id.text() + "\"") == std::string::npos; });
        m_nodes += dotNode(m_after, shown, {sameLook.fill, sameLook.border, qualifiedName(m_after, *table)});
    }

    const Project& m_before;
    const Project& m_after;
    std::set<TableId> m_different;
    std::set<TableId> m_neighbours;
    std::string m_nodes;
    std::string m_edges;
};

}  // namespace

std::string changesAsDot(const Project& before, const Project& after)
{
    return ChangeDrawing(before, after).run();
}

}  // namespace barch
