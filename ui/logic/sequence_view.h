#pragma once

#include "core/logic/call_sequences.h"

#include <QWidget>

namespace barch::ui {

/// Draws what happens one after the other: who takes part as lifelines, calls as arrows between them, ways
/// to fail in frames. The description for screen readers tells the same in lines; so do the arrow keys.
class SequenceView : public QWidget {
    Q_OBJECT
public:
    explicit SequenceView(QWidget* parent = nullptr);
    void show(CallSequence sequence);
    using QWidget::show;
    const CallSequence& sequence() const { return m_sequence; }
    /// One line in words: "Worker calls ses: Send mail".
    QString wordsOf(const CallSequence::Line& line) const;

    QSize sizeHint() const override { return m_size.toSize(); }
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// The keyboard went to what lies here.
    void seenWanted(const QRect& where);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();
    void moveTo(int line);
    int lineAt(double y) const;
    double rowOf(std::size_t line) const;
    void paintActors(QPainter& painter) const;
    void paintFrames(QPainter& painter) const;
    void paintStep(QPainter& painter, std::size_t number) const;

    CallSequence m_sequence;
    std::vector<double> m_places;  ///< x of the lifelines
    QSizeF m_size;
    int m_line = -1;               ///< that the keyboard is at
};

}  // namespace barch::ui
