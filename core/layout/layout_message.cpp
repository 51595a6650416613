#include "core/layout/arrange.h"

#include <charconv>
#include <sstream>

namespace barch {
namespace {

Error damaged()
{
    return {"The layout worker was sent something it does not understand.", "", "Arrange again."};
}

std::string number(double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::string boxLine(const LayoutBox& box)
{
    return "box " + box.id.text() + ' ' + box.area.text() + ' ' + number(box.width) + ' ' + number(box.height) + ' ' +
           number(box.x) + ' ' + number(box.y) + '\n';
}

AnyId idOrNone(const std::string& text)
{
    return AnyId::parse(text).value_or(AnyId());
}

}  // namespace

std::string writeLayoutRequest(const LayoutRequest& request)
{
    std::string text = writeLayoutAnswer(request.boxes);
    text.resize(text.size() - 4);  // without its "end\n"
    for (const LayoutLink& link : request.links)
        text += "link " + link.from.text() + ' ' + link.to.text() + '\n';
    return text + "end\n";
}

std::string writeLayoutAnswer(const std::vector<LayoutBox>& boxes)
{
    std::string text;
    for (const LayoutBox& box : boxes)
        text += boxLine(box);
    return text + "end\n";
}

Result<LayoutRequest> readLayoutRequest(std::string_view text)
{
    LayoutRequest request;
    std::istringstream lines{std::string(text)};
    std::string word;
    std::string a;
    std::string b;
    while (lines >> word) {
        if (word == "end")
            return request;
        if (word == "link" && lines >> a >> b) {
            request.links.push_back({TableId(idOrNone(a)), TableId(idOrNone(b))});
            continue;
        }
        LayoutBox box;
        if (word != "box" || !(lines >> a >> b >> box.width >> box.height >> box.x >> box.y))
            return damaged();
        box.id = TableId(idOrNone(a));
        box.area = AreaId(idOrNone(b));
        request.boxes.push_back(box);
    }
    return damaged();  // cut off before "end"
}

Result<std::vector<LayoutBox>> readLayoutAnswer(std::string_view text)
{
    Result<LayoutRequest> request = readLayoutRequest(text);
    if (!request)
        return request.error();
    return std::move(request->boxes);
}

}  // namespace barch
