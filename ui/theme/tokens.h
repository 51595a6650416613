#pragma once

#include <QJsonObject>
#include <QString>

namespace barch::ui {

/// resources/themes/tokens.json, the one place where a colour or a size is written down.
const QJsonObject& tokens();
/// A number by its path ("layout.railExpanded"); a path that does not exist is a programmer's error.
double token(const QString& path);

}  // namespace barch::ui
