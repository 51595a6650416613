#include "exporters/sql/sqlite/change/table_changes.h"

#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/change/row_conversions.h"
#include "exporters/sql/sqlite/change/same_sql.h"
#include "exporters/sql/sqlite/expressions.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/keys.h"
#include "exporters/sql/sqlite/literals.h"
#include "exporters/sql/sqlite/tables.h"

#include <algorithm>

namespace barch::sql::sqlite {
namespace {

using Lines = std::vector<Step>;

/// A value that needs no computing: all that ADD COLUMN takes.
bool isConstant(const std::string& expression)
{
    std::vector<Token> tokens;
    for (const Token& token : scan(expression, lexis()))
        if (!token.isBlank() && token.kind != TokenKind::Open && token.kind != TokenKind::Close)
            tokens.push_back(token);
    if (tokens.size() == 2 && tokens[0].is(TokenKind::Operator, "-"))
        return tokens[1].kind == TokenKind::Number;
    if (tokens.size() == 2 && tokens[0].kind == TokenKind::Word)
        return lowerCase(tokens[0].text) == "x" && tokens[1].kind == TokenKind::String;
    const bool isTruth = tokens.size() == 1 && (lowerCase(tokens[0].text) == "true" || lowerCase(tokens[0].text) == "false");
    return isTruth || (tokens.size() == 1 && (tokens[0].kind == TokenKind::Number || tokens[0].kind == TokenKind::String));
}

class TableWriter {
public:
    TableWriter(const Versions& versions, const ScriptOptions& options, Losses& losses, TableId id)
        : m_v(versions), m_options(options), m_losses(losses), m_was(versions.oldTables.at(id)), m_is(versions.nextTables.at(id)),
          m_element(ElementRef::table(id)), m_name(tableName(versions.after.project(), m_is)),
          m_oldLines(versions.old.find(m_element)->steps.front()->inside), m_lines(versions.next.find(m_element)->steps.front()->inside)
    {
    }

    TableChange run()
    {
        compareColumns();
        compareConstraints();
        if (!m_reasons.empty())
            makeAnew();
        else
            changeInPlace();
        return std::move(m_change);
    }

private:
    const Step* line(const Lines& lines, const ElementRef& element, const std::string& part = {}) const
    {
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const Step& step) { return step.element == element && step.part == part; });
        return found == lines.end() ? nullptr : &*found;
    }
    ElementRef elementOf(const Column& column) const { return ElementRef::inTable(ElementKind::Column, m_is.id, column.id); }
    std::string pathOfElement(const ElementRef& element) const { return pathOf(m_v.after.project(), element); }

    void because(const std::string& reason)
    {
        if (std::find(m_reasons.begin(), m_reasons.end(), reason) == m_reasons.end())
            m_reasons.push_back(reason);
    }

    bool isGenerated(Draft& draft, const Table& table, const Column& column) const
    {
        return !column.generatedExpression.empty() && expression(draft, column.generatedExpression, &table, false);
    }
    /// Empty: none, or none that SQLite can say.
    std::string standard(const Column& column) const
    {
        if (column.defaultExpression.empty() || !column.generatedExpression.empty())
            return {};
        const std::string written = expression(m_v.after, column.defaultExpression, nullptr, true).value_or("");
        return lowerCase(trimmed(written)) == "null" ? std::string() : written;
    }
    bool isRequired(const Column& column) const { return !column.nullable && column.generatedExpression.empty() && !isRowNumber(m_is, column); }

    std::string backfill(const Column& column) const
    {
        const std::string given = backfillOf(m_v.after.project(), m_is, column, m_options);
        if (given.empty() || isGenerated(m_v.after, m_is, column))
            return {};
        const std::string checked = m_v.after.expression(given, elementOf(column), "What fills it");
        return expression(m_v.after, given, &m_was, true).value_or(checked);
    }

