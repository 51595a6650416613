#include "ui/checks/finding_list.h"

#include "ui/checks/finding_model.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace barch::ui {

FindingList::FindingList(QWidget* parent) : QListView(parent), m_model(new FindingModel(this))
{
    setObjectName(QStringLiteral("findingList"));
    setAccessibleName(tr("Findings"));
    setModel(m_model);
    setItemDelegate(new FindingDelegate(this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setProperty("ownFocus", true);
}

void FindingList::setFindings(std::vector<ListedFinding> findings)
{
    const ListedFinding* now = current();
    const std::string wanted = now ? now->fingerprint : std::string();
    const int at = position();
    m_model->set(nullptr, {});
    m_findings = std::move(findings);
    rebuild(wanted, at);
}

void FindingList::setFilter(const FindingFilter& filter)
{
    const ListedFinding* now = current();
    const std::string wanted = now ? now->fingerprint : std::string();
    m_filter = filter;
    rebuild(wanted, 1);
}

void FindingList::rebuild(const std::string& wanted, int fallbackPosition)
{
    {
        const QScopedValueRollback quiet(m_rebuilding, true);
        m_model->set(&m_findings, rowsOf(m_findings, m_filter, m_collapsed));
        int row = rowOf(wanted);
        int passed = 0;
        for (int i = 0; row < 0 && i < m_model->rowCount(); ++i)
            if (m_model->finding(i) && ++passed >= std::max(1, fallbackPosition))
                row = i;
        for (int i = m_model->rowCount() - 1; row < 0 && i >= 0; --i)
            if (m_model->finding(i))
                row = i;
        if (row >= 0)
            setCurrentIndex(m_model->index(row));
    }
    emit currentFindingChanged();
}

int FindingList::rowOf(const std::string& fingerprint) const
{
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (const ListedFinding* listed = m_model->finding(i); listed && listed->fingerprint == fingerprint)
            return i;
    return -1;
}

bool FindingList::select(const std::string& fingerprint)
{
    const auto known = std::find_if(m_findings.begin(), m_findings.end(),
                                    [&](const ListedFinding& listed) { return listed.fingerprint == fingerprint; });
    if (known == m_findings.end())
        return false;
    if (rowOf(fingerprint) < 0) {
        m_collapsed.clear();
        if (rowsOf({*known}, m_filter, {}).empty()) {
            m_filter = {.grouping = m_filter.grouping};
            emit filterDropped();
        }
        rebuild(fingerprint, 1);
    }
    setCurrentIndex(m_model->index(rowOf(fingerprint)));
    scrollTo(currentIndex());
    return true;
}

const ListedFinding* FindingList::current() const
{
    if (const ListedFinding* listed = m_model->finding(currentIndex().row()))
        return listed;
    const int row = rowOf(m_current);
    return row < 0 ? nullptr : m_model->finding(row);
}

void FindingList::step(bool forward)
{
    const auto rows = rowsOf(m_findings, m_filter, {});
    std::vector<int> order;
    for (const FindingRow& row : rows)
        if (row.finding != FindingRow::heading)
            order.push_back(row.finding);
    if (order.empty())
        return;
    const ListedFinding* now = current();
    std::size_t next = forward ? 0 : order.size() - 1;
    for (std::size_t i = 0; now && i < order.size(); ++i)
        if (&m_findings[static_cast<std::size_t>(order[i])] == now)
            next = (i + (forward ? 1 : order.size() - 1)) % order.size();
    select(m_findings[static_cast<std::size_t>(order[next])].fingerprint);
}

int FindingList::position() const
{
    const ListedFinding* now = current();
    int at = 0;
    for (int i = 0; now && i < m_model->rowCount(); ++i)
        if (const ListedFinding* listed = m_model->finding(i)) {
            ++at;
            if (listed == now)
                return at;
        }
    return 0;
}

int FindingList::shown() const
{
    int count = 0;
    for (const FindingRow& row : m_model->rows())
        count += row.finding == FindingRow::heading ? row.count : 0;
    return count;
}

void FindingList::toggle(int row)
{
    const QString group = m_model->rows()[static_cast<std::size_t>(row)].group;
    if (!m_collapsed.remove(group))
        m_collapsed.insert(group);
    const QScopedValueRollback quiet(m_rebuilding, true);
    m_model->set(&m_findings, rowsOf(m_findings, m_filter, m_collapsed));
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (!m_model->finding(i) && m_model->rows()[static_cast<std::size_t>(i)].group == group)
            setCurrentIndex(m_model->index(i));
}

void FindingList::keyPressEvent(QKeyEvent* event)
{
    setProperty("byKeyboard", true);
    const int row = currentIndex().row();
    const bool heading = row >= 0 && !m_model->finding(row);
    const bool collapsed = heading && m_model->rows()[static_cast<std::size_t>(row)].collapsed;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (heading)
            toggle(row);
        else if (current())
            emit fixWanted();
        return;
    case Qt::Key_Space:
        if (heading)
            toggle(row);
        return;
    case Qt::Key_Left:
        if (heading && !collapsed)
            return toggle(row);
        for (int i = row; i >= 0; --i)
            if (!m_model->finding(i))
                return setCurrentIndex(m_model->index(i));
        return;
    case Qt::Key_Right:
        if (collapsed)
            toggle(row);
        return;
    default: QListView::keyPressEvent(event);
    }
}

void FindingList::mousePressEvent(QMouseEvent* event)
{
    setProperty("byKeyboard", false);
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && !m_model->finding(at.row()))
        return toggle(at.row());
    QListView::mousePressEvent(event);
}

void FindingList::currentChanged(const QModelIndex& now, const QModelIndex& previous)
{
    QListView::currentChanged(now, previous);
    const ListedFinding* listed = m_model->finding(now.row());
    if (!listed)
        return;
    m_current = listed->fingerprint;
    if (!m_rebuilding)
        emit currentFindingChanged();
}

void FindingList::focusInEvent(QFocusEvent* event)
{
    setProperty("byKeyboard", event->reason() != Qt::MouseFocusReason);
    QListView::focusInEvent(event);
    viewport()->update();
}

}  // namespace barch::ui
