#include "exporters/sql/sqlite/indexes.h"

#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/expressions.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/own_tables.h"

namespace barch::sql::sqlite {
namespace {

/// Nothing: the index is left out, and why was said.
std::optional<std::string> keyText(Draft& draft, const Table& table, const IndexKey& key, const ElementRef& element)
{
    std::string text;
    if (key.column) {
        const Column* column = table.column(key.column);
        if (!column) {
            draft.leftOut(element, "Index", "Left out: a column of it no longer exists.");
            return std::nullopt;
        }
        text = quoted(column->name);
    } else {
        const auto written = expression(draft, key.expression, &table, false);
        if (!written) {
            draft.expression(key.expression, element, "Its expression");
            draft.leftOut(element, "Index on an expression", "Left out: SQLite can't say " + oneLine(key.expression) + ".");
            return std::nullopt;
        }
        text = *written;
    }
    const std::string collation = lowerCase(key.collation);
    if (!collation.empty() && tableOptions(draft.project(), table).isOwn)
        text += " COLLATE " + quoted(key.collation);
    else if (collation == "c" || collation == "binary" || collation == "nocase" || collation == "rtrim")
        text += " COLLATE " + std::string(collation == "nocase" ? "NOCASE" : collation == "rtrim" ? "RTRIM" : "BINARY");
    else if (!collation.empty())
        draft.leftOut(element, "Collation of an index", "Left out: SQLite has no such collation.");
    if (!key.operatorClass.empty())
        draft.replacedOften(element, "Operator class", "Left out: SQLite has none.");
    if (key.nulls != NullsOrder::Default)
        draft.replacedOften(element, "Place of NULLs in an index", "Left out: SQLite puts NULLs first.");
    return text + (key.descending ? " DESC" : "");
}

void writeIndex(Draft& draft, const Table& table, const Index& index)
{
    const auto element = ElementRef::inTable(ElementKind::Index, table.id, index.id);
    if (!index.method.empty() && index.method != "btree" && index.method != "hash" && index.method != "brin")
        return draft.leftOut(element, "Index method " + oneLine(index.method), "Left out: SQLite has no such index.");
    std::string keys;
    std::string wanted = flatName(draft.project(), table.namespaceId, table.name);
    for (const IndexKey& key : index.keys) {
        const auto text = keyText(draft, table, key, element);
        if (!text)
            return;
        keys += (keys.empty() ? "" : ", ") + *text;
        const Column* column = table.column(key.column);
        wanted += "_" + (column ? column->name : std::string("expr"));
    }
    if (keys.empty())
        return draft.leftOut(element, "Index", "Left out: it has no columns.");
    bool unique = index.unique;
    std::string where;
    if (!index.predicate.empty()) {
        if (const auto written = expression(draft, index.predicate, &table, false)) {
            where = " WHERE " + *written;
        } else {
            draft.expression(index.predicate, element, "Its condition");
            draft.replaced(element, "Index over some rows", "Written as an index over all rows that isn't unique: SQLite can't say its condition.");
            unique = false;
        }
    }
    if (!index.include.empty())
        draft.leftOut(element, "Columns that an index only carries", "Left out: SQLite has none.");
    if (index.nullsNotDistinct)
        draft.leftOut(element, "NULLS NOT DISTINCT", "Left out: SQLite lets a unique index hold any number of NULLs.");
    const std::string name = index.name.empty() ? draft.freshName("relations", wanted + "_idx", nameLimit)
                                                : draft.ownName("relations", element, index.name, table.name, nameLimit);
    draft.add({.statement = std::string("CREATE ") + (unique ? "UNIQUE " : "") + "INDEX " + quoted(name) + " ON " +
                            tableName(draft.project(), table) + " (" + keys + ")" + where,
               .element = element,
               .alone = "DROP INDEX " + quoted(name)});
    draft.wroteName(element, name);
}

}  // namespace

void writeIndexes(Draft& draft, const Table& table)
{
    for (const Index& index : table.indexes)
        writeIndex(draft, table, index);
}

}  // namespace barch::sql::sqlite
