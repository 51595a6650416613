#include "fixtures.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace barch::test {

const Content& testContent()
{
    static const Content content = [] {
        std::map<std::string, std::string> files;
        const std::filesystem::path root = std::string(BARCH_SOURCE_DIR) + "/resources";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (entry.path().extension() != ".json" && entry.path().extension() != ".md")
                continue;
            std::ifstream file(entry.path());
            std::stringstream text;
            text << file.rdbuf();
            files.emplace(std::filesystem::relative(entry.path(), root).generic_string(), text.str());
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
    for (auto part : {schemaFixtures, tenancyFixtures, policyFixtures, accessFixtures, dataFixtures, answerFixtures, apiFixtures, paymentFixtures, aiFixtures, jobFixtures,
                      loginFixtures, logFixtures, planFixtures})
        for (Fixture& fixture : part())
            all.push_back(std::move(fixture));
    return all;
}

}  // namespace barch::test
