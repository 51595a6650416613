#include "exporters/sql/postgresql/indexes.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/comments.h"
#include "exporters/sql/postgresql/identifiers.h"

#include <algorithm>

namespace barch::sql::postgresql {

std::string operatorClass(Draft& draft, const std::string& text, const ElementRef& element)
{
    const auto tokens = scan(text, lexis());
    const bool plain = std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == TokenKind::Word || token.kind == TokenKind::Dot || token.kind == TokenKind::QuotedName ||
               token.kind == TokenKind::Open || token.kind == TokenKind::Close || token.kind == TokenKind::Number ||
               token.kind == TokenKind::Space || token.is(TokenKind::Operator, "=");
    });
    if (!plain) {
        draft.refuse(element, "\"" + oneLine(text) + "\" is not an operator class.", "Correct the index.");
        return "text_ops";
    }
    return draft.expression(text, element, "Its operator class");
}

std::string indexKeyText(Draft& draft, const Table* table, const IndexKey& key, const ElementRef& element, bool withOrder)
{
    const Column* column = table ? table->column(key.column) : nullptr;
    std::string text;
    if (key.column && !column) {
        draft.refuse(element, "A column of it no longer exists.", "Choose its columns again.");
        return "NULL";
    }
    text = column ? quoted(column->name) : "(" + draft.expression(key.expression, element, "Its expression") + ")";
    if (!key.collation.empty())
        text += " COLLATE " + quoted(key.collation);
    if (!key.operatorClass.empty())
        text += " " + operatorClass(draft, key.operatorClass, element);
    if (withOrder && key.descending)
        text += " DESC";
    if (withOrder && key.nulls != NullsOrder::Default)
        text += key.nulls == NullsOrder::First ? " NULLS FIRST" : " NULLS LAST";
    return text;
}

void writeIndex(Draft& draft, const Table* table, const Index& index, NamespaceId space, const std::string& on,
                const std::string& ownerName, const ElementRef& element)
{
    if (index.keys.empty()) {
        draft.leftOut(element, "Index", "Left out: it has no columns.");
        return;
    }
    std::string keys;
    std::string derived = ownerName;
    for (const IndexKey& key : index.keys) {
        if (key.column && !(table && table->column(key.column))) {
            draft.leftOut(element, "Index", "Left out: a column of it no longer exists.");
            return;
        }
        keys += (keys.empty() ? "" : ", ") + indexKeyText(draft, table, key, element, true);
        const Column* column = table ? table->column(key.column) : nullptr;
        derived += "_" + (column ? column->name : std::string("expr"));
    }
    const std::string name = index.name.empty() ? draft.freshName(relationScope(space), derived + "_idx", nameLimit)
                                                : draft.ownName(relationScope(space), element, index.name, ownerName, nameLimit);
    std::string text = std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " + quoted(name) + " ON " + on;
    if (!index.method.empty() && index.method != "btree")
        text += " USING " + quoted(index.method);
    text += " (" + keys + ")";
    if (table)
        if (const auto include = columnNames(*table, index.include); !include.empty())
            text += " INCLUDE (" + quotedList(include) + ")";
    if (index.nullsNotDistinct)
        text += " NULLS NOT DISTINCT";
    if (!index.options.empty())
        text += " WITH (" + draft.expression(index.options, element, "What it is made with") + ")";
    if (!index.predicate.empty())
        text += " WHERE (" + draft.expression(index.predicate, element, "Its condition") + ")";
    const std::string object = "INDEX " + qualified(draft.project(), space, name);
    // A view's indexes are parts of the view.
    const std::string part = table ? std::string() : "index " + name;
    if (table)
        draft.wroteName(element, name);
    draft.add({.statement = text, .element = element, .part = part, .alone = "DROP " + object});
    if (!index.comment.empty()) {
        Step step = commentStep(element, object, index.comment);
        if (!table)
            step.part = part;
        draft.add(std::move(step));
    }
}

void writeIndexes(Draft& draft)
{
    const auto before = draft.steps().size();
    for (const Table* table : draft.tables())
        for (const Index& index : table->indexes)
            writeIndex(draft, table, index, table->namespaceId, tableName(draft.project(), *table), table->name,
                       ElementRef::inTable(ElementKind::Index, table->id, index.id));
    draft.headline(before, "Indexes");
}

}  // namespace barch::sql::postgresql
