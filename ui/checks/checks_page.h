#pragma once

#include "ui/checks/finding_rows.h"
#include "ui/checks/fix_preview.h"
#include "ui/shell/page.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace barch::ui {

class BatchFix;
class ChipRow;
class FindingDetail;
class FindingList;
class IconLabel;
class Text;

/// What the checks found, and the way to mend each of them.
class ChecksPage : public Page {
    Q_OBJECT
public:
    explicit ChecksPage(const PageContext& context);
    ~ChecksPage() override;

    void activate() override;
    bool showFinding(const std::string& fingerprint) override;
    bool stepFinding(bool forward) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

private:
    QWidget* makeHeader();
    QWidget* makeToolbar();
    QWidget* makeMessage();
    void refresh();
    void refreshChips(const FindingTotals& totals);
    void takeFilter();
    void showCurrent();
    void showMessage(const QString& iconName, Ink ink, const QString& title, const QString& text);
    void fixSafe();
    void fixRule(const QString& code);

    std::shared_ptr<PreviewBench> m_bench;
    std::string m_wanted;  ///< asked for before it was found
    bool m_settingFilter = false;

    Text* m_subtitle;
    Text* m_checkedAt;
    QPushButton* m_fixSafe;
    QLineEdit* m_filter;
    QPushButton* m_severities[3];
    ChipRow* m_subjects;
    QPushButton* m_waived;
    QToolButton* m_groupBy;
    QWidget* m_toolbar;
    QWidget* m_work;
    FindingList* m_list;
    QStackedWidget* m_right;
    FindingDetail* m_detail;
    BatchFix* m_batch;
    QWidget* m_noMatch;
    QWidget* m_message;
    IconLabel* m_messageIcon;
    Text* m_messageTitle;
    Text* m_messageText;
    QAction* m_fixSafeAction;
    QAction* m_fixAction;
};

}  // namespace barch::ui
