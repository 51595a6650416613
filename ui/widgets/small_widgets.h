#pragma once

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>

class QButtonGroup;
class QHBoxLayout;
class QVBoxLayout;

namespace barch::ui {

/// An icon standing by itself. Give it an accessible name where it says something that no text does.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    IconLabel(const QString& name, Ink ink, QWidget* parent = nullptr, int size = 0);
    void set(const QString& name, Ink ink);
    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_name;
    Ink m_ink;
    int m_size;
};

/// A short word on a ground: "Fits your answers", "Hard to change later". With an icon or without.
class Tag : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Neutral, Accent, Error, Warning, Info, Ok, Owned, Root, Shared, Link };
    explicit Tag(const QString& text, Tone tone = Tone::Neutral, const QString& icon = {}, QWidget* parent = nullptr);
    void set(const QString& text, Tone tone, const QString& icon = {});
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_text;
    Tone m_tone;
    QString m_icon;
};

/// A key combination as it is printed on the keys: "Ctrl+K".
class KeyHint : public QWidget {
    Q_OBJECT
public:
    explicit KeyHint(const QString& keys, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_keys;
};

/// How much of something is done: a ring that closes.
class ProgressRing : public QWidget {
    Q_OBJECT
public:
    explicit ProgressRing(int size, QWidget* parent = nullptr);
    void setPart(double part);  ///< 0 to 1
    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

    static void paint(QPainter& painter, const QRectF& where, double part);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    int m_size;
    double m_part = 0;
};

/// A thin bar, whole or in steps ("how hard to change later": 4 of 5).
class ProgressLine : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void setPart(double part);
    void setSteps(int filled, int of, Ink ink);
    QSize sizeHint() const override { return {80, 4}; }
    QSize minimumSizeHint() const override { return {40, 4}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    double m_part = 0;
    int m_steps = 0;
    Ink m_ink = Ink::AccentFill;
};

/// Several choices in one frame, one of them taken.
class Segments : public QFrame {
    Q_OBJECT
public:
    explicit Segments(const QStringList& choices, QWidget* parent = nullptr);
    int current() const;
    void setCurrent(int index);
    void setChoiceEnabled(int index, bool enabled);

signals:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QButtonGroup* m_group;
};

/// On or off.
class Switch : public QAbstractButton {
    Q_OBJECT
public:
    explicit Switch(const QString& accessibleName, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {28, 16}; }

protected:
    void paintEvent(QPaintEvent*) override;
};

/// A one-pixel line.
class Hairline : public QWidget {
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent*) override;
};

/// Severity glyphs with their numbers: "2", "6".
class SeverityCount : public QWidget {
    Q_OBJECT
public:
    explicit SeverityCount(QWidget* parent = nullptr);
    void set(const QString& icon, Ink ink, const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_icon;
    Ink m_ink = Ink::Ok;
    QString m_text;
};

enum class ButtonKind { Plain, Primary, Quiet, Link, Chip };
/// A button with the name that tests and screen readers know it by. Shortcuts go into the tooltip.
QPushButton* makeButton(const QString& objectName, const QString& text, ButtonKind kind = ButtonKind::Plain,
                        const QString& iconName = {}, QWidget* parent = nullptr);
/// A line edit with an icon in front.
QLineEdit* makeFilter(const QString& objectName, const QString& placeholder, const QString& iconName,
                      QWidget* parent = nullptr);

/// Lays out without margins and with this gap.
QHBoxLayout* row(int gap, QWidget* on = nullptr);
QVBoxLayout* column(int gap, QWidget* on = nullptr);
/// A widget on one of the theme's grounds: "page", "window", "subtle", "raised", "canvas".
QWidget* makeGround(const char* ground, QWidget* parent = nullptr);
void setGround(QWidget* widget, const char* ground);
/// Removes and deletes all that lies in a layout.
void clearLayout(QLayout* layout);

/// A number with thin spaces between thousands: "4 127".
QString grouped(qsizetype number);
/// "1 table", "3 tables".
QString counted(qsizetype number, const QString& one, const QString& many);

inline QString qs(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace barch::ui
