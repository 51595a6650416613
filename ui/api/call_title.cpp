#include "ui/api/call_title.h"

#include "core/edits/call_edits.h"
#include "core/edits/endpoint_edits.h"
#include "ui/api/call_words.h"
#include "ui/checks/finding_model.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

CallTitle::CallTitle(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(6, this);
    lines->setContentsMargins(16, 12, 16, 10);
    auto* top = row(8);
    m_method = new Tag({});
    m_method->setObjectName(QStringLiteral("callMethod"));
    top->addWidget(m_method);
    m_path = addText("callPath", tr("Path"), [this] { return endpoint() ? qs(endpoint()->path) : QString(); },
                     [this](const QString& text) {
                         return LabelledEdit{tr("Change a path").toStdString(), [id = m_id, path = text.toStdString()](const Project& project) { return setEndpointPath(project, id, path); }, {}};
                     });
    m_path->setFont(typeface(TypeRole::Code));
    top->addWidget(m_path, 1);
    m_deprecated = new Tag(tr("deprecated"), Tag::Tone::Warning);
    top->addWidget(m_deprecated);
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeCall"));
    remove->setIcon(icon(QStringLiteral("trash")));
    remove->setToolTip(tr("Remove the call (Delete)"));
    remove->setAccessibleName(tr("Remove the call"));
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(remove, &QToolButton::clicked, this, &CallTitle::removeWanted, Qt::QueuedConnection);
    top->addWidget(remove);
    lines->addLayout(top);

    auto* below = row(8);
    QLineEdit* summary = addText("callSummary", tr("What it does"), [this] { return endpoint() ? qs(endpoint()->summary) : QString(); },
                                 [this](const QString& text) { return endpointEdit(tr("Say what a call does"), m_id, [words = text.toStdString()](Endpoint& changed) { changed.summary = words; }); });
    summary->setPlaceholderText(tr("What it does, in a few words"));
    below->addWidget(summary, 3);
    QLineEdit* name = addText("callName", tr("Name in clients"), [this] { return endpoint() ? qs(endpoint()->operationId) : QString(); },
                              [this](const QString& text) {
                                  return LabelledEdit{tr("Rename a call").toStdString(), [id = m_id, name = text.toStdString()](const Project& project) { return setOperationId(project, id, name); }, {}};
                              });
    name->setFont(typeface(TypeRole::CodeSmall));
    name->setPlaceholderText(tr("Name in clients"));
    below->addWidget(name, 2);
    lines->addLayout(below);

    m_finding = new QWidget;
    auto* line = row(6, m_finding);
    m_findingIcon = new IconLabel(QStringLiteral("warning"), Ink::Warning, nullptr, 14);
    line->addWidget(m_findingIcon, 0, Qt::AlignTop);
    m_findingWords = new Text({}, TypeRole::Small);
    m_findingWords->setObjectName(QStringLiteral("callFinding"));
    line->addWidget(m_findingWords, 1);
    m_toChecks = makeButton(QStringLiteral("callToChecks"), {}, ButtonKind::Link);
    m_toChecks->setProperty("small", true);
    connect(m_toChecks, &QPushButton::clicked, this, [this] { navigator().showFinding(m_fingerprint); });
    line->addWidget(m_toChecks, 0, Qt::AlignTop);
    lines->addWidget(m_finding);
}

void CallTitle::refresh(EndpointId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    fillTexts(anew);
    const Endpoint* shown = endpoint();
    m_method->set(shown ? methodOf(*shown) : QString(), shown ? toneOf(methodOf(*shown)) : Tag::Tone::Neutral);
    m_deprecated->setVisible(shown && !shown->deprecatedSince.empty());
    refreshFindings();
}

void CallTitle::refreshFindings()
{
    const Finding* worst = nullptr;
    qsizetype count = 0;
    for (const Finding& finding : session().findings()) {
        if (finding.waived || finding.element.kind != ElementKind::Endpoint || finding.element.id != m_id)
            continue;
        ++count;
        if (!worst || finding.severity < worst->severity)
            worst = &finding;
    }
    m_finding->setVisible(worst);
    if (!worst)
        return;
    m_fingerprint = worst->fingerprint();
    m_findingIcon->set(severityIcon(worst->severity), severityInk(worst->severity));
    m_findingWords->set(qs(worst->message));
    m_toChecks->setText(count > 1 ? tr("%1 findings").arg(count) : tr("Show the finding"));
    m_toChecks->setAccessibleName(m_toChecks->text());
}

void CallTitle::editPath()
{
    m_path->setFocus(Qt::OtherFocusReason);
    m_path->selectAll();
}

}  // namespace barch::ui
