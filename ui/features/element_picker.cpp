#include "ui/features/element_picker.h"

#include "ui/features/feature_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace barch::ui {
namespace {

bool sharesParts(const Project& a, const Project& b)
{
    return a.tables.sameAs(b.tables) && a.views.sameAs(b.views) && a.endpoints.sameAs(b.endpoints) && a.jobs.sameAs(b.jobs) && a.services.sameAs(b.services) &&
           a.webhooks.sameAs(b.webhooks) && a.channels.sameAs(b.channels) && a.externalCalls.sameAs(b.externalCalls) &&
           a.messages.sameAs(b.messages) && a.buckets.sameAs(b.buckets) && a.searchIndexes.sameAs(b.searchIndexes) && a.permissions.sameAs(b.permissions) &&
           a.testCases.sameAs(b.testCases) && a.metrics.sameAs(b.metrics) && a.aiModels.sameAs(b.aiModels);
}

}  // namespace

ElementPicker::ElementPicker(const QString& objectName, const QString& words, QWidget* parent) : QComboBox(parent)
{
    setObjectName(objectName);
    setAccessibleName(words);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    lineEdit()->setPlaceholderText(words);
    lineEdit()->setAccessibleName(words);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(this, &QComboBox::activated, this, &ElementPicker::pick);
}

void ElementPicker::setProject(const Project& project)
{
    if (count() > 0 && sharesParts(project, m_project))
        return;
    m_project = project;
    std::vector<std::pair<QString, ElementRef>> found;
    const auto addAll = [&](ElementKind kind, const auto& elements) {
        for (const auto& element : elements) {
            const ElementRef ref = ElementRef::of(kind, element.id);
            found.emplace_back(QStringLiteral("%1  %2").arg(qs(pathOf(project, ref)), kindWord(kind)), ref);
        }
    };
    addAll(ElementKind::Table, project.tables);
    addAll(ElementKind::View, project.views);
    addAll(ElementKind::Endpoint, project.endpoints);
    addAll(ElementKind::Webhook, project.webhooks);
    addAll(ElementKind::Channel, project.channels);
    addAll(ElementKind::Service, project.services);
    addAll(ElementKind::Job, project.jobs);
    addAll(ElementKind::ExternalCall, project.externalCalls);
    addAll(ElementKind::Message, project.messages);
    addAll(ElementKind::Bucket, project.buckets);
    addAll(ElementKind::SearchIndex, project.searchIndexes);
    addAll(ElementKind::AiModel, project.aiModels);
    addAll(ElementKind::Permission, project.permissions);
    addAll(ElementKind::Metric, project.metrics);
    addAll(ElementKind::TestCase, project.testCases);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first.compare(b.first, Qt::CaseInsensitive) < 0; });
    const QSignalBlocker quiet(this);
    clear();
    m_elements.clear();
    for (const auto& [words, element] : found) {
        addItem(icon(kindIcon(element.kind), Ink::Tertiary), words);
        m_elements.push_back(element);
    }
    setCurrentIndex(-1);
    setEnabled(!m_elements.empty());
}

void ElementPicker::pick(int index)
{
    if (index < 0 || index >= static_cast<int>(m_elements.size()))
        return;
    const ElementRef element = m_elements[static_cast<std::size_t>(index)];
    setCurrentIndex(-1);
    clearEditText();
    emit picked(element);
}

}  // namespace barch::ui
