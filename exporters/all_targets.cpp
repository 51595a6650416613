#include "exporters/target.h"

#include <algorithm>

namespace barch {

const std::vector<Target>& allTargets()
{
    static const std::vector<Target> targets = {};
    return targets;
}

const Target* findTarget(std::string_view id)
{
    const auto& targets = allTargets();
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.id == id; });
    return found == targets.end() ? nullptr : &*found;
}

}  // namespace barch
