#include "core/import/postgresql/numbering.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/derived_names.h"
#include "core/import/postgresql/type_names.h"

#include <array>

namespace barch::pg {
namespace {

std::string greatest(std::string_view type)
{
    return type == "smallint" ? "32767" : type == "integer" ? "2147483647" : "9223372036854775807";
}

std::string value(const Numbering& numbering, const std::string& name, const std::string& usual)
{
    const auto found = numbering.find(name);
    return found == numbering.end() || found->second == usual ? std::string() : found->second;
}

void setOwner(Context& context, Sequence& sequence, Nodes options)
{
    const PgQuery__DefElem* owned = option(options, "owned_by");
    if (!owned)
        return;
    const auto names = texts(listOf(owned->arg));
    sequence.ownedBy = {};
    sequence.ownedByTable = {};
    if (names.size() < 2)
        return;  // NONE
    const std::string schema = names.size() > 2 ? names[names.size() - 3] : std::string();
    Table* table = context.state.table(schema, names[names.size() - 2]);
    const Column* column = table ? columnOf(context.state, *table, names.back()) : nullptr;
    if (!column) {
        context.missing("column", names[names.size() - 2] + "." + names.back());
        return;
    }
    sequence.ownedBy = column->id;
    sequence.ownedByTable = table->id;
}

void setType(Context& context, Sequence& sequence, Nodes options)
{
    const PgQuery__DefElem* as = option(options, "as");
    if (!as || !as->arg || as->arg->node_case != PG_QUERY__NODE__NODE_TYPE_NAME)
        return;
    const std::string type = typeText(context.state, *as->arg->type_name);
    Numbering& numbering = context.state.numbering[sequence.id];
    // A limit that was the old type's becomes the new one's.
    if (value(numbering, "maxvalue", {}) == greatest(sequence.type))
        numbering.erase("maxvalue");
    sequence.type = type == "bigint" ? "" : type;
}

}  // namespace

void readNumbering(Numbering& numbering, Nodes options)
{
    static constexpr std::array<std::string_view, 6> names = {"increment", "minvalue", "maxvalue", "start", "cache", "cycle"};
    for (const std::string_view name : names)
        if (const PgQuery__DefElem* given = option(options, name)) {
            const std::string text = valueText(given->arg);
            if (text.empty() || text == "false")
                numbering.erase(std::string(name));
            else
                numbering[std::string(name)] = text;
        }
    if (const PgQuery__DefElem* given = option(options, "sequence_name")) {
        std::string path;
        for (const std::string& name : texts(listOf(given->arg)))
            path += (path.empty() ? "" : ".") + identifier(name);
        numbering["sequence_name"] = path;
    }
}

std::string numberingText(const Numbering& numbering, std::string_view type)
{
    const std::string increment = value(numbering, "increment", "1");
    const bool falls = increment.starts_with('-');
    std::string text;
    const auto put = [&](std::string_view words, const std::string& number) {
        if (!number.empty())
            text += (text.empty() ? "" : " ") + std::string(words) + number;
    };
    put("INCREMENT BY ", increment);
    put("MINVALUE ", value(numbering, "minvalue", falls ? "" : "1"));
    put("MAXVALUE ", value(numbering, "maxvalue", falls ? "-1" : greatest(type)));
    put("START WITH ", value(numbering, "start", falls ? "-1" : value(numbering, "minvalue", "").empty() ? "1" : ""));
    put("CACHE ", value(numbering, "cache", "1"));
    if (!value(numbering, "cycle", "").empty())
        text += text.empty() ? "CYCLE" : " CYCLE";
    return text;
}

void addSerialSequence(Context& context, Table& table, Column& column)
{
    SchemaState& state = context.state;
    Sequence sequence;
    sequence.id = state.fresh<SequenceId>();
    sequence.namespaceId = table.namespaceId;
    sequence.name = freeRelationName(state, table.namespaceId, table.name, column.name, "seq", false);
    sequence.type = column.type == "bigint" ? "" : column.type;
    sequence.ownedBy = column.id;
    sequence.ownedByTable = table.id;
    state.addRelation(sequence.namespaceId, sequence.name, {RelationKind::Sequence, sequence.id, {}});
    state.numberedBy[column.id] = sequence.id;
    state.sequences.emplace(sequence.id, std::move(sequence));
}

void createSequence(Context& context, const PgQuery__CreateSeqStmt& statement)
{
    SchemaState& state = context.state;
    const QualifiedName name = state.nameForNew(*statement.sequence);
    if (state.hasRelation(name.space, name.name)) {
        context.skipped("CREATE SEQUENCE " + shortened(name.name), "Something of that name is there already.");
        return;
    }
    Sequence sequence;
    sequence.id = state.fresh<SequenceId>();
    sequence.namespaceId = name.space;
    sequence.name = name.name;
    const Nodes options = nodes(statement.options, statement.n_options);
    setType(context, sequence, options);
    readNumbering(state.numbering[sequence.id], options);
    setOwner(context, sequence, options);
    state.addRelation(name.space, name.name, {RelationKind::Sequence, sequence.id, {}});
    state.sequences.emplace(sequence.id, std::move(sequence));
}

void alterSequence(Context& context, const PgQuery__AlterSeqStmt& statement)
{
    const Relation* found = context.state.relation(*statement.sequence);
    if (!found || found->kind != RelationKind::Sequence) {
        context.missing("sequence", text(statement.sequence->relname));
        return;
    }
    Sequence& sequence = context.state.sequences.at(SequenceId(found->id));
    const Nodes options = nodes(statement.options, statement.n_options);
    setType(context, sequence, options);
    readNumbering(context.state.numbering[sequence.id], options);
    setOwner(context, sequence, options);
}

void dropSequence(SchemaState& state, SequenceId id)
{
    const auto found = state.sequences.find(id);
    if (found == state.sequences.end())
        return;
    std::erase_if(state.numberedBy, [&](const auto& entry) { return entry.second == id; });
    state.forgetRelation(found->second.namespaceId, found->second.name);
    state.sequences.erase(found);
}

}  // namespace barch::pg
