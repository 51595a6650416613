#pragma once

#include "app/platform/servers/sql_output.h"

namespace barch::test {

using barch::SqlOutput;
using barch::SqlRow;
using barch::sqlNull;

}  // namespace barch::test
