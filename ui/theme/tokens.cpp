#include "ui/theme/tokens.h"

#include <QHash>

namespace barch::ui {

QStringList tokensUnder(const QString& prefix)
{
    QStringList values;
    for (const Token& each : tokens())
        if (QLatin1String(each.path).startsWith(prefix))
            values.append(QString::fromUtf8(each.value));
    return values;
}

QString tokenText(const QString& path)
{
    static const QHash<QString, QString> byPath = [] {
        QHash<QString, QString> values;
        for (const Token& each : tokens())
            values.insert(QString::fromUtf8(each.path), QString::fromUtf8(each.value));
        return values;
    }();
    const auto found = byPath.find(path);
    Q_ASSERT_X(found != byPath.end(), "tokenText", qPrintable(path));
    return found.value();
}

double token(const QString& path)
{
    bool isNumber = false;
    const double number = tokenText(path).toDouble(&isNumber);
    Q_ASSERT_X(isNumber, "token", qPrintable(path));
    return number;
}

}  // namespace barch::ui
