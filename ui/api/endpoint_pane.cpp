#include "ui/api/endpoint_pane.h"

#include "ui/api/call_answers.h"
#include "ui/api/call_end.h"
#include "ui/api/call_fields.h"
#include "ui/api/call_terms.h"
#include "ui/api/call_title.h"
#include "ui/widgets/small_widgets.h"

#include <QVBoxLayout>

namespace barch::ui {

EndpointPane::EndpointPane(const PageContext& context, QWidget* parent)
    : QWidget(parent), m_title(new CallTitle(context)), m_terms(new CallTerms(context)), m_fields(new CallFields(context)),
      m_answers(new CallAnswers(context)), m_end(new CallEnd(context))
{
    auto* lines = column(0, this);
    lines->addWidget(m_title);
    lines->addWidget(new Hairline);
    lines->addWidget(m_terms);
    lines->addWidget(new Hairline);
    lines->addWidget(m_fields);
    lines->addWidget(m_answers);
    lines->addWidget(m_end);
    lines->addStretch(1);
    connect(m_title, &CallTitle::removeWanted, this, &EndpointPane::removeWanted);
}

void EndpointPane::show(EndpointId endpoint)
{
    m_title->refresh(endpoint);
    m_terms->refresh(endpoint);
    m_fields->refresh(endpoint);
    m_answers->refresh(endpoint);
    m_end->refresh(endpoint);
}

void EndpointPane::setPreview(std::shared_ptr<const openapi::Preview> preview, const Project& project)
{
    m_answers->setPreview(std::move(preview), project);
}

void EndpointPane::editPath()
{
    m_title->editPath();
}

}  // namespace barch::ui
