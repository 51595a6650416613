#include "core/import/postgresql/table_storage.h"

#include "core/import/postgresql/index_keys.h"
#include "core/import/postgresql/statement_text.h"

#include <algorithm>

namespace barch::pg {
namespace {

/// What stands before " = ".
std::string_view nameOf(std::string_view option) { return option.substr(0, option.find(" =")); }

std::vector<std::string> listed(const std::string& options)
{
    const StatementText words(options);
    std::vector<std::string> list;
    for (const auto& [first, last] : words.parts(0, words.size()))
        list.push_back(words.text(first, last));
    return list;
}

Index* indexOf(SchemaState& state, const Relation& relation)
{
    const auto in = [&](std::vector<Index>& indexes) {
        const auto found = std::find_if(indexes.begin(), indexes.end(), [&](const Index& index) { return AnyId(index.id) == relation.id; });
        return found == indexes.end() ? nullptr : &*found;
    };
    if (const auto table = state.tables.find(TableId(relation.owner)); table != state.tables.end())
        return in(table->second.indexes);
    if (const auto view = state.views.find(ViewId(relation.owner)); view != state.views.end())
        return in(view->second.indexes);
    return nullptr;
}

}  // namespace

std::string withOptions(const std::string& options, Nodes changed, bool set)
{
    std::vector<std::string> list = listed(options);
    for (Node* const& node : changed) {
        const std::string text = optionsText(Nodes(&node, 1));
        std::erase_if(list, [&](const std::string& each) { return nameOf(each) == nameOf(text); });
        if (set)
            list.push_back(text);
    }
    std::string joined;
    for (const std::string& each : list)
        joined += (joined.empty() ? "" : ", ") + each;
    return joined;
}

void setStorage(Table& table, Nodes options, bool set)
{
    const std::size_t with = table.options.find("WITH (");
    const std::string before = with == std::string::npos ? table.options : table.options.substr(0, with);
    const std::string inside = with == std::string::npos ? std::string() : table.options.substr(with + 6, table.options.size() - with - 7);
    const std::string changed = withOptions(inside, options, set);
    table.options = before;
    if (!changed.empty())
        table.options += (before.empty() || before.ends_with(' ') ? "" : " ") + ("WITH (" + changed + ")");
}

void alterIndex(Context& context, const Relation& relation, const PgQuery__AlterTableStmt& statement)
{
    for (const Node* node : nodes(statement.cmds, statement.n_cmds)) {
        const PgQuery__AlterTableCmd& command = *node->alter_table_cmd;
        Index* index = indexOf(context.state, relation);
        const bool sets = command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions;
        if (index && (sets || command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions))
            index->options = withOptions(index->options, listOf(command.def), sets);
        else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition)
            continue;  // the server does it for indexes that are alike
        else if (command.subtype != PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner)
            keep(context, "ALTER INDEX " + std::string(text(statement.relation->relname)), "The model has no place for what it changes.", {}, KeptPlace::AfterAll);
    }
}

}  // namespace barch::pg
