#include "exporters/sql/postgresql/change/online_form.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/unit_elements.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/keys.h"
#include "exporters/sql/postgresql/literals.h"

#include <algorithm>
#include <set>

namespace barch::sql::postgresql {
namespace {

bool isBuild(const ScriptStep& step)
{
    return step.step.element.kind == ElementKind::Index && (step.step.statement.starts_with("CREATE INDEX ") || step.step.statement.starts_with("CREATE UNIQUE INDEX "));
}

bool isDrop(const ScriptStep& step)
{
    return step.step.element.kind == ElementKind::Index && step.step.statement.starts_with("DROP INDEX ");
}

bool endsWith(const ScriptStep& step, std::string_view end)
{
    return step.step.element.kind == ElementKind::Column && step.step.statement.ends_with(end);
}

class OnlineForm {
public:
    OnlineForm(std::vector<ScriptStep> steps, const Draft& before, const Draft& after) : m_given(std::move(steps)), m_before(before), m_after(after)
    {
        for (const ScriptStep& step : m_given) {
            if (isBuild(step))
                m_built.insert(step.step.element.id);
            if (isDrop(step))
                m_dropped.insert(step.step.element.id);
            const std::string& text = step.step.statement;
            if (step.step.element.kind == ElementKind::Column && (text.find(" DROP COLUMN ") != text.npos || text.find(" TYPE ") != text.npos))
                m_unsettled.insert(step.step.element.owner);
        }
    }

    std::vector<ScriptStep> run()
    {
        for (const ScriptStep& step : m_given)
            if (!isStanding(step.step.element) || !take(step))
                m_main.push_back(step);
        m_main.insert(m_main.end(), std::make_move_iterator(m_alone.begin()), std::make_move_iterator(m_alone.end()));
        return std::move(m_main);
    }

private:
    const Table* tableOf(const ElementRef& element) const { return element.owner ? m_after.project().table(TableId(element.owner)) : nullptr; }

    /// Part of a table that has rows already, and that isn't divided: then each part would have to be done alone.
    bool isStanding(const ElementRef& element) const
    {
        const Table* table = tableOf(element);
        return table && m_before.project().table(table->id) && table->partitioning.strategy == PartitionStrategy::None;
    }

    void alone(const ScriptStep& like, std::string statement, const std::string& comment, std::vector<Cost> costs = {})
    {
        ScriptStep step = like;
        step.step.statement = std::move(statement);
        step.step.comment = comment;
        step.step.runAs = RunAs::Starter;   // a member of the owner, whom row security doesn't hold
        step.costs = std::move(costs);
        step.alone = true;
        m_alone.push_back(std::move(step));
    }

    /// Whether the step was replaced.
    bool take(const ScriptStep& step)
    {
        if (isBuild(step))
            return takeIndex(step);
        if (isDrop(step))
            return takeDrop(step);
        if (step.step.element.kind == ElementKind::Index && m_built.contains(step.step.element.id) && step.step.part == "comment") {
            alone(step, step.step.statement, step.step.comment);
            return true;
        }
        if (step.step.element.kind == ElementKind::Constraint)
            return takeConstraint(step);
        if (endsWith(step, " SET NOT NULL"))
            return takeRequired(step);
        return takeFilling(step);
    }

    static std::string concurrently(const std::string& statement, const std::string& name, const std::string& as)
    {
        const std::size_t at = statement.find("INDEX ") + std::string_view("INDEX ").size();
        return statement.substr(0, at) + "CONCURRENTLY IF NOT EXISTS " + quoted(as) + statement.substr(at + quoted(name).size());
    }

    /// What an earlier try left unfinished goes first.
    void dropUnfinished(const ScriptStep& like, const Table& table, const std::string& name)
    {
        const std::string full = qualified(m_after.project(), table.namespaceId, name);
        alone(like, "DO " + dollarQuoted("\nBEGIN\n  IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(" + literal(full) + ") AND NOT indisvalid) THEN\n    DROP INDEX " +
                                         full + ";\n  END IF;\nEND "),
              "");
    }

