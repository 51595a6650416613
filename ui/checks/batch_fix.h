#pragma once

#include "ui/checks/fix_preview.h"
#include "ui/shell/page.h"

class QPushButton;
class QScrollArea;

namespace barch::ui {

class PreviewView;
class Text;

/// Many fixes at once: shows what they would change together, and applies them as one step.
class BatchFix : public QWidget {
    Q_OBJECT
public:
    BatchFix(const PageContext& context, std::shared_ptr<PreviewBench> bench, QWidget* parent = nullptr);
    void start(const QString& title, std::set<std::string> fingerprints);
    /// What was computed is of an older version.
    void drop();

signals:
    void finished();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showResult(FixPreview preview);
    void apply();

    PageContext m_context;
    std::shared_ptr<PreviewBench> m_bench;
    QString m_titleText;
    std::optional<FixPreview> m_result;
    int m_request = 0;

    Text* m_title;
    Text* m_hint;
    QScrollArea* m_scroll;
    PreviewView* m_preview;
    QPushButton* m_apply;
};

}  // namespace barch::ui
