#include "ui/theme/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace barch::ui {

const QJsonObject& tokens()
{
    static const QJsonObject content = [] {
        QFile file(QStringLiteral(":/themes/tokens.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        return opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return content;
}

double token(const QString& path)
{
    QJsonValue value = tokens();
    for (const QString& part : path.split('.')) {
        value = value.isArray() ? value.toArray().at(part.toInt()) : value.toObject().value(part);
    }
    Q_ASSERT_X(value.isDouble(), "token", qPrintable(path));
    return value.toDouble();
}

}  // namespace barch::ui
