#include "exporters/sql/mysql/change/column_steps.h"

#include "exporters/sql/mysql/change/enum_mapping.h"
#include "exporters/sql/mysql/change/type_conversions.h"
#include "exporters/sql/mysql/identifiers.h"

#include <algorithm>
#include <sstream>

namespace barch::sql::mysql {
namespace {


bool hasOwnCharacters(const std::string& type)
{
    return type.find("CHARACTER SET") != std::string::npos || type.find("COLLATE") != std::string::npos;
}

/// "charset=utf8mb4 collate=utf8mb4_bin" of what stands behind a table.
std::string charactersOf(const std::string& options)
{
    std::istringstream stream(lowerCase(options));
    std::string found;
    for (std::string word; stream >> word;)
        if (word.starts_with("charset") || word.starts_with("collate"))
            found += word + " ";
    return found;
}

bool isText(const std::string& type)
{
    return type.find("char(") != std::string::npos || type.find("text") != std::string::npos || type.starts_with("enum(") || type.starts_with("set(");
}

class ColumnStepWriter {
public:
    ColumnStepWriter(const TablePlan& plan, const Side& first, Side& old, Side& next, const ScriptOptions& options, Losses& losses)
        : m_plan(plan), m_first(first), m_old(old), m_next(next), m_options(options), m_losses(losses), m_earlier(*old.project().table(plan.before->id)),
          m_alter(next.alter(*plan.after)), m_table(tableName(next.project(), *plan.after))
    {
        const Unit* was = old.units().find(ElementRef::table(m_earlier.id), "options");
        const Unit* is = next.units().find(ElementRef::table(m_earlier.id), "options");
        m_otherCharacters = was && is && charactersOf(was->text()) != charactersOf(is->text());
    }

    ColumnSteps run()
    {
        for (const ColumnPlan& column : m_plan.columns)
            if (column.fate == Fate::Comes || column.fate == Fate::Stays)
                write(column);
        for (const ColumnPlan& column : m_plan.columns)
            if (column.fate == Fate::BecomesPlain)
                write(column);
        compute();
        for (auto column = m_plan.columns.rbegin(); column != m_plan.columns.rend(); ++column)
            if (column->fate == Fate::Goes)
                write(*column);
        return std::move(m_steps);
    }

private:
    void write(const ColumnPlan& column)
    {
        const Column* earlier = column.before ? m_earlier.column(column.before->id) : nullptr;
        const auto was = earlier ? m_old.column(m_earlier, *earlier) : std::nullopt;
        const auto is = column.after ? m_next.column(*m_plan.after, *column.after) : std::nullopt;
        m_element = ElementRef::inTable(ElementKind::Column, m_plan.after->id, (column.after ? column.after : column.before)->id);
        switch (column.fate) {
        case Fate::Comes: return add(*column.after, *is);
        case Fate::Stays: return change(column, *was, *is);
        case Fate::BecomesPlain: return keepComputed(*was, *is);
        case Fate::Goes: return remove(*column.before, *was);
        default: return;
        }
    }

    void put(PlannedSteps& list, const std::string& comment, std::vector<Cost> costs, std::string statement, std::vector<std::string> back)
    {
        list.push_back({m_element, comment, std::move(costs), std::move(statement), std::move(back)});
    }

    std::string modify(const ColumnText& text) const { return m_alter + "MODIFY COLUMN " + text.text(); }

    void add(const Column& column, const ColumnText& is)
    {
        const std::string drop = m_alter + "DROP COLUMN " + is.name;
        if (is.counts) {
            m_steps.counting.push_back("ADD COLUMN " + is.text());
            m_steps.countingBack.push_back("DROP COLUMN " + is.name);
            return;
        }
        const std::string expression = backfillOf(m_next.project(), *m_plan.after, column, m_options);
        const bool inNeed = !is.nullable && is.standard.empty();
        const bool computesDefault = is.standard.starts_with(" DEFAULT (");
        if (expression.empty() && !inNeed)
            return put(m_steps.change, "New column", computesDefault ? std::vector{Cost::CopiesTable, Cost::BlocksWrites} : std::vector{Cost::Instant},
                       m_alter + "ADD COLUMN " + is.text(), {drop});
        ColumnText open = is;
        open.nullable = true;
        open.standard.clear();
        put(m_steps.change, "New column", {Cost::Instant}, m_alter + "ADD COLUMN " + open.text(), {drop});
        if (!expression.empty())
            fill(is.name, expression, "");
        if (open.text() != is.text())
            require(open, is);
    }

    void require(const ColumnText& open, const ColumnText& is)
    {
        put(m_steps.change, is.nullable ? "Default" : "Required from now on",
            is.nullable ? std::vector{Cost::Instant} : std::vector{Cost::InPlace, Cost::RewritesTable, Cost::CanFail}, modify(is), {modify(open)});
    }

    /// With its triggers away. Columns that note the time of an update keep theirs.
    void fill(const std::string& name, const std::string& expression, const std::string& condition)
    {
        std::string sets = name + " = (" + m_next.draft().expression(expression, m_element, "What fills it") + ")";
        update(sets, name, condition, "Rows that are there", {});
    }

