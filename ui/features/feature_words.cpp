#include "ui/features/feature_words.h"

#include "core/edits/feature_edits.h"
#include "core/planning/matrix.h"
#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

namespace barch::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Features", text);
}

}  // namespace

QString wordOf(Moscow moscow)
{
    return qs(titleOf(moscow)).replace('\'', QChar(0x2019));
}

QString iconOf(Moscow moscow)
{
    static const char* const names[] = {"moscow-unset", "moscow-must", "moscow-should", "moscow-could", "moscow-wont"};
    return QString::fromLatin1(names[static_cast<std::size_t>(moscow)]);
}

Ink inkOf(Moscow moscow)
{
    switch (moscow) {
    case Moscow::Must: return Ink::AccentFill;
    case Moscow::Should: return Ink::Owned;
    case Moscow::Could: return Ink::Secondary;
    default: return Ink::Tertiary;
    }
}

QString kindWord(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Table: return tr("table");
    case ElementKind::View: return tr("view");
    case ElementKind::Function: return tr("function");
    case ElementKind::Endpoint: return tr("endpoint");
    case ElementKind::Webhook: return tr("webhook");
    case ElementKind::Channel: return tr("channel");
    case ElementKind::Service: return tr("service");
    case ElementKind::Job: return tr("background job");
    case ElementKind::ExternalCall: return tr("outside call");
    case ElementKind::Message: return tr("message");
    case ElementKind::Bucket: return tr("file store");
    case ElementKind::SearchIndex: return tr("search");
    case ElementKind::Permission: return tr("permission");
    case ElementKind::Metric: return tr("metric");
    case ElementKind::TestCase: return tr("test");
    case ElementKind::AiModel: return tr("AI model");
    default: return qs(barch::nameOf(kind));
    }
}

QString kindIcon(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Table:
    case ElementKind::View: return QStringLiteral("table");
    case ElementKind::Endpoint:
    case ElementKind::Webhook:
    case ElementKind::Channel:
    case ElementKind::Function: return QStringLiteral("code");
    case ElementKind::Job: return QStringLiteral("refresh");
    case ElementKind::Permission: return QStringLiteral("lock");
    case ElementKind::TestCase: return QStringLiteral("checks");
    case ElementKind::SearchIndex: return QStringLiteral("search");
    default: return QStringLiteral("link");
    }
}

QString numberText(const Score& score)
{
    return score.number ? qs(roundedText(*score.number)) : QStringLiteral("–");
}

LabelledEdit featureEdit(const QString& label, FeatureId id, std::function<void(Feature&)> change, const QString& mergeKey)
{
    return {label.toStdString(),
            [id, change](const Project& project) -> Result<Project> {
                const Feature* found = project.features.find(id);
                if (!found)
                    return Error{"This feature is not there any more.", {}, {}};
                Feature feature = *found;
                change(feature);
                return changeFeature(project, std::move(feature));
            },
            mergeKey.toStdString()};
}

LabelledEdit placeEdit(const Feature& feature, int value, int effort, bool merges)
{
    const QString label = tr("Place %1 at value %2, effort %3").arg(qs(feature.name)).arg(value).arg(effort);
    return {label.toStdString(), [id = feature.id, value, effort](const Project& project) { return placeFeature(project, id, value, effort); },
            merges ? "feature.place." + feature.id.text() : std::string()};
}

}  // namespace barch::ui
