#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace barch::pg {

/// Reading values out of the parser's tree, where texts may be missing and lists have their length beside them.

using Node = PgQuery__Node;
using Nodes = std::span<PgQuery__Node* const>;

inline Nodes nodes(Node* const* list, std::size_t count) { return {list, list ? count : 0}; }
inline std::string_view text(const char* value) { return value ? value : ""; }

/// The text of a node that is a String; empty for others.
inline std::string_view text(const Node* node)
{
    return node && node->node_case == PG_QUERY__NODE__NODE_STRING ? text(node->string->sval) : std::string_view();
}

inline std::vector<std::string> texts(Nodes list)
{
    std::vector<std::string> result;
    result.reserve(list.size());
    for (const Node* node : list)
        result.emplace_back(text(node));
    return result;
}

inline Nodes listOf(const Node* node)
{
    return node && node->node_case == PG_QUERY__NODE__NODE_LIST ? nodes(node->list->items, node->list->n_items) : Nodes();
}

/// The option's value as text, whatever it is written as: a number, a word, a string, true.
inline std::string valueText(const Node* node)
{
    if (!node)
        return {};
    switch (node->node_case) {
    case PG_QUERY__NODE__NODE_STRING: return std::string(text(node->string->sval));
    case PG_QUERY__NODE__NODE_INTEGER: return std::to_string(node->integer->ival);
    case PG_QUERY__NODE__NODE_FLOAT: return std::string(text(node->float_->fval));
    case PG_QUERY__NODE__NODE_BOOLEAN: return node->boolean->boolval ? "true" : "false";
    case PG_QUERY__NODE__NODE_A_CONST: {
        const PgQuery__AConst& value = *node->a_const;
        switch (value.val_case) {
        case PG_QUERY__A__CONST__VAL_IVAL: return std::to_string(value.ival->ival);
        case PG_QUERY__A__CONST__VAL_FVAL: return std::string(text(value.fval->fval));
        case PG_QUERY__A__CONST__VAL_BOOLVAL: return value.boolval->boolval ? "true" : "false";
        case PG_QUERY__A__CONST__VAL_SVAL: return std::string(text(value.sval->sval));
        default: return {};
        }
    }
    case PG_QUERY__NODE__NODE_TYPE_NAME:
        return node->type_name->n_names ? std::string(text(node->type_name->names[node->type_name->n_names - 1])) : std::string();
    default: return {};
    }
}

/// "true" where an option is written without a value.
inline bool isOn(const Node* node)
{
    const std::string value = valueText(node);
    return !node || value == "true" || value == "on" || value == "1" || value == "yes";
}

/// The option of this name, or nullptr.
inline const PgQuery__DefElem* option(Nodes options, std::string_view name)
{
    for (const Node* node : options)
        if (node->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && text(node->def_elem->defname) == name)
            return node->def_elem;
    return nullptr;
}

/// Calls `visit(const ProtobufCMessage&)` for the message and all that is in it, parents first.
template <class Visit>
void forEachMessage(const ProtobufCMessage& message, Visit& visit)
{
    visit(message);
    const ProtobufCMessageDescriptor& descriptor = *message.descriptor;
    const auto* bytes = reinterpret_cast<const char*>(&message);
    for (unsigned i = 0; i < descriptor.n_fields; ++i) {
        const ProtobufCFieldDescriptor& field = descriptor.fields[i];
        if (field.type != PROTOBUF_C_TYPE_MESSAGE)
            continue;
        if (field.label == PROTOBUF_C_LABEL_REPEATED) {
            const auto count = *reinterpret_cast<const std::size_t*>(bytes + field.quantifier_offset);
            const auto* const list = *reinterpret_cast<const ProtobufCMessage* const* const*>(bytes + field.offset);
            for (std::size_t n = 0; n < count; ++n)
                forEachMessage(*list[n], visit);
            continue;
        }
        if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) && *reinterpret_cast<const std::uint32_t*>(bytes + field.quantifier_offset) != field.id)
            continue;
        if (const auto* inner = *reinterpret_cast<const ProtobufCMessage* const*>(bytes + field.offset))
            forEachMessage(*inner, visit);
    }
}

}  // namespace barch::pg