    bool takeIndex(const ScriptStep& step)
    {
        const Table& table = *tableOf(step.step.element);
        const std::string name = m_after.writtenName(step.step.element);
        // One that is made otherwise is built beside the old one.
        const bool isSwap = m_dropped.contains(step.step.element.id) && !m_unsettled.contains(step.step.element.owner);
        const std::string as = isSwap ? "barch_new_" + step.step.element.id.text() : name;
        dropUnfinished(step, table, as);
        alone(step, concurrently(step.step.statement, name, as), "Built while others read and write",
              step.step.statement.starts_with("CREATE UNIQUE") ? std::vector{Cost::CanFail} : std::vector<Cost>{});
        if (isSwap) {
            alone(step, "DROP INDEX CONCURRENTLY IF EXISTS " + qualified(m_after.project(), table.namespaceId, name), "");
            alone(step, "ALTER INDEX IF EXISTS " + qualified(m_after.project(), table.namespaceId, as) + " RENAME TO " + quoted(name), "");
        }
        return true;
    }

    bool takeDrop(const ScriptStep& step)
    {
        if (m_unsettled.contains(step.step.element.owner))
            return false;
        if (m_built.contains(step.step.element.id))
            return true;  // goes when the new one is there
        const std::string drop = "DROP INDEX ";
        alone(step, "DROP INDEX CONCURRENTLY IF EXISTS " + step.step.statement.substr(drop.size()), step.step.comment);
        return true;
    }

    bool takeConstraint(const ScriptStep& step)
    {
        const ElementRef& element = step.step.element;
        const Table& table = *tableOf(element);
        if (step.step.part == "comment" && m_late.contains(element.id)) {
            alone(step, step.step.statement, step.step.comment);
            return true;
        }
        if (!step.step.part.empty() || step.step.statement.find(" ADD CONSTRAINT ") == std::string::npos)
            return false;
        if (const UniqueConstraint* key = findIn(table.uniques, element.id))
            return takeUnique(step, table, *key);
        const ForeignKey* reference = foreignKeyOf(m_after.project(), element);
        if ((!reference && !findIn(table.checks, element.id)) || step.step.statement.ends_with(" NOT VALID"))
            return false;
        ScriptStep unchecked = step;
        unchecked.step.statement += " NOT VALID";
        unchecked.costs = {Cost::LocksTable};
        const std::string name = m_after.writtenName(element);
        if (reference && needsLateKey(*reference)) {
            m_late.insert(element.id);
            addLate(unchecked, table, name);
        } else {
            m_main.push_back(std::move(unchecked));
        }
        alone(step, "ALTER TABLE " + tableName(m_after.project(), table) + " VALIDATE CONSTRAINT " + quoted(name), "Checked while others read and write", {Cost::CanFail});
        return true;
    }

    bool needsLateKey(const ForeignKey& reference) const
    {
        const Table* target = m_after.project().table(reference.target);
        if (!target)
            return false;
        return std::any_of(target->uniques.begin(), target->uniques.end(), [&](const UniqueConstraint& key) { return m_late.contains(key.id) && std::is_permutation(key.columns.begin(), key.columns.end(), reference.targetColumns.begin(), reference.targetColumns.end()); }) ||
               std::any_of(target->indexes.begin(), target->indexes.end(), [&](const Index& index) { return index.unique && m_built.contains(index.id); });
    }

    void addLate(const ScriptStep& step, const Table& table, const std::string& name)
    {
        alone(step, "DO " + dollarQuoted("\nBEGIN\n  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = " + literal(tableName(m_after.project(), table)) + "::regclass AND conname = " +
                                         literal(name) + ") THEN\n    " + step.step.statement + ";\n  END IF;\nEND "),
              step.step.comment, {Cost::LocksTable});
    }

    bool takeUnique(const ScriptStep& step, const Table& table, const UniqueConstraint& key)
    {
        const std::string name = m_after.writtenName(step.step.element);
        const auto include = columnNames(table, key.include);
        m_late.insert(step.step.element.id);
        dropUnfinished(step, table, name);
        alone(step, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS " + quoted(name) + " ON " + tableName(m_after.project(), table) + " (" + quotedList(columnNames(table, key.columns)) + ")" +
                        (include.empty() ? "" : " INCLUDE (" + quotedList(include) + ")") + (key.nullsNotDistinct ? " NULLS NOT DISTINCT" : ""),
              "Built while others read and write", {Cost::CanFail});
        ScriptStep taken = step;
        taken.step.statement = "ALTER TABLE " + tableName(m_after.project(), table) + " ADD CONSTRAINT " + quoted(name) + " UNIQUE USING INDEX " + quoted(name) + deferralText(key.deferral);
        addLate(taken, table, name);
        return true;
    }

