#include "core/model/answers.h"

#include <algorithm>

namespace barch {

bool Answer::has(std::string_view value) const
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace barch
