#include "ui/logic/logic_side.h"

#include "core/logic/logic_graph.h"
#include "ui/data_model/section_list.h"
#include "ui/logic/element_form_lines.h"
#include "ui/logic/link_sections.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace barch::ui {

LogicSide::LogicSide(const PageContext& context, const std::vector<PartList>& lists, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new Text({}, TypeRole::Strong)), m_own(new SectionList), m_links(new LinkSections(context)), m_all(new SectionList)
{
    setObjectName(QStringLiteral("logicSide"));
    auto* lines = column(0, this);
    lines->setContentsMargins(0, 10, 0, 12);
    auto* head = column(0);
    head->setContentsMargins(16, 0, 16, 4);
    m_title->setObjectName(QStringLiteral("logicElement"));
    m_title->setOneLine(true);
    head->addWidget(m_title);
    lines->addLayout(head);
    lines->addWidget(m_own);
    for (const PartList& list : lists) {
        m_forms.push_back(new ElementFormLines(context.session, list));
        m_forms.back()->hide();
        lines->addWidget(m_forms.back());
    }
    lines->addWidget(m_links);
    lines->addWidget(m_all);
    lines->addStretch(1);
    connect(m_links, &LinkSections::elementChosen, this, &LogicSide::elementChosen);
}

void LogicSide::addProblem(const LogicProblem& problem, const QString& name, bool own)
{
    SectionList* list = own ? m_own : m_all;
    std::function<void()> open;
    if (own && !problem.fingerprint.empty())
        open = [this, fingerprint = problem.fingerprint] { m_context.navigator.showFinding(fingerprint); };
    else if (!own)
        open = [this, element = problem.element] { emit elementChosen(element); };
    const bool error = problem.severity == Severity::Error;
    list->addLine(error ? QStringLiteral("error") : QStringLiteral("warning"), error ? Ink::Error : Ink::Warning, problem.text, {}, name, std::move(open));
}

void LogicSide::show(const Project& project, const ElementRef& element, const std::vector<LogicProblem>& problems)
{
    const KeptFocus kept(this);
    m_form = nullptr;
    for (ElementFormLines* form : m_forms)
        if (element.id && form->list().kind == element.kind)
            m_form = form;
    for (ElementFormLines* form : m_forms)
        form->setVisible(form == m_form);
    m_title->set(m_form ? qs(logicNameOf(project, element)) : tr("Nothing is chosen"));
    m_own->begin();
    m_all->begin();
    int number = 0;
    std::size_t others = 0;
    for (const LogicProblem& problem : problems) {
        const bool own = element.id && problem.element.id == element.id;
        if (own)
            addProblem(problem, QStringLiteral("ownProblem%1").arg(++number), true);
        else if (others++ == 0)
            m_all->addTitle(tr("Elsewhere in the logic"));
        // A long list would only hide the element; the checks page has all of them.
        if (!own && others <= 12)
            addProblem(problem, QStringLiteral("logicProblem%1").arg(others), false);
    }
    if (others > 12)
        m_all->addNote(tr("And %1 more.").arg(others - 12));
    if (problems.empty()) {
        m_all->addTitle(tr("The whole logic"));
        m_all->addLine(QStringLiteral("ok"), Ink::Ok, tr("Nothing is wrong"), tr("Calls go one way, every job is started, and every time can be read."), QStringLiteral("logicSound"));
    }
    m_own->finish();
    m_all->finish();
    if (m_form)
        m_form->show(project, element.id);
    m_links->show(project, element);
}

void LogicSide::edit()
{
    if (m_form)
        m_form->focusFirst();
}

}  // namespace barch::ui
