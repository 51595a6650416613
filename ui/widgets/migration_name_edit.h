#pragma once

#include <QLineEdit>

namespace barch::ui {

/// Lower case letters, digits and _, not empty: what a migration may be called.
bool isMigrationName(const QString& name);

/// A field for the name of a migration; other characters can't be typed.
class MigrationNameEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit MigrationNameEdit(const QString& objectName, QWidget* parent = nullptr);
    /// Left empty, the placeholder is the name.
    void setMayBeEmpty(bool mayBeEmpty) { m_mayBeEmpty = mayBeEmpty; }

signals:
    void named();   ///< the person gave a name
    void unfit();   ///< the person left none that a migration can have

private:
    void look(const QString& text);

    bool m_mayBeEmpty = false;
};

}  // namespace barch::ui
