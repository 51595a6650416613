#pragma once

#include "ui/checks/finding_rows.h"

#include <QListView>

namespace barch::ui {

class FindingModel;

/// Findings under headings that fold away. Left and right fold and unfold, Enter asks for the fix.
class FindingList : public QListView {
    Q_OBJECT
public:
    explicit FindingList(QWidget* parent = nullptr);

    /// Shows these; the selection stays on its finding, or, where that is gone, at its place.
    void setFindings(std::vector<ListedFinding> findings);
    void setFilter(const FindingFilter& filter);
    const FindingFilter& filter() const { return m_filter; }
    const std::vector<ListedFinding>& findings() const { return m_findings; }

    /// Unfolds what hides it, and drops a filter that does. False where there is no such finding.
    bool select(const std::string& fingerprint);
    /// Where a heading has the keyboard: the finding before.
    const ListedFinding* current() const;
    /// The next or the previous finding, folded groups included; from the last to the first.
    void step(bool forward);
    /// Number of the current one among those that are listed, from 1; 0: none.
    int position() const;
    int shown() const;

signals:
    void currentFindingChanged();
    void fixWanted();
    void filterDropped();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void rebuild(const std::string& wanted, int fallbackPosition);
    void toggle(int row);
    int rowOf(const std::string& fingerprint) const;

    FindingModel* m_model;
    std::vector<ListedFinding> m_findings;
    FindingFilter m_filter;
    QSet<QString> m_collapsed;
    std::string m_current;  ///< fingerprint
    bool m_rebuilding = false;
};

}  // namespace barch::ui
