#pragma once

#include "core/import/postgresql/context.h"

#include <string>

namespace barch::pg {

/// A type as a column of the model says it.
struct ModelType {
    std::string type;          ///< with `userType`: what follows it
    UserTypeId userType;
    bool isSerial = false;     ///< `type` is then "integer", "bigint", "smallint"
};

ModelType modelType(SchemaState& state, const PgQuery__TypeName& name);
/// The same as one text, user types with their schema: for domains, functions and messages.
std::string typeText(SchemaState& state, const PgQuery__TypeName& name);

/// Whether the expression is nextval of a sequence that is known, and of which.
SequenceId sequenceOfDefault(SchemaState& state, const Node* expression);
/// A name in a string, as regclass reads it: "public.\"Order_id_seq\"".
std::vector<std::string> namesInString(std::string_view text);

}  // namespace barch::pg
