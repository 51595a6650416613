#include "ui/coverage/test_model.h"

#include "core/edits/element_edits.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <tuple>

namespace barch::ui {
namespace {

const QStringList levels = {QStringLiteral("unit"), QStringLiteral("integration"), QStringLiteral("e2e")};

std::string TestCase::* memberOf(int part)
{
    switch (part) {
    case TestModel::Name: return &TestCase::name;
    case TestModel::Level: return &TestCase::level;
    case TestModel::Tried: return &TestCase::scenario;
    default: return nullptr;
    }
}

}  // namespace

LabelledEdit testEdit(const QString& label, TestCaseId id, std::function<void(TestCase&)> change)
{
    return {label.toStdString(),
            [id, change](const Project& project) -> Result<Project> {
                const TestCase* found = project.testCases.find(id);
                if (!found)
                    return Error{"This test is not there any more.", {}, {}};
                TestCase test = *found;
                change(test);
                return putElement(project, std::move(test));
            },
            {}};
}

void TestModel::show(const QString& filter)
{
    beginResetModel();
    m_project = m_session.project();
    m_ids.clear();
    for (const TestCase& test : m_project.testCases)
        if (filter.isEmpty() || textOf(test, Name).contains(filter, Qt::CaseInsensitive) || textOf(test, Tried).contains(filter, Qt::CaseInsensitive) ||
            textOf(test, Covers).contains(filter, Qt::CaseInsensitive))
            m_ids.push_back(test.id);
    const auto key = [this](TestCaseId id) {
        const TestCase& test = *m_project.testCases.find(id);
        return std::tuple(levels.indexOf(qs(test.level)), std::string_view(test.name));
    };
    std::stable_sort(m_ids.begin(), m_ids.end(), [&](TestCaseId a, TestCaseId b) { return key(a) < key(b); });
    endResetModel();
}

TestCaseId TestModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : TestCaseId();
}

int TestModel::rowOf(TestCaseId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int TestModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QString TestModel::textOf(const TestCase& test, int part) const
{
    if (const auto member = memberOf(part))
        return qs(test.*member);
    QStringList names;
    for (const ElementRef& element : test.covers)
        names.append(qs(pathOf(m_project, element)));
    return names.isEmpty() ? QString() : QStringLiteral("%1  %2").arg(grouped(names.size()), names.join(QStringLiteral(", ")));
}

QVariant TestModel::data(const QModelIndex& index, int role) const
{
    const TestCase* test = m_project.testCases.find(idAt(index.row()));
    if (!test)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const QString text = textOf(*test, index.column());
        return text.isEmpty() ? QStringLiteral("–") : text;
    }
    case Qt::EditRole:
    case Qt::ToolTipRole: return textOf(*test, index.column());
    case EditTable::ChoicesRole: return index.column() == Level ? levels : QStringList();
    case Qt::FontRole: return typeface(index.column() == Name ? TypeRole::SmallStrong : TypeRole::Small);
    case Qt::ForegroundRole: return index.column() == Covers && test->covers.empty() ? QVariant(theme().text.tertiary) : QVariant();
    default: return {};
    }
}

bool TestModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const TestCase* test = m_project.testCases.find(idAt(index.row()));
    const auto member = memberOf(index.column());
    if (role != Qt::EditRole || !test || !member)
        return false;
    const std::string text = value.toString().trimmed().toStdString();
    if (text == test->*member)
        return true;
    return m_session.apply(testEdit(tr("Change the test %1").arg(qs(test->name)), test->id, [member, text](TestCase& changed) { changed.*member = text; }));
}

QVariant TestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Test"), tr("Level"), tr("What is tried"), tr("Covers")};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles[section]) : QVariant();
}

Qt::ItemFlags TestModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return memberOf(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace barch::ui
