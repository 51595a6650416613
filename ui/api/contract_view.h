#pragma once

#include "exporters/openapi/preview.h"
#include "ui/widgets/code_lines.h"

#include <QAbstractScrollArea>

#include <memory>
#include <set>

namespace barch::ui {

/// A contract of any length, with line numbers; only the lines that are seen are laid out and coloured, so half a
/// million of them scroll like ten. The lines of one call are marked, and those that differ from an earlier text.
class ContractView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ContractView(QWidget* parent = nullptr);

    void show(std::shared_ptr<const openapi::Preview> preview, CodeLanguage language, std::set<int> changed);
    using QWidget::show;
    /// Marks these lines and brings the first of them into view where it isn't.
    void mark(openapi::LineRange lines);
    openapi::LineRange marked() const { return m_marked; }
    int firstLine() const;
    int lineCount() const { return m_preview ? static_cast<int>(m_preview->lines.size()) : 0; }
    QString textOf(int line) const;
    /// The marked lines, or all where none is marked.
    void copy() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int rowHeight() const;
    int marginWidth() const;
    void measure();

    std::shared_ptr<const openapi::Preview> m_preview;
    CodeLanguage m_language = CodeLanguage::Plain;
    std::set<int> m_changed;
    openapi::LineRange m_marked;
};

}  // namespace barch::ui
