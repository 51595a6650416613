#include "core/content/content.h"

#include "core/content/content_parts.h"

#include <algorithm>

namespace barch {
namespace {

using content::Fault;
using content::Json;

Json parsed(const std::string& text)
{
    try {
        return Json::parse(text);
    } catch (const Json::exception& problem) {
        throw Fault{"", std::string("is not JSON: ") + problem.what()};
    }
}

std::string stem(std::string_view path)
{
    const std::size_t start = path.rfind('/') + 1;
    return std::string(path.substr(start, path.rfind('.') - start));
}

template <class T>
void addNamed(std::map<std::string, T, std::less<>>& all, T element, const std::string& path)
{
    const std::string id = element.id;
    if (id != stem(path))
        throw Fault{"id", "is " + id + ", but the file is called " + stem(path) + "."};
    all.emplace(id, std::move(element));
}

void readFile(Content& all, const std::string& path, const std::string& text)
{
    const bool json = path.ends_with(".json");
    if (path == "questionnaire.json")
        all.questionnaire = content::readQuestionnaire(parsed(text));
    else if (path == "glossary.json")
        all.glossary = content::readGlossary(parsed(text));
    else if (json && path.starts_with("providers/"))
        addNamed(all.providers, content::readProvider(parsed(text)), path);
    else if (json && path.starts_with("starters/"))
        addNamed(all.starters, content::readStarter(parsed(text)), path);
    else if (path.starts_with("rules/") && path.ends_with(".md"))
        all.rulePages.emplace(stem(path), text);
}

}  // namespace

const QuestionOption* Question::option(std::string_view value) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.value == value; });
    return found == options.end() ? nullptr : &*found;
}

const Question* Questionnaire::question(std::string_view key) const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const auto& q) { return q.key == key; });
    return found == questions.end() ? nullptr : &*found;
}

Result<Content> readContent(const std::map<std::string, std::string>& files)
{
    Content all;
    std::string reading;
    try {
        for (const auto& [path, text] : files) {
            reading = path;
            readFile(all, path, text);
        }
        reading.clear();
        content::holdTogether(all);
    } catch (const Fault& fault) {
        const std::string file = reading.empty() || fault.member.empty() ? reading : reading + ": ";
        return Error{fault.what, file + fault.member, {}};
    }
    return all;
}

}  // namespace barch
