#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace barch::ui {

/// Titles with lines below them, made anew whenever what they show has changed: `begin`, then
/// `add…`, then `finish`.
class SectionList : public QWidget {
    Q_OBJECT
public:
    explicit SectionList(QWidget* parent = nullptr);

    void begin();
    /// With `add` a button stands behind the title.
    void addTitle(const QString& title, const QString& addName = {}, const QString& addTip = {}, std::function<void()> add = {});
    /// An element with its ways to change it; either may be missing.
    void addLine(const QString& icon, Ink ink, const QString& title, const QString& detail, const QString& objectName,
                 std::function<void()> edit = {}, std::function<void()> remove = {});
    /// "requester_id   users   required": goes to `id` when it is clicked.
    void addLink(const QString& icon, const QString& left, const QString& middle, const QString& right, const QString& id);
    void addNote(const QString& text);
    void addWidget(QWidget* widget);
    void finish();

signals:
    void linkChosen(const QString& id);

private:
    QVBoxLayout* m_layout;
};

}  // namespace barch::ui
