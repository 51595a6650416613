#pragma once

#include "ui/export/export_preview.h"

#include <QScrollArea>

class QCheckBox;

namespace barch::ui {

class SeverityCount;
class Text;

/// Every target under its group, with a box to tick.
class TargetList : public QScrollArea {
    Q_OBJECT
public:
    explicit TargetList(QWidget* parent = nullptr);

    QStringList chosen() const;
    void setChosen(const QStringList& ids);
    void showOutcomes(const ExportPreview& preview);
    /// Wide enough for every name and count: nothing is cut at the edge of the panel.
    QSize minimumSizeHint() const override;

signals:
    void chosenChanged();

private:
    struct Entry {
        const Target* target = nullptr;
        QCheckBox* box = nullptr;
        SeverityCount* warnings = nullptr;
        Text* files = nullptr;
    };
    struct Group {
        QString title;
        Text* files = nullptr;
    };
    QWidget* makeRow(const Target& target);

    std::vector<Entry> m_entries;
    std::vector<Group> m_groups;
    bool m_setting = false;
};

}  // namespace barch::ui
