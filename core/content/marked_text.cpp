#include "core/content/marked_text.h"

namespace barch {

std::string unmarked(std::string_view marked, const Content& content)
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
            const auto term = content.glossary.find(mark);
            plain.append(term == content.glossary.end() ? mark : std::string_view(term->second.term));
        }
        marked.remove_prefix(end + 2);
    }
}

}  // namespace barch