    void compareColumns()
    {
        for (const Column& column : m_is.columns) {
            const Column* was = m_was.column(column.id);
            if (!was) {
                m_added.push_back(&column);
                continue;
            }
            const Step* old = line(m_oldLines, elementOf(*was));
            const Step* now = line(m_lines, elementOf(column));
            if (old && now && !sameSql(old->statement, now->statement))
                because("column " + column.name);
        }
        for (const Column& column : m_was.columns)
            if (!m_is.column(column.id))
                m_removed.push_back(&column);
        for (const Column* column : m_added)
            whyNotAdded(*column);
        for (const Column* column : m_removed)
            if (!canBeDropped(*column))
                because("column " + column->name + " goes");
    }

    void whyNotAdded(const Column& column)
    {
        const bool generated = isGenerated(m_v.after, m_is, column);
        const std::string value = standard(column);
        const bool takesName = std::any_of(m_removed.begin(), m_removed.end(), [&](const Column* gone) { return lowerCase(gone->name) == lowerCase(column.name); });
        const bool isFilled = !backfill(column).empty() || (m_options.isWayBack && isRequired(column) && value.empty());
        if (takesName || isFilled || isRowNumber(m_is, column) || (generated && column.generatedStored) || (!value.empty() && !isConstant(value)))
            because("column " + column.name);
    }

    bool canBeDropped(const Column& column) const
    {
        const bool isNamed = std::any_of(m_oldLines.begin(), m_oldLines.end(), [&](const Step& other) {
            return other.part.empty() && !(other.element == elementOf(column)) && namesIt(other.statement, column.name);
        });
        const bool leavesSome = std::any_of(m_was.columns.begin(), m_was.columns.end(), [&](const Column& other) {
            return m_is.column(other.id) && other.generatedExpression.empty();
        });
        return !isNamed && leavesSome && !isRowNumber(m_was, column);
    }

    void compareConstraints()
    {
        for (const Step& old : m_oldLines) {
            if (old.element.kind == ElementKind::Column)
                continue;
            const Step* now = line(m_lines, old.element, old.part);
            if (!now || !sameSql(old.statement, now->statement))
                because(now ? now->statement : old.statement);
        }
        for (const Step& now : m_lines)
            if (now.element.kind != ElementKind::Column && !line(m_oldLines, now.element, now.part)) {
                m_hasNewConstraint = true;
                if (!isCarried(now))
                    because(now.statement);
            }
        for (const Step& now : m_lines)
            if (const Step* old = line(m_oldLines, now.element, now.part); old && now.element.kind == ElementKind::Constraint)
                m_hasNewConstraint = m_hasNewConstraint || !sameSql(old->statement, now.statement);
    }

    /// Whether ADD COLUMN of a new column can bring the constraint along.
    bool isCarried(const Step& constraint)
    {
        const Column* carrier = nullptr;
        std::string text = constraint.statement;
        for (const ForeignKey& key : m_is.foreignKeys)
            if (AnyId(key.id) == constraint.element.id) {
                const Column* column = key.columns.size() == 1 ? m_is.column(key.columns[0]) : nullptr;
                const std::string begin = column ? "FOREIGN KEY (" + quoted(column->name) + ") " : std::string();
                const auto place = begin.empty() ? std::string::npos : text.find(begin);
                if (place == std::string::npos || !standard(*column).empty())
                    return false;
                text.erase(place, begin.size());
                carrier = isAdded(*column) ? column : nullptr;
            }
        for (const Check& check : m_is.checks)
            if (AnyId(check.id) == constraint.element.id)
                for (const Column* column : m_added)
                    if (namesIt(text, column->name))
                        carrier = column;
        if (carrier)
            m_carried[carrier->id] += " " + text;
        return carrier;
    }

    bool isAdded(const Column& column) const
    {
        return std::any_of(m_added.begin(), m_added.end(), [&](const Column* added) { return added->id == column.id; });
    }

