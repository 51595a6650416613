#pragma once

#include "ui/session/services.h"

#include <QAbstractButton>
#include <QFrame>

class QVBoxLayout;

namespace barch::ui {

/// The files that were open before, one a line: size, database, readiness, findings, when.
class RecentList : public QFrame {
    Q_OBJECT
public:
    explicit RecentList(QWidget* parent = nullptr);
    void show(const QList<RecentFile>& files, const QString& filter);
    bool isEmpty() const { return m_count == 0; }

signals:
    void chosen(const QString& path);
    void forgetWanted(const QString& path);

private:
    QVBoxLayout* m_rows;
    int m_count = 0;
};

class RecentRow : public QAbstractButton {
    Q_OBJECT
public:
    RecentRow(const RecentFile& file, bool last);
    QSize sizeHint() const override { return {600, 44}; }

signals:
    void forgetWanted();
    void stepWanted(int by);

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    RecentFile m_file;
    bool m_last;
};

}  // namespace barch::ui
