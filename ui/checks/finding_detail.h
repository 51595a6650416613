#pragma once

#include "ui/checks/finding_rows.h"
#include "ui/checks/fix_preview.h"
#include "ui/shell/page.h"

class QButtonGroup;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace barch::ui {

class IconLabel;
class PreviewView;
class Tag;
class Text;
class WaiveForm;

/// One finding: what is wrong, why it matters, what the fix does, and the buttons that do it.
class FindingDetail : public QWidget {
    Q_OBJECT
public:
    FindingDetail(const PageContext& context, std::shared_ptr<PreviewBench> bench, QWidget* parent = nullptr);

    /// `sameRule`: how many findings of this rule have an automatic fix, this one included.
    void setFinding(const ListedFinding& listed, int position, int of, int sameRule);
    /// While a newer version is being checked, nothing can be done to what is shown.
    void setStale(bool stale);
    void fix();

signals:
    void stepWanted(bool forward);
    void fixRuleWanted(const QString& code);

private:
    QWidget* makeHeader();
    QWidget* makeFooter();
    void showWords();
    void showOptions();
    void showButtons();
    void compute();
    void applyEdit(const LabelledEdit& edit);
    void waive(const QString& reason, const QString& until);
    void unwaive();
    void showRulePage();
    const FixOption* option() const;

    PageContext m_context;
    std::shared_ptr<PreviewBench> m_bench;
    ListedFinding m_listed;
    std::vector<FixOption> m_options;
    std::size_t m_option = 0;
    int m_sameRule = 0;
    int m_request = 0;       ///< counts previews asked for; older answers are dropped
    bool m_stale = false;
    Project m_shown;         ///< the version that options and preview are of
    QTimer m_delay;

    IconLabel* m_icon;
    Text* m_title;
    Text* m_position;
    Tag* m_severity;
    Tag* m_subject;
    QPushButton* m_rule;
    Text* m_path;
    QPushButton* m_showElement;
    QScrollArea* m_scroll;
    Text* m_problem;
    Text* m_why;
    Text* m_fixText;
    QWidget* m_waiverNote;
    Text* m_waiverText;
    QWidget* m_optionsBox;
    QButtonGroup* m_optionGroup = nullptr;
    PreviewView* m_preview;
    WaiveForm* m_waiveForm;
    QPushButton* m_fix;
    QPushButton* m_fixRule;
    QPushButton* m_waive;
    QPushButton* m_unwaive;
    QWidget* m_undoHint;
};

}  // namespace barch::ui
