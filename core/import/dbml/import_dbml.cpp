#include "core/import/dbml/import_dbml.h"

#include "core/import/dbml/binder.h"
#include "core/import/dbml/parser.h"
#include "core/import/dbml/partials.h"
#include "core/import/source_text.h"

namespace barch {

Result<Imported> importDbml(std::string_view text, const ImportProgress& progress)
{
    if (auto error = unreadableText(text))
        return *error;
    const std::string_view source = withoutByteOrderMark(text);
    auto document = dbml::parseDbml(source, progress);
    if (!document)
        return document.error();
    if (auto error = dbml::injectPartials(*document, source))
        return *error;
    return dbml::Binder(*document, source).bind();
}

}  // namespace barch
