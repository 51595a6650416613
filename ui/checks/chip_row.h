#pragma once

#include <QWidget>

class QPushButton;
class QToolButton;

namespace barch::ui {

/// Chips in a row; those that do not fit are in a menu at its end. Chips are checkable.
class ChipRow : public QWidget {
    Q_OBJECT
public:
    struct Chip {
        QString key;
        QString text;
    };
    explicit ChipRow(const QString& objectName, const QString& moreText, QWidget* parent = nullptr);
    void setChips(const QList<Chip>& chips);
    QStringList checked() const;
    void clearChecked();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    void fillMenu();

    QList<QPushButton*> m_chips;
    QToolButton* m_more;
    QString m_moreText;
};

}  // namespace barch::ui
