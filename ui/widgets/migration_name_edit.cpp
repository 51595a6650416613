#include "ui/widgets/migration_name_edit.h"

#include "exporters/sql/database_files.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"

#include <QRegularExpressionValidator>
#include <QStyle>

namespace barch::ui {

bool isMigrationName(const QString& name)
{
    return sql::isMigrationName(name.toStdString());
}

MigrationNameEdit::MigrationNameEdit(const QString& objectName, QWidget* parent) : QLineEdit(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Name of the migration"));
    setToolTip(tr("Lower case letters, digits and _. Files are called 0001_NAME.up.sql."));
    setFont(typeface(TypeRole::Code));
    setMaxLength(60);
    setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9_]*")), this));
    connect(this, &QLineEdit::textEdited, this, &MigrationNameEdit::look);
}

void MigrationNameEdit::look(const QString& text)
{
    const bool isFit = isMigrationName(text) || (m_mayBeEmpty && text.isEmpty());
    setProperty("invalid", !isFit);
    style()->unpolish(this);
    style()->polish(this);
    if (isFit)
        emit named();
    else
        emit unfit();
}

}  // namespace barch::ui
