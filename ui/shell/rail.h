#pragma once

#include "ui/shell/page.h"

#include <QAbstractButton>

class QVBoxLayout;

namespace barch::ui {

class RailItem;
class NextStepCard;
class Text;

/// The journey at the left edge: every page with what is open there, and the next step.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(Session& session, QWidget* parent = nullptr);

    void setCurrent(const QString& pageId);
    bool collapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

signals:
    void pageChosen(const QString& pageId);
    void collapseToggled(bool collapsed);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void placeNextStep();

    Session& m_session;
    bool m_collapsed = false;
    QList<RailItem*> m_items;
    QList<QWidget*> m_headings;
    QList<QWidget*> m_lines;
    NextStepCard* m_nextStep;
    RailItem* m_collapse;
    QVBoxLayout* m_layout;
};

/// One line of the rail.
class RailItem : public QAbstractButton {
    Q_OBJECT
public:
    RailItem(const QString& objectName, const QString& iconName, const QString& title, const QString& keys);
    void setBadge(const Badge& badge);
    void setCollapsed(bool collapsed);
    void setHint(const QString& keys) { m_hint = keys; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void describe();

    QString m_icon;
    QString m_keys;
    QString m_hint;  ///< keys shown at the right
    Badge m_badge;
    bool m_collapsed = false;
};

}  // namespace barch::ui