    bool takeRequired(const ScriptStep& step)
    {
        const Table& table = *tableOf(step.step.element);
        const Column* column = table.column(ColumnId(step.step.element.id));
        if (!column)
            return false;
        const std::string alter = "ALTER TABLE " + tableName(m_after.project(), table);
        const std::string name = quoted("barch_required_" + step.step.element.id.text());
        ScriptStep unchecked = step;
        unchecked.step.statement = alter + "\n  ADD CONSTRAINT " + name + " CHECK (" + quoted(column->name) + " IS NOT NULL) NOT VALID";
        unchecked.costs = {Cost::LocksTable};
        m_main.push_back(std::move(unchecked));
        alone(step, "DO " + dollarQuoted("\nBEGIN\n  IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = " + literal(tableName(m_after.project(), table)) + "::regclass AND conname = " +
                                         literal("barch_required_" + step.step.element.id.text()) + ") THEN\n    " + alter + " VALIDATE CONSTRAINT " + name + ";\n  END IF;\nEND "),
              "Checked while others read and write", {Cost::CanFail});
        alone(step, step.step.statement, "Known to hold: no row is read", {Cost::LocksTable});
        alone(step, alter + " DROP CONSTRAINT IF EXISTS " + name, "");
        return true;
    }

    /// In batches, each a transaction. What reads a column that goes has to be done before.
    bool takeFilling(const ScriptStep& step)
    {
        if (m_unsettled.contains(step.step.element.owner) || step.step.element.kind != ElementKind::Column)
            return false;
        const Table& table = *tableOf(step.step.element);
        const std::string& text = step.step.statement;
        if (text.ends_with(" DISABLE TRIGGER USER") || text.ends_with(" ENABLE TRIGGER USER"))
            return true;  // those of others who write meanwhile have to run
        const std::string begin = "UPDATE " + tableName(m_after.project(), table) + " SET ";
        const auto sign = text.find(" = (", begin.size());
        const Column* column = table.column(ColumnId(step.step.element.id));
        if (!column || !text.starts_with(begin) || sign == text.npos)
            return false;
        const std::string end = " WHERE " + quoted(column->name) + " IS NULL";
        std::string value = text.substr(sign + 3);
        if (value.ends_with(end))
            value.resize(value.size() - end.size());
        const std::string name = quoted(column->name);
        const std::string relation = tableName(m_after.project(), table);
        alone(step, "DO " + dollarQuoted("\nDECLARE\n  filled bigint;\nBEGIN\n  LOOP\n    UPDATE " + relation + " SET " + name + " = " + value + "\n      WHERE ctid = ANY (ARRAY(SELECT ctid FROM " +
                                         relation + " WHERE " + name + " IS NULL AND " + value + " IS NOT NULL LIMIT 5000));\n    GET DIAGNOSTICS filled = ROW_COUNT;\n    EXIT WHEN filled = 0;\n" +
                                         "    COMMIT;\n  END LOOP;\nEND "),
              "Rows that are there, five thousand at a time; triggers of the table run");
        return true;
    }

    std::vector<ScriptStep> m_given;
    const Draft& m_before;
    const Draft& m_after;
    std::vector<ScriptStep> m_main;
    std::vector<ScriptStep> m_alone;
    std::set<AnyId> m_built;
    std::set<AnyId> m_dropped;
    std::set<AnyId> m_late;        ///< unique constraints that come after the transaction
    std::set<AnyId> m_unsettled;   ///< tables with columns that go or change their type
};

}  // namespace

std::vector<ScriptStep> onlineForm(std::vector<ScriptStep> steps, const Draft& before, const Draft& after)
{
    return OnlineForm(std::move(steps), before, after).run();
}

}  // namespace barch::sql::postgresql