    void put(std::string statement, const std::string& comment = {}, std::vector<Cost> costs = {})
    {
        m_change.steps.push_back({{.statement = std::move(statement), .comment = comment, .element = m_element}, std::move(costs), pathOfElement(m_element)});
    }

    void noteLoss(const Column& column)
    {
        const Table* table = m_v.original.table(m_is.id);
        const Column* known = table->column(column.id);
        m_losses.columnGoes(m_v.original, *table, known ? *known : column);
    }

    void changeInPlace()
    {
        for (const Column* column : m_added) {
            std::vector<Cost> costs;
            const auto carried = m_carried.find(column->id);
            if (isRequired(*column) && standard(*column).empty())
                m_change.unfilled.push_back(column->name);
            if ((isRequired(*column) && standard(*column).empty()) || carried != m_carried.end())
                costs.push_back(Cost::CanFail);
            const bool generated = !column->generatedExpression.empty();
            const std::string comment = m_options.isWayBack && !generated ? "The values that this column held can't be brought back" : generated ? "Computed column" : "New column";
            const ElementRef element = elementOf(*column);
            m_change.steps.push_back({{.statement = "ALTER TABLE " + m_name + " ADD COLUMN " + line(m_lines, element)->statement + (carried == m_carried.end() ? "" : carried->second),
                                       .comment = comment,
                                       .element = element},
                                      std::move(costs),
                                      pathOfElement(element)});
            m_change.newColumns.push_back(column->name);
        }
        for (const Column* column : m_removed) {
            const bool computed = isGenerated(m_v.before, m_was, *column);
            if (!computed)
                noteLoss(*column);
            const ElementRef element = elementOf(*column);
            m_change.goes.push_back({{.statement = "ALTER TABLE " + m_name + " DROP COLUMN " + quoted(column->name),
                                      .comment = "The column " + column->name + (computed ? "" : " with all it holds"),
                                      .element = element},
                                     computed ? std::vector{Cost::RewritesTable} : std::vector{Cost::RewritesTable, Cost::DeletesData, Cost::CannotBeTakenBack},
                                     pathOf(m_v.original, element)});
        }
    }

    struct Copy {
        std::vector<std::string> into;
        std::vector<std::string> from;
        bool loses = false;     ///< columns with all they hold
        bool alters = false;    ///< values
        bool canFail = false;
    };

    void add(Copy& copy, const Column& column, const std::string& expression)
    {
        copy.into.push_back(quoted(column.name));
        copy.from.push_back(expression);
    }

    void copyKept(Copy& copy, const Column& was, const Column& column)
    {
        const RowConversion how = rowConversion(m_v.before, m_was, was, m_v.after, m_is, column);
        if (!how.loss.empty())
            m_losses.valuesChange(m_v.after.project(), m_is, column, "Its new type can't hold all that it holds: " + how.loss + ".");
        copy.alters = copy.alters || !how.loss.empty();
        const bool checks = was.type != column.type || was.userType != column.userType || was.collation != column.collation;
        const bool becomesRequired = was.nullable && isRequired(column);
        const std::string filler = becomesRequired ? backfill(column) : std::string();
        copy.canFail = copy.canFail || how.canFail || checks || (becomesRequired && filler.empty());
        m_change.fillsValues = m_change.fillsValues || !filler.empty();
        if (becomesRequired && filler.empty())
            m_change.unfilled.push_back(column.name);
        add(copy, column, filler.empty() ? how.expression : "coalesce(" + how.expression + ", (" + filler + "))");
    }

    void copyNew(Copy& copy, const Column& column)
    {
        const std::string filler = backfill(column);
        const bool inNeed = isRequired(column) && standard(column).empty();
        if (!filler.empty()) {
            m_change.fillsValues = true;
            add(copy, column, "(" + filler + ")");
        } else if (inNeed && m_options.isWayBack) {
            copy.alters = true;
            add(copy, column, placeholder(m_v.after, m_is, column));
        } else if (inNeed) {
            m_change.unfilled.push_back(column.name);
        }
        copy.canFail = copy.canFail || inNeed;
    }

