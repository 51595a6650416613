#include "app/cli/plain_text.h"

#include "app/platform/content_files.h"
#include "core/content/marked_text.h"

namespace barch::cli {

std::string plainText(std::string_view marked)
{
    return unmarked(marked, productContent());
}

}  // namespace barch::cli
