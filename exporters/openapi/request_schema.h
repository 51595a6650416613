#pragma once

#include "core/model/interfaces.h"
#include "core/model/result.h"
#include "exporters/text/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace barch::openapi {

/// What a call takes beside rows of a table.

/// `requestSchema` of the endpoint, a JSON Schema as text. It must be an object's schema.
Result<Document> requestSchemaOf(const Endpoint& endpoint);

/// "10 MB" in bytes; nothing for text that says no size.
std::optional<std::int64_t> bytesOf(std::string_view size);
/// Small uploads (up to 25 MB, with a size given) come in the request; for larger ones the answer says
/// where the content is sent.
bool takesFileItself(const Endpoint& endpoint);
/// The body of an upload that takes the file itself: multipart/form-data.
Document multipartBody(const Endpoint& endpoint);
/// What a client says of a file before it sends it elsewhere: name, content type, size.
std::vector<std::pair<std::string, Document>> presignedFields(const Endpoint& endpoint);

}  // namespace barch::openapi
