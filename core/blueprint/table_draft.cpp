#include "core/blueprint/table_draft.h"

namespace barch {

ColumnDraft& ColumnDraft::optional()
{
    m_column->nullable = true;
    return *this;
}

ColumnDraft& ColumnDraft::byDefault(std::string expression)
{
    m_column->defaultExpression = std::move(expression);
    return *this;
}

ColumnDraft& ColumnDraft::holds(Classification classification)
{
    m_column->classification = classification;
    return *this;
}

ColumnDraft& ColumnDraft::hashed(std::string method)
{
    m_column->classification = Classification::Secret;
    m_column->protection = Protection::Hashed;
    m_column->protectionMethod = std::move(method);
    return *this;
}

ColumnDraft& ColumnDraft::encrypted()
{
    m_column->classification = Classification::Secret;
    m_column->protection = Protection::Encrypted;
    m_column->protectionMethod = "aes-256-gcm";
    return *this;
}

ColumnDraft& ColumnDraft::because(std::string origin)
{
    m_column->origin = std::move(origin);
    return *this;
}

TableDraft::TableDraft(std::string tableName, TableScope where, std::string inArea, std::string words, std::string why)
    : name(std::move(tableName)), scope(where), area(std::move(inArea)), comment(std::move(words)),
      origin(std::move(why))
{
}

ColumnDraft TableDraft::column(const std::string& columnName, std::string type, std::string words)
{
    Column column;
    column.id = blueprintColumn(name, columnName);
    column.name = columnName;
    column.type = std::move(type);
    column.comment = std::move(words);
    column.classification = Classification::None;
    column.origin = origin;
    columns.push_back(std::move(column));
    return ColumnDraft(columns.back());
}

ColumnDraft TableDraft::longText(const std::string& columnName, std::string columnComment)
{
    check(name + "_" + columnName + "_size", "length(" + columnName + ") <= 100000");
    return column(columnName, "text", std::move(columnComment));
}

ColumnDraft TableDraft::choice(const std::string& columnName, std::string_view enumeration, std::string words)
{
    const ColumnDraft draft = column(columnName, "", std::move(words));
    columns.back().userType = UserTypeId::derive("blueprint/type/" + std::string(enumeration));
    return draft;
}

ColumnDraft TableDraft::refer(const std::string& columnName, std::string target, ReferentialAction onDelete,
                              std::string words)
{
    references.push_back({columnName, std::move(target), onDelete, false});
    return column(columnName, "", std::move(words));
}

TableDraft& TableDraft::unique(std::vector<std::string> of)
{
    uniques.push_back(std::move(of));
    return *this;
}

TableDraft& TableDraft::index(std::vector<std::string> of)
{
    indexes.push_back(std::move(of));
    return *this;
}

TableDraft& TableDraft::check(std::string checkName, std::string expression)
{
    checks.push_back({std::move(checkName), std::move(expression)});
    return *this;
}

TableDraft& TableDraft::appendOnly()
{
    privileges = {"select", "insert"};
    return *this;
}

TableDraft& TableDraft::readOnly()
{
    privileges = {"select"};
    return *this;
}

TableDraft& TableDraft::writable()
{
    privileges = {"select", "insert", "update", "delete"};
    return *this;
}

TableDraft& TableDraft::keep(std::string howLong)
{
    retention = std::move(howLong);
    return *this;
}

TableId blueprintTable(std::string_view table)
{
    return TableId::derive("blueprint/table/" + std::string(table));
}

ColumnId blueprintColumn(std::string_view table, std::string_view column)
{
    return ColumnId::derive("blueprint/table/" + std::string(table) + "/column/" + std::string(column));
}

}  // namespace barch
