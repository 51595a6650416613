#include "app/cli/plain_text.h"

#include "app/platform/content_files.h"

namespace barch::cli {

std::string plainText(std::string_view marked)
{
    std::string plain;
    while (true) {
        const std::size_t start = marked.find("[[");
        const std::size_t end = start == std::string_view::npos ? start : marked.find("]]", start);
        if (end == std::string_view::npos)
            return plain.append(marked);
        plain.append(marked.substr(0, start));
        const std::string_view mark = marked.substr(start + 2, end - start - 2);
        if (const std::size_t bar = mark.find('|'); bar != std::string_view::npos) {
            plain.append(mark.substr(bar + 1));
        } else {
            const auto& glossary = productContent().glossary;
            const auto term = glossary.find(mark);
            plain.append(term == glossary.end() ? mark : std::string_view(term->second.term));
        }
        marked.remove_prefix(end + 2);
    }
}

}  // namespace barch::cli
