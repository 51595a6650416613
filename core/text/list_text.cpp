#include "core/text/list_text.h"

namespace barch {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string escaped(const std::string& text)
{
    if (text.empty())
        return "\\-";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool edge = i == 0 || i + 1 == text.size();
        if (c == ';' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (c == ' ' && edge)
            out += "\\s";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string joinList(const std::vector<std::string>& texts)
{
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : "; ") + escaped(text);
    return list;
}

std::vector<std::string> splitList(std::string_view list)
{
    std::vector<std::string> texts;
    std::string text;
    std::size_t solid = 0;  // so much of it stays when blanks at the end are cut off
    bool any = false;
    const auto finish = [&] {
        if (any)
            texts.push_back(text.substr(0, solid));
        text.clear();
        solid = 0;
        any = false;
    };
    for (std::size_t i = 0; i < list.size(); ++i) {
        const char c = list[i];
        if (c == ';' || c == '\n' || c == '\r') {
            finish();
        } else if (c == '\\' && i + 1 < list.size()) {
            const char next = list[++i];
            any = true;
            if (next != '-')
                text += next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next == 's' ? ' ' : next;
            solid = text.size();
        } else if (blanks.find(c) == std::string_view::npos) {
            text += c;
            solid = text.size();
            any = true;
        } else if (any) {
            text += c;
        }
    }
    finish();
    return texts;
}

}  // namespace barch
