#include "ui/api/call_rows.h"

#include "core/api/names.h"
#include "ui/api/call_words.h"

#include <algorithm>
#include <map>

namespace barch::ui {
namespace {

int rankOf(const QString& method)
{
    static const QStringList order{QStringLiteral("GET"), QStringLiteral("QUERY"), QStringLiteral("POST"), QStringLiteral("MUTATION"),
                                   QStringLiteral("PUT"), QStringLiteral("PATCH"), QStringLiteral("DELETE")};
    const auto at = order.indexOf(method);
    return static_cast<int>(at < 0 ? order.size() : at);
}

class Rows {
public:
    Rows(const std::unordered_map<AnyId, int>& worst, const QString& filter) : m_worst(worst), m_filter(filter.trimmed()) {}

    void add(const QString& group, ElementKind kind, AnyId id, const QString& badge, const QString& title, const QString& summary, bool deprecated = false)
    {
        if (!m_filter.isEmpty() && !title.contains(m_filter, Qt::CaseInsensitive) && !summary.contains(m_filter, Qt::CaseInsensitive) &&
            badge.compare(m_filter, Qt::CaseInsensitive) != 0 && !group.contains(m_filter, Qt::CaseInsensitive))
            return;
        CallRow row;
        row.element = ElementRef::of(kind, id);
        row.badge = badge;
        row.title = title;
        row.summary = summary;
        row.deprecated = deprecated;
        if (const auto found = m_worst.find(id); found != m_worst.end())
            row.severity = found->second;
        m_groups[group].push_back(std::move(row));
    }

    /// Writes the groups that were added since, one after the other.
    void flush(std::vector<CallRow>& rows, const QSet<QString>& collapsed)
    {
        for (auto& [group, calls] : m_groups) {
            std::stable_sort(calls.begin(), calls.end(), [](const CallRow& a, const CallRow& b) {
                return a.title == b.title ? rankOf(a.badge) < rankOf(b.badge) : a.title < b.title;
            });
            CallRow heading;
            heading.title = group;
            heading.count = static_cast<int>(calls.size());
            heading.collapsed = m_filter.isEmpty() && collapsed.contains(group);
            if (heading.collapsed)
                for (const CallRow& call : calls)
                    if (call.severity >= 0)
                        heading.severity = heading.severity < 0 ? call.severity : std::min(heading.severity, call.severity);
            const bool folded = heading.collapsed;
            rows.push_back(std::move(heading));
            if (!folded)
                std::move(calls.begin(), calls.end(), std::back_inserter(rows));
        }
        m_groups.clear();
    }

private:
    const std::unordered_map<AnyId, int>& m_worst;
    QString m_filter;
    std::map<QString, std::vector<CallRow>> m_groups;
};

}  // namespace

std::unordered_map<AnyId, int> worstOf(const std::vector<Finding>& findings)
{
    std::unordered_map<AnyId, int> worst;
    for (const Finding& finding : findings) {
        const ElementKind kind = finding.element.kind;
        if (finding.waived || (kind != ElementKind::Endpoint && kind != ElementKind::Webhook && kind != ElementKind::Channel))
            continue;
        const auto [known, fresh] = worst.emplace(finding.element.id, static_cast<int>(finding.severity));
        known->second = std::min(known->second, static_cast<int>(finding.severity));
    }
    return worst;
}

std::vector<CallRow> callRows(const Project& project, const std::unordered_map<AnyId, int>& worst, const QString& filter, const QSet<QString>& collapsed)
{
    std::vector<CallRow> rows;
    Rows made(worst, filter);
    for (const Endpoint& endpoint : project.endpoints)
        made.add(qs(api::groupOf(project, endpoint)), ElementKind::Endpoint, endpoint.id, methodOf(endpoint), qs(endpoint.path), qs(endpoint.summary),
                 !endpoint.deprecatedSince.empty());
    made.flush(rows, collapsed);
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming)
            made.add(Session::tr("Messages from providers"), ElementKind::Webhook, webhook.id, badgeOf(webhook), qs(webhook.path), qs(webhook.name));
    made.flush(rows, collapsed);
    for (const Webhook& webhook : project.webhooks)
        if (!webhook.incoming)
            made.add(Session::tr("Messages to customers"), ElementKind::Webhook, webhook.id, badgeOf(webhook), qs(webhook.name), joined(webhook.events, QStringLiteral(", ")));
    made.flush(rows, collapsed);
    for (const Channel& channel : project.channels)
        made.add(Session::tr("Live channels"), ElementKind::Channel, channel.id, badgeOf(channel), qs(channel.name), qs(channel.description));
    made.flush(rows, collapsed);
    return rows;
}

}  // namespace barch::ui
