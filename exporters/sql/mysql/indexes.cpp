#include "exporters/sql/mysql/indexes.h"

#include "exporters/sql/mysql/expressions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/own_tables.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

constexpr std::size_t prefixLength = 190;

/// A generated column that the index stands on instead; its quoted name.
std::string generatedColumn(Draft& draft, TableText& text, const ElementRef& element, const std::string& name, const std::string& type, const std::string& expressionText)
{
    const std::string scope = "columns " + text.table.id.text();
    for (const Column& column : text.table.columns)
        draft.reserveName(scope, column.name);
    const std::string fresh = draft.freshName(scope, name, nameLimit);
    const auto place = std::find_if(text.lines.begin(), text.lines.end(), [](const TableLine& line) { return !line.text.starts_with('`'); });
    text.lines.insert(place, {quoted(fresh) + " " + type + " GENERATED ALWAYS AS (" + expressionText + ") VIRTUAL", element, "column", "DROP COLUMN " + quoted(fresh)});
    return quoted(fresh);
}

class IndexWriter {
public:
    IndexWriter(Draft& draft, TableText& text, const Index& index)
        : m_draft(draft), m_text(text), m_index(index),
          m_element(ElementRef::inTable(ElementKind::Index, text.table.id, index.id))
    {
    }

    void write()
    {
        m_isOwn = isOwn(m_draft.project(), m_text.table);
        const bool isSpecial = m_isOwn && (m_index.method == "fulltext" || m_index.method == "spatial");
        if (!isSpecial && !m_index.method.empty() && m_index.method != "btree" && m_index.method != "hash" && m_index.method != "brin")
            return m_draft.leftOut(m_element, "Index method " + oneLine(m_index.method), "Left out: MySQL has no such index.");
        std::string wanted = m_text.table.name;
        for (const IndexKey& key : m_index.keys)
            if (!addKey(key, wanted))
                return;
        if (m_keys.empty())
            return m_draft.leftOut(m_element, "Index", "Left out: it has no columns.");
        bool unique = m_index.unique;
        if (!m_index.predicate.empty())
            unique = keepPredicate();
        if (!m_index.include.empty())
            m_draft.leftOut(m_element, "Columns that an index only carries", "Left out: MySQL has none.");
        if (m_index.nullsNotDistinct)
            m_draft.leftOut(m_element, "NULLS NOT DISTINCT", "Left out: MySQL lets a unique key hold any number of NULLs.");
        const std::string name = m_draft.freshName("indexes " + m_text.table.id.text(), m_index.name.empty() ? wanted + "_idx" : m_index.name, nameLimit);
        m_draft.wroteName(m_element, name);
        const std::string kind = isSpecial ? m_index.method == "fulltext" ? "FULLTEXT KEY " : "SPATIAL KEY " : unique ? "UNIQUE KEY " : "KEY ";
        addIndexLine(m_text, m_element, {}, kind + quoted(name), "KEY " + quoted(name), m_keys, isSpecial ? std::vector<std::string>() : m_begins);
        m_text.lines.back().text += behind();
    }

