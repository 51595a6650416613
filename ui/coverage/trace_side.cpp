#include "ui/coverage/trace_side.h"

#include "core/edits/feature_edits.h"
#include "ui/data_model/section_list.h"
#include "ui/features/element_picker.h"
#include "ui/features/feature_words.h"
#include "ui/features/requirement_model.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr std::size_t mostLinks = 40;  ///< of one group; more is a list for the table beside

}  // namespace

TraceSide::TraceSide(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("traceSide"));
    auto* lines = column(8, this);
    lines->setContentsMargins(0, 14, 0, 14);
    auto* head = column(4);
    head->setContentsMargins(16, 0, 16, 0);
    m_title = new Text({}, TypeRole::Strong);
    m_title->setObjectName(QStringLiteral("traceTitle"));
    m_text = new Text({}, TypeRole::Small, Ink::Secondary);
    head->addWidget(m_title);
    head->addWidget(m_text);
    lines->addLayout(head);
    m_add = new ElementPicker(QStringLiteral("addDelivered"), tr("Add what does it: a table, call, job…"));
    connect(m_add, &ElementPicker::picked, this, [this](const ElementRef& element) {
        if (m_asker.kind == ElementKind::Feature)
            (void)m_context.session.apply({tr("Say what delivers a feature").toStdString(), [id = FeatureId(m_asker.id), element](const Project& project) { return deliver(project, id, {element}); }, {}});
        else
            (void)m_context.session.apply(requirementEdit(tr("Say what meets a requirement"), RequirementId(m_asker.id), [element](Requirement& changed) {
                if (std::find(changed.metBy.begin(), changed.metBy.end(), element) == changed.metBy.end())
                    changed.metBy.push_back(element);
            }));
    }, Qt::QueuedConnection);
    auto* inset = column(0);
    inset->setContentsMargins(16, 0, 16, 0);
    inset->addWidget(m_add);
    lines->addLayout(inset);
    m_list = new SectionList;
    connect(m_list, &SectionList::linkChosen, this, [this](const QString& id) {
        if (const auto at = id.toULongLong(); at < m_shown.size())
            m_context.navigator.showElement(ElementRef(m_shown[at]));
    });
    lines->addWidget(m_list);
    lines->addStretch(1);
}

void TraceSide::show(const CoverageFacts& facts, const ElementRef& element)
{
    const KeptFocus kept(this);
    const Project& project = facts.project();
    m_shown.clear();
    const Feature* feature = element.kind == ElementKind::Feature ? project.features.find(FeatureId(element.id)) : nullptr;
    const bool asks = feature || (element.kind == ElementKind::Requirement && project.requirements.contains(RequirementId(element.id)));
    m_asker = asks ? element : ElementRef();
    m_add->setVisible(asks);
    if (asks)
        m_add->setProject(project);
    m_list->begin();
    if (feature) {
        showFeature(facts, *feature);
    } else if (element.id) {
        m_title->set(qs(pathOf(project, element)));
        m_text->set(kindWord(element.kind));
        if (asks)
            addGroup(facts, tr("Met by"), facts.trace().from(element), tr("Nothing yet."));
        else
            addGroup(facts, tr("Asked for by"), facts.trace().to(element), tr("No feature and no requirement."));
        addGroup(facts, tr("Covered by"), facts.trace().testsOf(element), tr("No test."));
    } else {
        m_title->set(tr("Choose a row"));
        m_text->set(tr("What it leads to stands here."));
    }
    m_list->finish();
}

void TraceSide::showFeature(const CoverageFacts& facts, const Feature& feature)
{
    m_title->set(qs(feature.name));
    m_text->set(feature.description.empty() ? tr("What delivers it, and what follows from that.") : qs(feature.description));
    const TraceRow traced = traceRowOf(facts.project(), facts.trace(), feature.id);
    for (const TracePart part : traceParts) {
        const auto& links = traced.in(part);
        if (links.empty() && part == TracePart::Others)
            continue;
        m_list->addTitle(links.empty() ? wordOf(part) : QStringLiteral("%1 (%2)").arg(wordOf(part), grouped(static_cast<qsizetype>(links.size()))));
        if (links.empty())
            m_list->addNote(tr("None."));
        addLinks(links);
    }
}

void TraceSide::addGroup(const CoverageFacts& facts, const QString& title, const std::vector<TraceLink>& links, const QString& nothing)
{
    m_list->addTitle(title);
    if (links.empty())
        m_list->addNote(nothing);
    addLinks(named(facts.project(), links));
}

void TraceSide::addLinks(const std::vector<NamedLink>& links)
{
    for (std::size_t i = 0; i < links.size() && i < mostLinks; ++i) {
        const QString words = fontMetrics().elidedText(qs(links[i].name), Qt::ElideMiddle, 230);
        m_list->addLink(kindIcon(links[i].element.kind), words, {}, links[i].direct ? tr("direct") : tr("follows"), QString::number(m_shown.size()));
        m_shown.push_back(links[i].element);
    }
    if (links.size() > mostLinks)
        m_list->addNote(tr("And %1 more.").arg(grouped(static_cast<qsizetype>(links.size() - mostLinks))));
}

}  // namespace barch::ui
