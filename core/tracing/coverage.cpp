#include "core/tracing/coverage.h"

#include "core/tenancy/people.h"

#include <algorithm>
#include <tuple>

namespace barch {
namespace {

constexpr std::array<std::string_view, 12> usualNames = {"users",      "tenants",         "organizations",     "organisations",    "accounts",     "memberships",
                                                         "audit_logs", "audit_log",       "audit_events",      "schema_migrations", "plans", "subscriptions"};

bool isPartition(const Table& table)
{
    return bool(table.partitionOf);
}

/// Tables that every design has, whatever its features.
class UsualTables {
public:
    explicit UsualTables(const Project& project) : m_project(project), m_people(peopleOf(project)) {}

    bool has(const Table& table) const
    {
        return isPartition(table) || table.id == m_project.tenancy->rootTable || &table == m_people.people || &table == m_people.membership ||
               std::find(usualNames.begin(), usualNames.end(), table.name) != usualNames.end();
    }

private:
    const Project& m_project;
    People m_people;
};

class CoverageReader {
public:
    CoverageReader(const Project& project, const Trace& trace) : m_project(project), m_trace(trace), m_usual(project) {}

    Coverage read()
    {
        for (const Table& table : m_project.tables) {
            if (!m_usual.has(table))
                lookForAsker(ElementKind::Table, table);
            if (!isPartition(table))
                lookForTest(ElementKind::Table, table);
        }
        askAndTest(ElementKind::Endpoint, m_project.endpoints);
        askAndTest(ElementKind::Webhook, m_project.webhooks);
        askAndTest(ElementKind::Channel, m_project.channels);
        askAndTest(ElementKind::Job, m_project.jobs);
        askAndTest(ElementKind::AiModel, m_project.aiModels);
        ask(ElementKind::Permission, m_project.permissions);
        ask(ElementKind::Service, m_project.services);
        ask(ElementKind::Message, m_project.messages);
        ask(ElementKind::Bucket, m_project.buckets);
        ask(ElementKind::SearchIndex, m_project.searchIndexes);
        for (const Feature& feature : m_project.features)
            readFeature(feature);
        for (const Requirement& requirement : m_project.requirements)
            count(m_coverage.delivered, m_coverage.undelivered, !requirement.metBy.empty(), ElementKind::Requirement, requirement.id,
                  "Nothing says what meets it.");
        for (auto* gaps : {&m_coverage.unasked, &m_coverage.byAnswer, &m_coverage.undelivered, &m_coverage.untested})
            sort(*gaps);
        return std::move(m_coverage);
    }

private:
    template <class T>
    void lookForAsker(ElementKind kind, const T& element)
    {
        ++m_coverage.asked.of;
        const ElementRef ref = ElementRef::of(kind, element.id);
        if (m_trace.isAsked(ref)) {
            ++m_coverage.asked.have;
        } else if (isExplained(element.origin)) {
            ++m_coverage.asked.have;
            if (element.origin.starts_with("answer:"))
                m_coverage.byAnswer.push_back({ref, "Only the answer to " + element.origin.substr(7) + " asks for it."});
        } else {
            m_coverage.unasked.push_back({ref, "No feature, no requirement and no answer asks for it."});
        }
    }
    template <class T>
    void lookForTest(ElementKind kind, const T& element)
    {
        count(m_coverage.tested, m_coverage.untested, m_trace.isTested(ElementRef::of(kind, element.id)), kind, element.id, "No test covers it.");
    }
    void count(CoverageCount& number, std::vector<CoverageGap>& gaps, bool has, ElementKind kind, AnyId id, const char* reason)
    {
        ++number.of;
        if (has)
            ++number.have;
        else
            gaps.push_back({ElementRef::of(kind, id), reason});
    }
    template <class T>
    void ask(ElementKind kind, const SharedMap<T>& elements)
    {
        for (const T& element : elements)
            lookForAsker(kind, element);
    }
    template <class T>
    void askAndTest(ElementKind kind, const SharedMap<T>& elements)
    {
        for (const T& element : elements) {
            lookForAsker(kind, element);
            lookForTest(kind, element);
        }
    }
    void readFeature(const Feature& feature)
    {
        if (feature.moscow == Moscow::Wont)
            return;
        const std::vector<TraceLink> links = m_trace.from(ElementRef::of(ElementKind::Feature, feature.id));
        const bool delivered = std::any_of(links.begin(), links.end(), [](const TraceLink& link) { return doesWork(link.element.kind); });
        count(m_coverage.delivered, m_coverage.undelivered, delivered, ElementKind::Feature, feature.id, "No table, call or job does its work.");
        lookForTest(ElementKind::Feature, feature);
    }
    void sort(std::vector<CoverageGap>& gaps) const
    {
        std::vector<std::pair<std::string, CoverageGap>> named;
        named.reserve(gaps.size());
        for (CoverageGap& gap : gaps)
            named.emplace_back(pathOf(m_project, gap.element), std::move(gap));
        std::stable_sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
            return std::tie(a.second.element.kind, a.first) < std::tie(b.second.element.kind, b.first);
        });
        for (std::size_t i = 0; i < gaps.size(); ++i)
            gaps[i] = std::move(named[i].second);
    }

    const Project& m_project;
    const Trace& m_trace;
    UsualTables m_usual;
    Coverage m_coverage;
};

}  // namespace

Coverage coverageOf(const Project& project, const Trace& trace)
{
    return CoverageReader(project, trace).read();
}

bool isExplained(const std::string& origin)
{
    return !origin.empty() && !origin.starts_with("starter:");
}

bool doesWork(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Table:
    case ElementKind::View:
    case ElementKind::Function:
    case ElementKind::Endpoint:
    case ElementKind::Webhook:
    case ElementKind::Channel:
    case ElementKind::Service:
    case ElementKind::Job:
    case ElementKind::ExternalCall:
    case ElementKind::Message:
    case ElementKind::Bucket:
    case ElementKind::SearchIndex:
    case ElementKind::AiModel:
    case ElementKind::PaymentEvent: return true;
    default: return false;
    }
}

}  // namespace barch
