#pragma once

#include "core/import/dbml/document.h"

namespace barch::dbml {

enum class Serial { None, Small, Usual, Big };

/// The type as a column of the model has it. `serial`: of serial and its like, whose type is an integer.
struct PlainType {
    std::string text;
    Serial serial = Serial::None;
};
PlainType plainType(const TypeText& type, Dialect dialect);

}  // namespace barch::dbml
