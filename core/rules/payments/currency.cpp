#include "core/rules/payments/currency.h"

namespace barch::rules {
namespace {

bool hasCurrency(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return hasWord(column.name, "currency"); });
}

}  // namespace

bool knowsCurrency(const Project& project, const Table& table)
{
    return hasCurrency(table) || std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
               const Table* target = project.table(key.target);
               return target && hasCurrency(*target);
           });
}

void addCurrency(Table& table)
{
    if (hasCurrency(table))
        return;
    Column currency = newColumn(table, "currency", "varchar(3)");
    currency.comment = "Three capital letters (ISO 4217).";
    table.columns.push_back(std::move(currency));
}

}  // namespace barch::rules
