#pragma once

#include "ui/questionnaire/answer_effect.h"

#include <QWidget>

namespace barch::ui {

/// Changes of a schema as coloured lines with +, − and ~, as wide as its place.
class SchemaLines : public QWidget {
    Q_OBJECT
public:
    explicit SchemaLines(QWidget* parent = nullptr);
    void show(std::vector<SchemaLine> lines);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    std::vector<SchemaLine> m_lines;
};

/// "+", "−", "~".
QString signOf(Mark mark);

}  // namespace barch::ui
