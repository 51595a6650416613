#include "core/import/element_ids.h"

#include <initializer_list>
#include <string>

namespace barch {
namespace {

/// Names may hold anything but the byte 0.
AnyId derived(std::initializer_list<std::string_view> parts)
{
    std::string path = "import";
    for (const std::string_view part : parts) {
        path += '\0';
        path += part;
    }
    return AnyId::derive(path);
}

}  // namespace

NamespaceId importedNamespace(std::string_view name) { return NamespaceId(derived({"schema", name})); }

AnyId importedObject(std::string_view kind, std::string_view space, std::string_view name) { return derived({kind, space, name}); }

AnyId importedPart(AnyId owner, std::string_view kind, std::string_view name) { return derived({owner.text(), kind, name}); }

AnyId importedGlobal(std::string_view kind, std::string_view name) { return derived({kind, name}); }

}  // namespace barch
