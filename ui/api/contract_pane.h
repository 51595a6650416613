#pragma once

#include "ui/api/contract_view.h"
#include "ui/shell/page.h"

#include <optional>

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace barch::ui {

class Segments;
class Tag;
class Text;

/// The pane at the right: the contract that an export would write, made in the background after each change, with the
/// chosen call in view and what differs from the version that was opened or saved last.
class ContractPane : public QWidget {
    Q_OBJECT
public:
    explicit ContractPane(const PageContext& context, QWidget* parent = nullptr);

    void select(const ElementRef& element);
    /// Of the newest version that was written; null before the first one, and where there is none to write.
    const std::shared_ptr<const openapi::Preview>& preview() const { return m_preview; }
    /// The project that the preview is of.
    const Project& project() const { return m_project; }
    ContractView* view() const { return m_view; }

signals:
    void previewChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    using SharedText = std::shared_ptr<const std::string>;
    struct Made {
        Project project;
        std::shared_ptr<const openapi::Preview> preview;
        std::optional<Error> error;
        std::set<int> changed;
        SharedText baseText;
        int breaking = 0;
        int changes = 0;
    };
    QWidget* makeHeader();
    QWidget* makeFooter();
    void begin();
    void taken(Made made);
    void showMark();
    void rebase();
    openapi::PreviewFormat format() const;
    static Made make(const Project& project, const Project& base, SharedText baseText, openapi::PreviewFormat format);

    PageContext m_context;
    Project m_base;          ///< as it was opened or saved
    Project m_project;
    std::shared_ptr<const openapi::Preview> m_preview;
    ElementRef m_element;
    SharedText m_baseText;   ///< of m_base in this format; null: not written yet
    openapi::PreviewFormat m_baseFormat = openapi::PreviewFormat::Yaml;
    bool m_busy = false;
    bool m_stale = false;    ///< nobody looked since the design changed
    bool m_again = false;

    Tag* m_state;
    Segments* m_formats;
    QToolButton* m_copy;
    QStackedWidget* m_stack;
    ContractView* m_view;
    Text* m_reason;
    Text* m_summary;
    QPushButton* m_changes;
};

}  // namespace barch::ui
