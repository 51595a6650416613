#include "core/blueprint/protect.h"

namespace barch {

Project protect(const Draft& draft)
{
    return draft.project;
}

} // namespace barch
