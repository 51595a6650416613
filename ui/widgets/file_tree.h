#pragma once

#include "ui/session/services.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>
#include <QTreeWidget>

namespace barch::ui {

/// The files of an export in their folders, each with its state against the folder on disk.
class FileTree : public QTreeWidget {
    Q_OBJECT
public:
    explicit FileTree(QWidget* parent = nullptr);
    /// Keeps the current file where it is still there; otherwise the first that is not the same.
    void setFiles(const QString& rootName, const std::vector<ComparedFile>& files);
    /// Index into the files; -1 on a folder or where there is none.
    int current() const;
    void select(const QString& path);

signals:
    void currentFileChanged();

private:
    QString m_current;
    bool m_filling = false;
};

QString titleOf(FileState state);
/// What tells the states apart besides the word.
QString signOf(FileState state);
Ink inkOf(FileState state);

class FileDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace barch::ui
