#include "exporters/text/mermaid_text.h"

namespace barch {

std::string mermaidText(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
                           c == '.' || c == '_' || c == '-';
        if (plain)
            safe += c;
        else if (byte < 0x20 || byte == 0x7f)
            safe += ' ';
        else
            safe += "#" + std::to_string(static_cast<int>(byte)) + ";";
    }
    return safe;
}

}  // namespace barch
