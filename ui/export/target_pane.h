#pragma once

#include "ui/export/export_preview.h"

#include <QWidget>

namespace barch::ui {

class MigrationNameEdit;
class TargetList;

/// What to export, and what its migration is called.
class TargetPane : public QWidget {
    Q_OBJECT
public:
    explicit TargetPane(QWidget* parent = nullptr);
    TargetList& targets() { return *m_targets; }
    QStringList chosen() const;
    QString name() const;
    void set(const QStringList& targets, const QString& name);

signals:
    /// Targets or the name; a name that no migration can have is no change.
    void changed();
    void nameUnfit();

private:
    TargetList* m_targets;
    MigrationNameEdit* m_name;
};

}  // namespace barch::ui
