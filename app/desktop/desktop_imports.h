#pragma once

#include "ui/import/import_service.h"

namespace barch {

/// Imports files, texts and databases as the command line does.
class DesktopImports : public ui::ImportService {
public:
    QList<ui::ImportFormat> formats() override;
    QString guess(const ui::ImportAsk& ask) override;
    Result<Imported> read(const ui::ImportAsk& ask, const ImportProgress& progress) override;
    QStringList lines(const ui::ImportAsk& ask, int first, int count) override;
    bool wantsPassword(const Error& error) override;
    QString withoutPassword(const QString& url) override;
    void findPassword(const QString& url, QObject* context, std::function<void(QString)> done) override;
    void keepPassword(const QString& url, const QString& password, QObject* context, std::function<void(QString)> done) override;
};

}  // namespace barch
