#include "exporters/text/xml_text.h"

namespace barch {

std::string xmlText(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '&': safe += "&amp;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        case '\t': safe += "&#9;"; break;
        case '\n': safe += "&#10;"; break;
        case '\r': safe += "&#13;"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                safe += "\xef\xbf\xbd";
            else
                safe += c;
        }
    }
    return safe;
}

}  // namespace barch