    /// What an index of an own table is made with.
    std::string behind()
    {
        if (!m_isOwn)
            return {};
        std::string text = m_index.method == "hash" ? " USING HASH" : "";
        if (!m_index.comment.empty())
            text += " COMMENT " + literal(m_index.comment);
        if (!m_index.options.empty())
            text += " " + m_draft.expression(m_index.options, m_element, "What it is made with");
        return text;
    }

private:
    bool addKey(const IndexKey& key, std::string& wanted)
    {
        std::string written;
        if (key.column) {
            const Column* column = m_text.table.column(key.column);
            const auto type = m_text.types.find(key.column);
            if (!column || type == m_text.types.end()) {
                m_draft.leftOut(m_element, "Index", "Left out: a column of it is not there.");
                return false;
            }
            if (!m_isOwn && type->second.keyBytes == 0 && !type->second.isText) {
                m_draft.leftOut(m_element, "Index", "Left out: MySQL can't index a column of this type.");
                return false;
            }
            written = quoted(column->name);
            if (m_isOwn && key.prefixLength > 0)
                written += "(" + std::to_string(key.prefixLength) + ")";
            else if (!m_isOwn && (type->second.keyBytes == 0 || type->second.keyBytes > 1020))
                written += "(" + std::to_string(prefixLength) + ")";
            else if (m_isBeginning)
                m_begins.push_back(column->name);
            m_isBeginning = m_isBeginning && written.back() != ')';
            wanted += "_" + column->name;
        } else {
            const auto value = expression(m_draft, key.expression, &m_text.table, false);
            if (m_isOwn && value) {  // as MySQL 8 has it
                m_keys += (m_keys.empty() ? "(" : ", (") + *value + ")" + (key.descending ? " DESC" : "");
                m_isBeginning = false;
                return true;
            }
            const bool isText = value && (value->starts_with("lower(") || value->starts_with("upper(") || value->starts_with("trim("));
            if (!isText) {
                m_draft.expression(key.expression, m_element, "Its expression");
                m_draft.leftOut(m_element, "Index on an expression", "Left out: MySQL would need a column with that value.");
                return false;
            }
            m_draft.replaced(m_element, "Index on an expression", "Kept by a generated column of 255 characters.");
            m_isBeginning = false;
            written = generatedColumn(m_draft, m_text, m_element, m_text.table.name + "_key_" + std::to_string(++m_generated), "varchar(255)", *value);
            wanted += "_expr";
        }
        m_keys += (m_keys.empty() ? "" : ", ") + written + (key.descending ? " DESC" : "");
        if (key.nulls != NullsOrder::Default)
            m_draft.replacedOften(m_element, "Place of NULLs in an index", "Left out: MySQL puts NULLs first.");
        if (!key.operatorClass.empty())
            m_draft.replacedOften(m_element, "Operator class", "Left out: MySQL has none.");
        return true;
    }

    /// Whether the index stays unique.
    bool keepPredicate()
    {
        const auto condition = expression(m_draft, m_index.predicate, &m_text.table, false);
        if (!condition)
            m_draft.expression(m_index.predicate, m_element, "Its condition");
        if (!m_index.unique) {
            m_draft.replaced(m_element, "Index over some rows", "Written as an index over all rows.");
            return false;
        }
        if (!condition) {
            m_draft.replaced(m_element, "Unique index over some rows",
                             "Written as an index that isn't unique: MySQL can't say its condition. The application has to keep it.");
            return false;
        }
        m_keys += ", " + generatedColumn(m_draft, m_text, m_element, (m_index.name.empty() ? m_text.table.name : m_index.name) + "_holds", "tinyint",
                                         "CASE WHEN " + *condition + " THEN 1 END");
        m_draft.replaced(m_element, "Unique index over some rows", "Kept by a generated column that is NULL in all other rows.");
        return true;
    }

    Draft& m_draft;
    TableText& m_text;
    const Index& m_index;
    ElementRef m_element;
    std::string m_keys;
    std::vector<std::string> m_begins;
    bool m_isBeginning = true;
    bool m_isOwn = false;
    int m_generated = 0;
};

/// AUTO_INCREMENT needs an index that begins with its column.
void addCounterKey(Draft& draft, TableText& text)
{
    for (const Column& column : text.table.columns) {
        const bool counts = column.identity != Identity::None || column.type == "serial" || column.type == "bigserial" || column.type == "smallserial";
        if (!counts)
            continue;
        const auto& table = text.table;
        auto leads = [&](const std::vector<ColumnId>& columns) { return !columns.empty() && columns.front() == column.id; };
        const bool indexed = (table.primaryKey && leads(table.primaryKey->columns)) ||
                             std::any_of(table.uniques.begin(), table.uniques.end(), [&](const auto& key) { return leads(key.columns); });
        const bool isLed = isOwn(draft.project(), table) && std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
            return !index.keys.empty() && index.keys.front().column == column.id;
        });
        if (indexed || isLed)
            continue;
        const std::string key = "KEY " + quoted(draft.freshName("indexes " + table.id.text(), table.name + "_" + column.name + "_counter", nameLimit));
        addIndexLine(text, ElementRef::inTable(ElementKind::Column, table.id, column.id), "counter", key, key, quoted(column.name), {column.name});
    }
}

}  // namespace

void addIndexes(Draft& draft, TableText& text)
{
    for (const Index& index : text.table.indexes)
        IndexWriter(draft, text, index).write();
    addCounterKey(draft, text);
}

}  // namespace barch::sql::mysql
