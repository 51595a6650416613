#pragma once

#include "core/model/project.h"
#include "core/rules/finding.h"

#include <QSet>
#include <QString>

#include <vector>

namespace barch::ui {

enum class FindingGrouping { Severity, Subject, Table };

/// Which findings are listed, and under which headings.
struct FindingFilter {
    QString text;                         ///< every word has to stand in the message, the path, the rule's code or title
    bool severities[3] = {true, true, true};
    QSet<QString> subjects;               ///< empty: all
    bool waived = true;
    FindingGrouping grouping = FindingGrouping::Severity;
};

/// A finding with the words that the list shows.
struct ListedFinding {
    Finding finding;
    std::string fingerprint;
    QString heading;   ///< first sentence of the message
    QString path;      ///< "attachments.message_id"
    QString subject;   ///< "Isolation"
    QString searched;  ///< everything that the filter looks at, folded
};
std::vector<ListedFinding> listed(const Project& project, const std::vector<Finding>& findings);

/// A row of the list: the heading of a group, or a finding under it.
struct FindingRow {
    static constexpr int heading = -1;
    int finding = heading;   ///< index into the listed findings
    QString group;           ///< names the group, also of its findings
    QString hint;            ///< of headings
    int severity = -1;       ///< of headings that stand for one; 3: waived
    int count = 0;           ///< of headings
    bool collapsed = false;  ///< of headings
};
std::vector<FindingRow> rowsOf(const std::vector<ListedFinding>& findings, const FindingFilter& filter, const QSet<QString>& collapsed);

/// How many findings without a waiver there are for each chip.
struct FindingTotals {
    int severities[3] = {0, 0, 0};
    int waived = 0;
    int automatic = 0;  ///< that have an automatic fix
    std::vector<std::pair<QString, int>> subjects;  ///< most first
};
FindingTotals totalsOf(const std::vector<ListedFinding>& findings);

}  // namespace barch::ui