    void update(const std::string& sets, const std::string& name, const std::string& condition, const std::string& comment, std::vector<std::string> back)
    {
        put(m_steps.change, comment, {Cost::BlocksWrites}, updating(sets, name, condition), std::move(back));
        m_steps.fills = true;
    }

    std::string updating(std::string sets, const std::string& name, const std::string& condition)
    {
        for (const Column& column : m_earlier.columns)
            if (const auto text = m_old.column(m_earlier, column); text && text->name != name && text->options.find("ON UPDATE") != std::string::npos)
                sets += ", " + text->name + " = " + text->name;
        return "UPDATE " + m_table + " SET " + sets + condition;
    }

    void change(const ColumnPlan& column, const ColumnText& was, const ColumnText& is)
    {
        if (was.type != is.type || was.nullable > is.nullable)
            m_steps.retyped.insert(column.after->id);
        const bool otherCharacters = m_otherCharacters && isText(is.type) && !hasOwnCharacters(is.type);
        if (otherCharacters)
            m_steps.retyped.insert(column.after->id);
        if (was.text() == is.text() && !otherCharacters)
            return;
        ColumnText from = was;
        ColumnText to = is;
        if (was.counts != is.counts) {
            m_steps.counting.push_back("MODIFY COLUMN " + is.text());
            to.counts = was.counts;
            to.standard = was.counts ? std::string() : is.standard;
            to.nullable = was.counts ? false : is.nullable;
            m_steps.countingBack.push_back("MODIFY COLUMN " + to.text());
            if (from.text() == to.text())
                return;
        }
        checkLoss(column, was, is);
        map(column, from, to);
        const std::string expression = was.nullable && !is.nullable ? backfillOf(m_next.project(), *m_plan.after, *column.after, m_options) : std::string();
        if (!expression.empty()) {
            ColumnText open = to;
            open.nullable = true;
            if (open.type != from.type) {
                put(m_steps.change, "Type", costs(from, open), modify(open), {modify(from)});
                from = open;
            }
            fill(to.name, expression, " WHERE " + to.name + " IS NULL");
        }
        if (from.text() != to.text() || otherCharacters)
            put(m_steps.change, words(from, to), costs(from, to, otherCharacters), modify(to), {modify(from)});
    }

    void checkLoss(const ColumnPlan& column, const ColumnText& was, const ColumnText& is)
    {
        if (was.type != is.type && conversion(was.type, is.type).losesValues)
            m_losses.valuesChange(m_next.project(), *m_plan.after, *column.after,
                                  "Its new type " + is.type + " can't hold all that " + was.type + " holds: values would be rounded or cut.");
    }

    /// Values of an enum that are called something else: rows say so before the old word goes. `from` becomes what is there then.
    void map(const ColumnPlan& column, ColumnText& from, const ColumnText& to)
    {
        const UserType* before = m_first.project().types.find(column.before->userType);
        const UserType* after = m_next.project().types.find(column.after->userType);
        const EnumMapping mapping(enumValues(from.type), enumValues(to.type), before, after,
                                  backfillOf(m_next.project(), *m_plan.after, *column.after, m_options));
        if (mapping.isNothing())
            return;
        ColumnText both = from;
        both.type = withEnumValues(from.type, mapping.bothValues());
        if (both.type != from.type)
            put(m_steps.change, "Old and new values side by side", costs(from, both), modify(both), {modify(from)});
        std::vector<std::string> reverse;
        if (const auto [assignment, condition] = mapping.takenBack(to.name); !assignment.empty())
            reverse.push_back(updating(assignment, to.name, condition));
        update(m_next.draft().expression(mapping.assignment(to.name), m_element, "What its values become"), to.name, mapping.condition(to.name),
               "Values that are called something else", std::move(reverse));
        from = both;
    }

    static std::string words(const ColumnText& from, const ColumnText& to)
    {
        std::string text;
        auto say = [&](bool is, const char* what) { text += is ? (text.empty() ? "" : ", ") + std::string(what) : std::string(); };
        say(from.type != to.type, "Type");
        say(from.nullable != to.nullable, to.nullable ? "optional from now on" : "required from now on");
        say(from.standard != to.standard, "default");
        say(from.comment != to.comment, "comment");
        if (text.empty())
            text = "Definition";
        text.front() = static_cast<char>(text.front() >= 'a' ? text.front() - 32 : text.front());
        return text;
    }

    static std::vector<Cost> costs(const ColumnText& from, const ColumnText& to, bool otherCharacters = false)
    {
        std::vector<Cost> list;
        const Conversion how = from.type != to.type ? conversion(from.type, to.type) : Conversion{false, false, true};
        const bool copies = (from.type != to.type && !how.staysInPlace) || otherCharacters;
        if (copies)
            list = {Cost::CopiesTable, Cost::BlocksWrites};
        else if (from.nullable != to.nullable)
            list = {Cost::InPlace, Cost::RewritesTable};
        else
            list = {from.type != to.type && !from.type.starts_with("enum(") ? Cost::InPlace : Cost::Instant};
        if (how.losesValues)
            list.insert(list.end(), {Cost::ChangesValues, Cost::CannotBeTakenBack});
        if (how.canFail || (from.nullable && !to.nullable))
            list.push_back(Cost::CanFail);
        return list;
    }

