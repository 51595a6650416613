#pragma once

#include "ui/export/export_preview.h"

#include <QWidget>

class QTableWidget;

namespace barch::ui {

class Tag;
class Text;

/// What the chosen targets cannot express, element by element.
class WarningTable : public QWidget {
    Q_OBJECT
public:
    explicit WarningTable(QWidget* parent = nullptr);
    void showWarnings(const ExportPreview& preview);

signals:
    void elementWanted(const barch::ElementRef& element);

private:
    QTableWidget* m_table;
    Text* m_nothing;
    Tag* m_leftOut;
    Tag* m_replaced;
    std::vector<ElementRef> m_elements;
};

}  // namespace barch::ui
