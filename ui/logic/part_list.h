#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace barch::ui {

/// One thing to see and to change about an element: a cell of its table, and a line of the inspector.
struct Part {
    enum class Look { Plain, Name, Code, Number };
    QString title;
    int width = 0;  ///< of its column; 0: in the inspector only
    Look look = Look::Plain;
    std::function<QString(const Project&, AnyId)> text;
    /// What may be chosen; none: any text is written.
    std::function<QStringList(const Project&, AnyId)> choices;
    /// None: it is worked out, and can't be changed here.
    std::function<Result<Project>(const Project&, AnyId, const QString&)> change;
    QString hint;  ///< what may be written
};

/// The elements of one kind: how they are listed, shown, added and removed.
struct PartList {
    ElementKind kind = ElementKind::Service;
    QString title;      ///< "Jobs"
    QString one;        ///< "job"
    QString icon;
    QString nothing;    ///< where there are none
    QString question;   ///< whose answer calls for them
    std::vector<Part> parts;
    std::function<std::vector<AnyId>(const Project&)> ids;  ///< in the order of the table
    std::function<Result<Project>(const Project&, AnyId fresh)> add;
    std::function<Result<Project>(const Project&, AnyId)> remove;
};

PartList servicePartList();
PartList jobPartList();
PartList callPartList();
PartList messagePartList();
PartList bucketPartList();
PartList searchPartList();
PartList channelPartList();

}  // namespace barch::ui
