#include "core/import/prisma/import_prisma.h"

#include "core/import/prisma/binder.h"
#include "core/import/prisma/parser.h"
#include "core/import/source_text.h"

namespace barch {

Result<Imported> importPrisma(std::string_view text, const ImportProgress& progress)
{
    if (auto error = unreadableText(text))
        return *error;
    const std::string_view source = withoutByteOrderMark(text);
    auto document = prisma::parsePrisma(source, progress);
    if (!document)
        return document.error();
    return prisma::Binder(*document, source).bind();
}

}  // namespace barch
