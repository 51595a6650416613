#include "fixtures.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace barch::test {

const Content& testContent()
{
    static const Content content = [] {
        std::map<std::string, std::string> files;
        for (const char* name : {"questionnaire.json", "glossary.json"}) {
            std::ifstream file(std::string(BARCH_SOURCE_DIR) + "/resources/" + name);
            std::stringstream text;
            text << file.rdbuf();
            files.emplace(name, text.str());
        }
        Result<Content> read = readContent(files);
        if (!read) {
            std::cerr << read.error().text() << "\n";
            std::abort();
        }
        return std::move(read).value();
    }();
    return content;
}

std::vector<Fixture> allFixtures()
{
    std::vector<Fixture> all;
    for (auto part : {schemaFixtures, tenancyFixtures, policyFixtures, accessFixtures, dataFixtures, answerFixtures})
        for (Fixture& fixture : part())
            all.push_back(std::move(fixture));
    return all;
}

}  // namespace barch::test
