#include "ui/checks/finding_rows.h"

#include "core/rules/rule.h"
#include "ui/checks/rule_page.h"
#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace barch::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FindingList", text);
}

constexpr int waivedSeverity = 3;

bool matches(const ListedFinding& listed, const FindingFilter& filter, const QStringList& words)
{
    if (listed.finding.waived ? !filter.waived : !filter.severities[static_cast<int>(listed.finding.severity)])
        return false;
    if (!filter.subjects.isEmpty() && !filter.subjects.contains(listed.subject))
        return false;
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return listed.searched.contains(word); });
}

/// The heading under which a finding stands, and where the heading stands among the others.
FindingRow groupOf(const ListedFinding& listed, FindingGrouping grouping)
{
    FindingRow row;
    if (listed.finding.waived) {
        row.group = tr("Waived");
        row.hint = tr("accepted with a reason, not counted");
        row.severity = waivedSeverity;
    } else if (grouping == FindingGrouping::Severity) {
        const QString titles[] = {tr("Errors"), tr("Warnings"), tr("Notes")};
        const QString hints[] = {tr("These keep the export from being complete"), tr("Worth a decision before release"),
                                 tr("Good to know, no action needed")};
        row.severity = static_cast<int>(listed.finding.severity);
        row.group = titles[row.severity];
        row.hint = hints[row.severity];
    } else if (grouping == FindingGrouping::Subject) {
        row.group = listed.subject;
    } else {
        const bool inTable = listed.finding.element.kind == ElementKind::Table || listed.finding.element.owner;
        const qsizetype dot = listed.finding.element.owner ? listed.path.lastIndexOf(QLatin1Char('.')) : -1;
        row.group = inTable ? (dot < 0 ? listed.path : listed.path.left(dot)) : tr("Everything else");
    }
    return row;
}

}  // namespace

std::vector<ListedFinding> listed(const Project& project, const std::vector<Finding>& findings)
{
    std::vector<ListedFinding> out;
    out.reserve(findings.size());
    for (const Finding& finding : findings) {
        ListedFinding item;
        item.finding = finding;
        item.fingerprint = finding.fingerprint();
        const QString message = qs(finding.message);
        item.heading = headingOf(message);
        item.path = qs(pathOf(project, finding.element));
        item.subject = qs(subjectOf(finding.rule));
        const Rule* rule = findRule(finding.rule);
        item.searched = (message + ' ' + item.path + ' ' + qs(finding.rule) + ' ' + (rule ? qs(rule->title) + ' ' + qs(rule->name) : QString()) +
                         ' ' + item.subject)
                            .toCaseFolded();
        out.push_back(std::move(item));
    }
    return out;
}

std::vector<FindingRow> rowsOf(const std::vector<ListedFinding>& findings, const FindingFilter& filter, const QSet<QString>& collapsed)
{
    const QStringList words = filter.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    struct Group {
        FindingRow heading;
        std::vector<int> members;
    };
    // By severity in its order, by name otherwise; what is waived always last.
    std::map<std::pair<int, QString>, Group> groups;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (!matches(findings[i], filter, words))
            continue;
        FindingRow heading = groupOf(findings[i], filter.grouping);
        Group& group = groups[{heading.severity, heading.severity == waivedSeverity ? QString() : heading.group}];
        group.heading = std::move(heading);
        group.members.push_back(static_cast<int>(i));
    }
    std::vector<FindingRow> rows;
    for (auto& [key, group] : groups) {
        group.heading.count = static_cast<int>(group.members.size());
        group.heading.collapsed = collapsed.contains(group.heading.group);
        rows.push_back(group.heading);
        if (group.heading.collapsed)
            continue;
        for (const int member : group.members) {
            FindingRow row;
            row.finding = member;
            row.group = group.heading.group;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

FindingTotals totalsOf(const std::vector<ListedFinding>& findings)
{
    FindingTotals totals;
    std::map<QString, int> subjects;
    for (const ListedFinding& listed : findings) {
        if (listed.finding.waived) {
            ++totals.waived;
            continue;
        }
        ++totals.severities[static_cast<int>(listed.finding.severity)];
        totals.automatic += listed.finding.fix == FixKind::Automatic;
        ++subjects[listed.subject];
    }
    totals.subjects.assign(subjects.begin(), subjects.end());
    std::stable_sort(totals.subjects.begin(), totals.subjects.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return totals;
}

}  // namespace barch::ui
