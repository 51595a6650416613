#include "core/blueprint/step_sink.h"

namespace barch {

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

std::string spelled(std::string_view field)
{
    std::string words;
    for (const char c : field) {
        const bool upper = c >= 'A' && c <= 'Z';
        words += upper ? " " : "";
        words += upper ? static_cast<char>(c + 32) : c;
    }
    return words;
}

std::string listed(const std::vector<std::string_view>& fields)
{
    std::string all;
    for (const std::string_view field : fields)
        all += (all.empty() ? "" : ", ") + spelled(field);
    return all;
}

Step& StepSink::add(ChangeKind kind, std::string_view kindName, const ElementRef& element, std::string path,
                    std::string summary, std::string reason)
{
    Step step;
    std::string prefix(kindName);
    std::replace(prefix.begin(), prefix.end(), ' ', '-');
    std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    step.change.kind = kind;
    step.change.id = prefix + ":" + (element.id ? element.id.text() : path);
    step.change.element = element;
    step.change.path = std::move(path);
    step.change.summary = std::move(summary);
    step.change.reason = std::move(reason);
    step.id = element.id;
    step.owner = element.owner;
    steps.all.push_back(std::move(step));
    return steps.all.back();
}

}  // namespace barch
