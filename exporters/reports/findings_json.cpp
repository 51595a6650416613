#include "exporters/reports/findings_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace barch {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string elementId(const Finding& finding)
{
    return finding.element.key.empty() ? (finding.element.id ? finding.element.id.text() : "") : finding.element.key;
}

}  // namespace

std::string asJson(const FindingsReport& report)
{
    Json findings = Json::array();
    for (const Finding& finding : report.findings) {
        findings.push_back({{"rule", finding.rule},
                            {"severity", nameOf(finding.severity)},
                            {"element",
                             {{"kind", nameOf(finding.element.kind)},
                              {"id", elementId(finding)},
                              {"path", pathOf(report.project, finding.element)}}},
                            {"message", finding.message},
                            {"fix", nameOf(finding.fix)},
                            {"waived", finding.waived}});
    }
    const FindingCounts counts = countOf(report.findings);
    return print({{"findings", std::move(findings)},
                  {"summary", {{"error", counts.errors}, {"warning", counts.warnings}, {"info", counts.infos}}}});
}

std::string asSarif(const FindingsReport& report)
{
    Json rules = Json::array();
    Json results = Json::array();
    std::vector<std::string> codes;
    for (const Finding& finding : report.findings) {
        const char* level = finding.severity == Severity::Error     ? "error"
                            : finding.severity == Severity::Warning ? "warning"
                                                                    : "note";
        auto known = std::find(codes.begin(), codes.end(), finding.rule);
        const auto index = known - codes.begin();
        if (known == codes.end()) {
            codes.push_back(finding.rule);
            const Rule* rule = findRule(finding.rule);
            rules.push_back({{"id", finding.rule},
                             {"name", rule ? rule->name : std::string_view(finding.rule)},
                             {"shortDescription", {{"text", rule ? rule->title : std::string_view(finding.rule)}}},
                             {"defaultConfiguration", {{"level", level}}}});
        }
        Json result = {
            {"ruleId", finding.rule},
            {"ruleIndex", index},
            {"level", level},
            {"message", {{"text", finding.message}}},
            {"locations",
             Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", report.file}}}}},
                           {"logicalLocations",
                            Json::array({{{"fullyQualifiedName", pathOf(report.project, finding.element)},
                                          {"kind", nameOf(finding.element.kind)}}})}}})},
            {"partialFingerprints", {{"barch/v1", finding.fingerprint()}}}};
        if (finding.waived)
            result["suppressions"] = Json::array({{{"kind", "external"}, {"justification", finding.waiverReason}}});
        results.push_back(std::move(result));
    }
    return print({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs", Json::array({{{"tool", {{"driver", {{"name", "barch"}, {"rules", std::move(rules)}}}}},
                                         {"results", std::move(results)}}})}});
}

}  // namespace barch
