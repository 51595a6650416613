#pragma once

#include "core/model/id.h"

#include <string_view>

namespace barch {

/// The ids of what is imported, derived from names: two imports of one source have the same, and elements of two
/// sources with equal names are the same element.
NamespaceId importedNamespace(std::string_view name);
/// Of any kind that lies in a schema ("table", "view", "type", "sequence", "function"...). `space` may be empty.
/// A function's name has its argument types behind it.
AnyId importedObject(std::string_view kind, std::string_view space, std::string_view name);
/// Of a part of such an object: "column", "constraint", "index", "trigger", "policy", "value".
AnyId importedPart(AnyId owner, std::string_view kind, std::string_view name);
/// Of what belongs to the whole database: "role", "extension", "verbatim"...
AnyId importedGlobal(std::string_view kind, std::string_view name);

}  // namespace barch
