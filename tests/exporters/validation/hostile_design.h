#pragma once

#include "core/model/project.h"
#include "tests/exporters/validation/agreement.h"

namespace barch::test {

/// Every type and every kind of check, one table for each family.
Project everyTypeDesign();
/// Values that the patterns of that design are about.
Examples everyTypeExamples();
/// Names that are words of a language, differ by case only, hold quotes, line ends and other scripts.
Project hostileNamesDesign();

}  // namespace barch::test
