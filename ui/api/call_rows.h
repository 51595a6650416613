#pragma once

#include "ui/session/session.h"

#include <QSet>
#include <QString>

#include <unordered_map>
#include <vector>

namespace barch::ui {

/// One row of the list of calls: a heading, or a call, a message or a channel below it.
struct CallRow {
    ElementRef element;       ///< of a heading: the project
    QString title;            ///< of a heading its group, otherwise the path
    QString badge;            ///< the method
    QString summary;
    int count = 0;            ///< of a heading
    int severity = -1;        ///< of the worst open finding; -1: none. Of a folded heading, of all below it
    bool collapsed = false;
    bool deprecated = false;

    bool isHeading() const { return element.kind == ElementKind::Project; }
};

/// The worst severity of each element's open findings.
std::unordered_map<AnyId, int> worstOf(const std::vector<Finding>& findings);

/// Groups by name, their calls by path and method; then messages and channels. Groups that are `collapsed` show
/// their heading only, unless something is looked for.
std::vector<CallRow> callRows(const Project& project, const std::unordered_map<AnyId, int>& worst, const QString& filter, const QSet<QString>& collapsed);

}  // namespace barch::ui
