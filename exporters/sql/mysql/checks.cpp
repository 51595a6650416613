#include "exporters/sql/mysql/checks.h"

#include "exporters/sql/mysql/expressions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/own_tables.h"
#include "exporters/sql/names.h"
#include "exporters/sql/type_name.h"

#include <set>

namespace barch::sql::mysql {
namespace {

/// Every column in `written` is quoted: the row that a trigger sees stands in front of it.
std::string ofNewRow(const std::string& written)
{
    std::string text;
    for (const Token& token : scan(written, lexis()))
        text += (token.kind == TokenKind::QuotedName ? "NEW." : "") + std::string(token.text);
    return text;
}

/// In lower case.
std::set<std::string> columnsIn(const std::string& written)
{
    std::set<std::string> names;
    for (const Token& token : scan(written, lexis()))
        if (token.kind == TokenKind::QuotedName)
            names.insert(lowerCase(unquoted(token.text)));
    return names;
}

/// MySQL refuses actions of any kind; MariaDB those that change the column.
bool hasAction(const ForeignKey& key)
{
    const auto acts = [](ReferentialAction action) { return action == ReferentialAction::Cascade || action == ReferentialAction::SetNull; };
    return acts(key.onUpdate) || (acts(key.onDelete) && !emptiesSomeColumns(key));
}

/// Why the check can't be a CHECK; empty when it can.
std::string obstacle(const Table& table, const std::string& written)
{
    const auto columns = columnsIn(written);
    const auto names = [&](const Column& column) { return columns.contains(lowerCase(column.name)); };
    for (const Column& column : table.columns)
        if ((column.identity != Identity::None || column.type.ends_with("serial")) && names(column))
            return "takes no check on an AUTO_INCREMENT column (" + oneLine(column.name) + ")";
    for (const ForeignKey& key : table.foreignKeys)
        for (const ColumnId id : key.columns)
            if (const Column* column = table.column(id); column && hasAction(key) && names(*column))
                return "takes no check on a column of a foreign key with an action (" + oneLine(column->name) + ")";
    return {};
}

class CheckWriter {
public:
    CheckWriter(Draft& draft, TableText& text, LateKeys& late) : m_draft(draft), m_text(text), m_late(late) {}

    void write(const std::string& expressionText, const std::string& own, const ElementRef& element, const std::string& part = {}, const std::string& valueName = {})
    {
        const auto written = expression(m_draft, expressionText, &m_text.table, false, valueName);
        if (!written) {
            m_draft.expression(expressionText, element, "It");
            m_draft.leftOut(element, "Check", "Left out: MySQL can't say " + oneLine(expressionText) + ".");
            return;
        }
        const std::string name = databaseWideName(m_draft, m_text.table, own, {}, "check", element);
        const std::string why = isOwn(m_draft.project(), m_text.table) ? std::string() : obstacle(m_text.table, *written);
        if (why.empty())
            return m_text.add({"CONSTRAINT " + name + " CHECK (" + *written + ")", element, part, "DROP CONSTRAINT " + name});
        m_draft.replaced(element, "Check", "Written as triggers: MySQL " + why + ". They see what statements write, not what a foreign key changes.");
        addTriggers(unquoted(name), *written, element, part);
    }

private:
    /// After the row is written: by then a column that counts has its number.
    void addTriggers(const std::string& name, const std::string& written, const ElementRef& element, const std::string& part)
    {
        for (const char* event : {"insert", "update"}) {
            const std::string trigger = quoted(m_draft.freshName("database trigger", name + "_" + event, nameLimit));
            m_late.checks.push_back({.statement = "CREATE TRIGGER " + trigger + "\nAFTER " + (event == std::string("insert") ? "INSERT" : "UPDATE") + " ON " +
                                                  tableName(m_draft.project(), m_text.table) + " FOR EACH ROW\nBEGIN\nIF NOT (" + ofNewRow(written) +
                                                  ") THEN\n  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = " +
                                                  literal("The check " + oneLine(name) + " doesn't hold.") + ";\nEND IF;\nEND",
                                     .reverse = "DROP TRIGGER " + trigger,
                                     .element = element,
                                     .part = part + "trigger"});
        }
    }

    Draft& m_draft;
    TableText& m_text;
    LateKeys& m_late;
};

}  // namespace

void addChecks(Draft& draft, TableText& text, LateKeys& late)
{
    const Table& table = text.table;
    CheckWriter writer(draft, text, late);
    for (const Check& check : table.checks) {
        const auto element = ElementRef::inTable(ElementKind::Constraint, table.id, check.id);
        writer.write(check.expression, check.name, element);
        if (!check.validated)
            draft.replacedOften(element, "Constraint that is not validated", "Written as one that holds for all rows.");
    }
    for (const Column& column : table.columns) {
        const UserType* type = draft.project().types.find(column.userType);
        if (type && type->kind == UserTypeKind::Domain && text.types.contains(column.id) && arrayDimensions(column.type).value_or(0) == 0)
            for (const Check& check : type->checks)
                writer.write(check.expression, {}, ElementRef::inTable(ElementKind::Column, table.id, column.id), "check " + check.id.text(), column.name);
    }
}

}  // namespace barch::sql::mysql
