#pragma once

#include "core/edits/edit.h"
#include "core/planning/scores.h"
#include "ui/theme/theme.h"

#include <QString>

#include <functional>

namespace barch::ui {

/// How the page names and marks what it shows, and the labels of its edits.
QString wordOf(Moscow moscow);
QString iconOf(Moscow moscow);
Ink inkOf(Moscow moscow);

QString kindWord(ElementKind kind);  ///< "endpoint"
QString kindIcon(ElementKind kind);
QString numberText(const Score& score);  ///< "187.5", or a dash

/// Changes a copy of the feature and puts it back. `mergeKey` as in LabelledEdit.
LabelledEdit featureEdit(const QString& label, FeatureId id, std::function<void(Feature&)> change, const QString& mergeKey = {});
LabelledEdit placeEdit(const Feature& feature, int value, int effort, bool merges);

}  // namespace barch::ui
