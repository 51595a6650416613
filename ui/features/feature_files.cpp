#include "core/planning/feature_import.h"
#include "core/edits/feature_edits.h"
#include "exporters/planning/feature_files.h"
#include "ui/features/features_page.h"
#include "ui/widgets/small_widgets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace barch::ui {
namespace {

constexpr qint64 mostBytes = 20'000'000;  // of a table of features; anything longer is something else

Result<std::string> textOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{"The file can't be read: " + file.errorString().toStdString() + ".", path.toStdString(), {}};
    if (file.size() > mostBytes)
        return Error{"The file is too long for a table of features.", path.toStdString(), {}};
    return file.readAll().toStdString();
}

bool isMarkdown(const QString& path)
{
    return path.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) || path.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive);
}

}  // namespace

void FeaturesPage::importFile()
{
    const QString path = session().services().chooseFile(this, {tr("Import features from CSV or Markdown"), {}, false, false});
    if (path.isEmpty())
        return;
    const QString name = QFileInfo(path).fileName();
    const auto refuse = [&](const Error& error, std::size_t more) {
        const QString place = error.where.empty() || error.where == path.toStdString() ? name : QStringLiteral("%1, %2").arg(name, qs(error.where));
        const QString rest = more == 0 ? QString() : QLatin1Char(' ') + tr("There are %1 more faults.").arg(more);
        navigator().notify(Severity::Error, tr("Nothing was imported. %1: %2 %3").arg(place, qs(error.what), qs(error.advice)).trimmed() + rest);
    };
    const Result<std::string> text = textOf(path);
    if (!text)
        return refuse(text.error(), 0);
    const bool markdown = isMarkdown(path);
    const Result<FeatureImport> imported = importFeatures(session().project(), *text, markdown ? FeatureFormat::Markdown : FeatureFormat::Csv);
    if (!imported)
        return refuse(imported.error(), 0);
    if (!imported->faults.empty())
        return refuse(imported->faults.front(), imported->faults.size() - 1);
    if (session().apply({tr("Import features from %1").arg(name).toStdString(), [table = *text, markdown](const Project& project) { return importFeaturesFrom(project, table, markdown); }, {}}))
        navigator().notify(Severity::Info, qs(summaryOf(*imported)));
}

void FeaturesPage::exportFile(bool markdown)
{
    const QString usual = markdown ? QStringLiteral("features.md") : QStringLiteral("features.csv");
    const QString start = session().path().isEmpty() ? usual : QFileInfo(session().path()).dir().filePath(usual);
    const QString path = session().services().chooseFile(this, {markdown ? tr("Export features as Markdown") : tr("Export features as CSV"), start, true, false});
    if (path.isEmpty())
        return;
    const std::string bytes = markdown ? featuresMarkdown(session().project()) : featuresCsv(session().project());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0 || !file.commit()) {
        navigator().notify(Severity::Error, tr("The file could not be written: %1.").arg(file.errorString()));
        return;
    }
    navigator().notify(Severity::Info, tr("%1 was written.").arg(QFileInfo(path).fileName()));
}

}  // namespace barch::ui
