// Writes resources/samples/*.barch anew: make_samples [FOLDER]. test_samples holds that they are up to date.

#include "core/project_file/project_file.h"

#include "samples.h"
#include "shipped_content.h"

#include <fstream>
#include <iostream>

int main(int count, char** arguments)
{
    using namespace barch;
    const std::string folder = count > 1 ? arguments[1] : std::string(BARCH_SOURCE_DIR) + "/resources/samples";
    for (const std::string& name : test::sampleNames()) {
        const Result<Project> sample =
            test::makeSample(test::shippedContent(), name, test::shippedFile("samples/" + name + ".answers"));
        if (!sample) {
            std::cerr << name << ": " << sample.error().text() << "\n";
            return 1;
        }
        std::ofstream(folder + "/" + name + ".barch", std::ios::binary) << writeProject(*sample);
    }
    return 0;
}