    /// MySQL turns no computed column into a plain one where it isn't stored: its values go through another column.
    void keepComputed(const ColumnText& was, const ColumnText& is)
    {
        ColumnText aside = is;
        aside.name = quoted("barch_plain_" + m_element.id.text());
        aside.nullable = true;
        aside.standard.clear();
        aside.counts = false;
        put(m_steps.change, "A plain column from now on: its values", {Cost::Instant}, m_alter + "ADD COLUMN " + aside.text(), {m_alter + "DROP COLUMN " + aside.name});
        update(aside.name + " = " + was.name, aside.name, "", "", {});
        put(m_steps.change, "", {Cost::CopiesTable, Cost::BlocksWrites},
            m_alter + "DROP COLUMN " + was.name + ", CHANGE COLUMN " + aside.name + " " + is.text(),
            {m_alter + "CHANGE COLUMN " + is.name + " " + aside.text() + ", ADD COLUMN " + was.text()});
    }

    /// Each after those that it is computed from.
    void compute()
    {
        std::vector<const ColumnPlan*> open;
        for (const ColumnPlan& column : m_plan.columns)
            if (column.fate == Fate::ComesComputed || column.fate == Fate::MadeAnew || column.fate == Fate::BecomesComputed)
                open.push_back(&column);
        while (!open.empty()) {
            const auto ready = std::find_if(open.begin(), open.end(), [&](const ColumnPlan* column) {
                const std::string expression = m_next.column(*m_plan.after, *column->after)->generated;
                return std::none_of(open.begin(), open.end(), [&](const ColumnPlan* other) { return other != column && mentionsOneOf(expression, {other->after->name}); });
            });
            const auto at = ready == open.end() ? open.begin() : ready;
            makeComputed(**at);
            open.erase(at);
        }
    }

    void makeComputed(const ColumnPlan& column)
    {
        const ColumnText is = *m_next.column(*m_plan.after, *column.after);
        m_element = ElementRef::inTable(ElementKind::Column, m_plan.after->id, column.after->id);
        const bool isStored = is.generated.ends_with(" STORED");
        const std::vector<Cost> costs = isStored ? std::vector{Cost::CopiesTable, Cost::BlocksWrites, Cost::CanFail} : std::vector{Cost::Instant};
        if (column.fate != Fate::BecomesComputed)
            return put(m_steps.compute, "Computed column", costs, m_alter + "ADD COLUMN " + is.text(), {m_alter + "DROP COLUMN " + is.name});
        m_losses.columnGoes(m_first.project(), *m_plan.before, *column.before);
        const auto was = *m_old.column(m_earlier, *m_earlier.column(column.before->id));
        auto lossy = costs;
        lossy.insert(lossy.end(), {Cost::DeletesData, Cost::CannotBeTakenBack});
        put(m_steps.compute, "Computed from now on: what it holds goes", lossy, m_alter + "DROP COLUMN " + was.name + ", ADD COLUMN " + is.text(),
            broughtBack(was, m_alter + "DROP COLUMN " + is.name + ", "));
    }

    /// The column as it was, with something in the rows that are there.
    std::vector<std::string> broughtBack(const ColumnText& was, const std::string& alter) const
    {
        const bool inNeed = !was.nullable && was.standard.empty() && !was.counts;
        const std::string value = inNeed ? placeholder(was.type) : std::string();
        if (value.empty())
            return {alter + "ADD COLUMN " + was.text()};
        ColumnText filled = was;
        filled.standard = " DEFAULT " + value;
        return {alter + "ADD COLUMN " + filled.text(), m_alter + "ALTER COLUMN " + was.name + " DROP DEFAULT"};
    }

    void remove(const Column& column, const ColumnText& was)
    {
        m_losses.columnGoes(m_first.project(), *m_plan.before, *m_plan.before->column(column.id));
        if (was.counts) {
            m_steps.counting.push_back("DROP COLUMN " + was.name);
            m_steps.countingBack.push_back("ADD COLUMN " + was.text());
            return;
        }
        put(m_steps.remove, "The column " + column.name + " with all it holds", {Cost::Instant, Cost::DeletesData, Cost::CannotBeTakenBack},
            m_alter + "DROP COLUMN " + was.name, broughtBack(was, m_alter));
    }

    const TablePlan& m_plan;
    const Side& m_first;
    Side& m_old;
    Side& m_next;
    const ScriptOptions& m_options;
    Losses& m_losses;
    const Table& m_earlier;
    std::string m_alter;
    std::string m_table;
    bool m_otherCharacters = false;
    ElementRef m_element;
    ColumnSteps m_steps;
};

}  // namespace

ColumnSteps columnSteps(const TablePlan& plan, const Side& first, Side& old, Side& next, const ScriptOptions& options, Losses& losses)
{
    return ColumnStepWriter(plan, first, old, next, options, losses).run();
}

}  // namespace barch::sql::mysql
