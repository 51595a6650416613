#include "exporters/reports/findings_report.h"

#include "exporters/text/xml_text.h"

#include <map>

namespace barch {

std::string asJUnit(const FindingsReport& report)
{
    std::map<std::string, std::vector<const Finding*>> byRule;
    std::size_t failures = 0;
    for (const Finding& finding : report.findings) {
        if (finding.waived)
            continue;
        byRule[finding.rule].push_back(&finding);
    }
    std::string cases;
    for (const Rule& rule : allRules()) {
        const std::string name = xmlText(std::string(rule.code) + " " + std::string(rule.title));
        cases += "    <testcase classname=\"barch\" name=\"" + name + "\"";
        const auto found = byRule.find(std::string(rule.code));
        if (found == byRule.end()) {
            cases += "/>\n";
            continue;
        }
        ++failures;
        cases += ">\n      <failure type=\"" + std::string(nameOf(found->second.front()->severity)) + "\" message=\"" +
                 std::to_string(found->second.size()) + " found\">";
        for (const Finding* finding : found->second)
            cases += xmlText(pathOf(report.project, finding->element) + ": " + finding->message) + "\n";
        cases += "</failure>\n    </testcase>\n";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"" + xmlText(report.file) +
           "\" tests=\"" + std::to_string(allRules().size()) + "\" failures=\"" + std::to_string(failures) + "\">\n" +
           cases + "  </testsuite>\n</testsuites>\n";
}

}  // namespace barch
