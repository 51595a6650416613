#pragma once

#include "core/stack/comparison.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace barch::ui {

/// Why the suggested option is suggested, what speaks against it, and with what another one would be.
class ReasonPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReasonPanel(const Content& content, QWidget* parent = nullptr);
    void show(const StackView& view, const Comparison& comparison);

signals:
    void questionWanted(const std::string& key);

private:
    void addReason(QVBoxLayout& list, const QString& icon, Ink ink, const QString& text, const std::string& question);
    QString whereOf(const std::string& question) const;

    const Content& m_content;
    QVBoxLayout* m_why;
    QVBoxLayout* m_change;
};

}  // namespace barch::ui
