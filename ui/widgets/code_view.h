#pragma once

#include "ui/widgets/code_highlight.h"
#include "ui/widgets/code_lines.h"

#include <QPlainTextEdit>

namespace barch::ui {

QColor colourOf(CodeKind kind);

/// Read-only code with line numbers and, for comparisons, signs and grounds. It can be selected,
/// copied and scrolled with the keyboard; only the lines that are seen are coloured, so a long file
/// opens at once.
class CodeView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeView(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    void setCode(CodeLines lines, CodeLanguage language);
    void clearCode() { setCode({}, CodeLanguage::Plain); }
    const CodeLines& lines() const { return m_lines; }
    /// The view is as high as its text, up to this many lines; 0: as high as it is given.
    void setHeightInLines(int most);
    /// Goes to the first line that was added or removed.
    void scrollToFirstChange();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    class Margin;
    void placeMargin();
    void paintMargin(QPaintEvent* event);
    void colourVisible();
    void takeColours();
    QColor groundOf(const CodeLine& line) const;
    int rowHeight() const;

    CodeLines m_lines;
    CodeLanguage m_language = CodeLanguage::Plain;
    std::vector<CodeState> m_states;  ///< what each line begins in
    std::vector<bool> m_coloured;
    bool m_signs = false;
    int m_most = 0;
    QString m_theme;                  ///< for which the lines were coloured
    Margin* m_margin;
};

}  // namespace barch::ui
