#include "core/rules/finding.h"

namespace barch {

std::string Finding::fingerprint() const
{
    std::string text = rule + ":" + std::string(nameOf(element.kind));
    if (element.id)
        text += ":" + element.id.text();
    if (!element.key.empty())
        text += ":" + element.key;
    return text;
}

}  // namespace barch