    Copy copied()
    {
        Copy copy;
        copy.canFail = m_hasNewConstraint;
        for (const Column& column : m_is.columns) {
            const Column* was = m_was.column(column.id);
            const bool generated = isGenerated(m_v.after, m_is, column);
            if (was && generated && !isGenerated(m_v.before, m_was, *was)) {
                copy.loses = true;
                noteLoss(*was);
            } else if (!generated) {
                was ? copyKept(copy, *was, column) : copyNew(copy, column);
            }
        }
        for (const Column* column : m_removed)
            if (!isGenerated(m_v.before, m_was, *column)) {
                copy.loses = true;
                noteLoss(*column);
            }
        // Rows stay rows, even where no column of theirs does.
        for (const Column& column : m_is.columns)
            if (copy.into.empty() && !isGenerated(m_v.after, m_is, column))
                add(copy, column, standard(column).empty() ? "NULL" : standard(column));
        return copy;
    }

    std::string comment(const Copy& copy) const
    {
        std::vector<std::string> shown;
        for (std::size_t i = 0; i < m_reasons.size() && i < 5; ++i)
            shown.push_back(oneLine(m_reasons[i]));
        std::string text = "Made anew for what SQLite can't alter: " + joined(shown, "; ") + (m_reasons.size() > 5 ? "; and more" : "");
        if (copy.alters && m_options.isWayBack)
            text += ". Values that are gone can't be brought back: rows get others instead";
        return text;
    }

    void makeAnew()
    {
        m_change.isAnew = true;
        const Copy copy = copied();
        std::vector<Cost> costs{Cost::BlocksWrites, Cost::RewritesTable};
        if (copy.loses)
            costs.push_back(Cost::DeletesData);
        if (copy.alters)
            costs.push_back(Cost::ChangesValues);
        if (copy.loses || (copy.alters && !m_options.isWayBack))
            costs.push_back(Cost::CannotBeTakenBack);
        if (copy.canFail)
            costs.push_back(Cost::CanFail);
        const std::string plain = flatName(m_v.after.project(), m_is.namespaceId, m_is.name);
        const std::string fresh = "barch_new_" + plain;
        put(createTable(quoted(fresh), m_lines), comment(copy), costs);
        put("INSERT INTO " + quoted(fresh) + " (" + joined(copy.into, ", ") + ")\n  SELECT " + joined(copy.from, ", ") + " FROM " + m_name);
        auto counts = [](const Table& table) { return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return isRowNumber(table, column); }); };
        if (counts(m_was) && counts(m_is)) {
            put("DELETE FROM sqlite_sequence WHERE name = " + literal(fresh));
            put("INSERT INTO sqlite_sequence (name, seq) SELECT " + literal(fresh) + ", seq FROM sqlite_sequence WHERE name = " + literal(plain));
        }
        put("INSERT INTO barch_rows SELECT " + literal(plain) + ", count(*) FROM " + m_name);
        put("DROP TABLE " + m_name);
        put("ALTER TABLE " + quoted(fresh) + " RENAME TO " + m_name);
    }

    const Versions& m_v;
    const ScriptOptions& m_options;
    Losses& m_losses;
    const Table& m_was;
    const Table& m_is;
    ElementRef m_element;
    std::string m_name;
    const Lines& m_oldLines;
    const Lines& m_lines;
    std::vector<const Column*> m_added;
    std::vector<const Column*> m_removed;
    std::map<ColumnId, std::string> m_carried;
    std::vector<std::string> m_reasons;
    bool m_hasNewConstraint = false;
    TableChange m_change;
};

}  // namespace

TableChange TableChanges::of(TableId table) const
{
    return TableWriter(m_versions, m_options, m_losses, table).run();
}

}  // namespace barch::sql::sqlite
