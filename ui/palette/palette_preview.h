#pragma once

#include "ui/palette/palette_rows.h"

#include <QWidget>

class QVBoxLayout;

namespace barch::ui {

/// What is known about the hit that is chosen, before one goes there.
class PalettePreview : public QWidget {
    Q_OBJECT
public:
    explicit PalettePreview(QWidget* parent = nullptr);
    void show(const PaletteRow* row, const PaletteSource& source);

private:
    void showTable(const Table& table, const Session& session, ColumnId column);
    void showQuestion(const Question& question, const Session& session);
    void showRule(std::size_t index, const Session& session);
    void addFact(const QString& name, const QString& value);

    QVBoxLayout* m_layout;
};

/// A table's box: header in the colour of its tenancy, columns with their types.
class TableCard : public QWidget {
    Q_OBJECT
public:
    TableCard(const Table& table, const Project& project, ColumnId marked, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    struct Line {
        QString icon;
        Ink ink;
        QString name;
        QString type;
        bool strong;
        bool marked;
    };
    QString m_title;
    TenancyClass m_tenancy;
    QList<Line> m_lines;
    qsizetype m_more = 0;
};

}  // namespace barch::ui
