#include "ui/api/contract_pane.h"

#include "core/api/compatibility.h"
#include "core/text/line_diff.h"
#include "ui/api/change_dialog.h"
#include "ui/session/background.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QDate>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

std::set<int> changedLinesOf(const std::string& before, const std::string& after)
{
    std::set<int> changed;
    if (before == after)
        return changed;
    for (const DiffLine& line : compareLines(before, after))
        if (line.change == LineChange::Added && changed.size() < 5000)
            changed.insert(line.after - 1);
    return changed;
}

}  // namespace

ContractPane::ContractPane(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_base(context.session.project())
{
    setObjectName(QStringLiteral("contractPane"));
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    m_stack = new QStackedWidget;
    m_view = new ContractView;
    auto* nothing = makeGround("page");
    auto* lines = column(8, nothing);
    lines->setContentsMargins(24, 0, 24, 0);
    lines->addStretch(1);
    lines->addWidget(new IconLabel(QStringLiteral("info"), Ink::Info, nullptr, 20));
    auto* title = new Text(tr("No contract yet"), TypeRole::Strong);
    lines->addWidget(title);
    m_reason = new Text({}, TypeRole::Small, Ink::Secondary);
    m_reason->setObjectName(QStringLiteral("contractReason"));
    lines->addWidget(m_reason);
    lines->addStretch(2);
    m_stack->addWidget(m_view);
    m_stack->addWidget(nothing);
    layout->addWidget(m_stack, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFooter());
    Session& session = m_context.session;
    connect(&session, &Session::projectChanged, this, [this] { begin(); });
    connect(&session, &Session::projectReplaced, this, [this] {
        const bool graphQl = m_context.session.project().api->style == "graphql";
        if (graphQl != (format() == openapi::PreviewFormat::GraphQl))
            m_formats->setCurrent(graphQl ? 2 : 0);
        rebase();
    });
    connect(&session, &Session::saved, this, &ContractPane::rebase);
    begin();
}

QWidget* ContractPane::makeHeader()
{
    auto* header = new QWidget;
    header->setFixedHeight(metrics().toolbar);
    auto* line = row(8, header);
    line->setContentsMargins(12, 0, 8, 0);
    auto* title = new Text(tr("Contract"), TypeRole::SmallStrong);
    title->setOneLine(true);
    title->setMinimumWidth(title->sizeHint().width());
    line->addWidget(title);
    line->addStretch(1);
    m_formats = new Segments({tr("YAML"), tr("JSON"), tr("GraphQL")});
    m_formats->setObjectName(QStringLiteral("contractFormat"));
    m_formats->setAccessibleName(tr("Language of the contract"));
    if (m_context.session.project().api->style == "graphql")
        m_formats->setCurrent(2);
    connect(m_formats, &Segments::chosen, this, &ContractPane::begin);
    line->addWidget(m_formats);
    m_copy = new QToolButton;
    m_copy->setObjectName(QStringLiteral("copyContract"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy what belongs to the chosen call"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_copy->setFocusPolicy(Qt::StrongFocus);
    connect(m_copy, &QToolButton::clicked, this, [this] { m_view->copy(); });
    line->addWidget(m_copy);
    return header;
}

QWidget* ContractPane::makeFooter()
{
    auto* footer = new QWidget;
    footer->setFixedHeight(metrics().toolbar);
    auto* line = row(8, footer);
    line->setContentsMargins(12, 0, 12, 0);
    m_state = new Tag({});
    m_state->setObjectName(QStringLiteral("contractState"));
    line->addWidget(m_state);
    m_summary = new Text({}, TypeRole::Small, Ink::Secondary);
    m_summary->setObjectName(QStringLiteral("contractSummary"));
    m_summary->setOneLine(true);
    line->addWidget(m_summary, 1);
    m_changes = makeButton(QStringLiteral("showApiChanges"), tr("What callers notice"), ButtonKind::Link);
    m_changes->setProperty("small", true);
    connect(m_changes, &QPushButton::clicked, this, [this] {
        const std::string today = QDate::currentDate().toString(Qt::ISODate).toStdString();
        (new ChangeDialog(api::apiChanges(m_base, m_context.session.project(), today), this))->show();
    });
    line->addWidget(m_changes);
    return footer;
}

openapi::PreviewFormat ContractPane::format() const
{
    return static_cast<openapi::PreviewFormat>(m_formats->current());
}

void ContractPane::rebase()
{
    m_base = m_context.session.project();
    m_baseText = nullptr;
    begin();
}

void ContractPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        begin();
}

ContractPane::Made ContractPane::make(const Project& project, const Project& base, SharedText baseText, openapi::PreviewFormat format)
{
    Made made;
    made.project = project;
    Result<openapi::Preview> preview = openapi::previewOf(project, format);
    if (!preview) {
        made.error = preview.error();
        return made;
    }
    made.baseText = std::move(baseText);
    if (!made.baseText) {
        Result<openapi::Preview> before = openapi::previewOf(base, format);
        made.baseText = std::make_shared<const std::string>(before ? std::move(before->text) : std::string());
    }
    if (!made.baseText->empty())
        made.changed = changedLinesOf(*made.baseText, preview->text);
    made.preview = std::make_shared<const openapi::Preview>(std::move(preview).value());
    if (made.changed.empty())
        return made;
    const std::vector<api::ApiChange> changes = api::apiChanges(base, project);
    made.changes = static_cast<int>(changes.size());
    made.breaking = static_cast<int>(std::count_if(changes.begin(), changes.end(), [](const api::ApiChange& change) { return change.breaking; }));
    return made;
}

void ContractPane::begin()
{
    m_stale = !isVisible();
    m_again = m_busy && !m_stale;
    if (m_stale || m_busy)
        return;
    m_busy = true;
    if (m_baseFormat != format())
        m_baseText = nullptr;
    m_baseFormat = format();
    inBackground(
        this, [project = m_context.session.project(), base = m_base, text = m_baseText, wanted = format()] { return make(project, base, text, wanted); },
        [this, base = m_base](Made made) {
            if (sameAs(base, m_base) && m_baseFormat == format())
                m_baseText = made.baseText;
            taken(std::move(made));
        });
}

void ContractPane::taken(Made made)
{
    m_busy = false;
    m_project = std::move(made.project);
    m_preview = std::move(made.preview);
    const CodeLanguage languages[] = {CodeLanguage::Yaml, CodeLanguage::Json, CodeLanguage::Plain};
    m_stack->setCurrentIndex(made.error ? 1 : 0);
    m_copy->setEnabled(!made.error);
    if (made.error) {
        m_reason->set(qs(made.error->text()));
        m_state->set(tr("none"), Tag::Tone::Neutral);
        m_summary->set({});
        m_view->show(nullptr, CodeLanguage::Plain, {});
    } else {
        const auto left = static_cast<qsizetype>(m_preview->warnings.size());
        m_state->set(left == 0 ? tr("says all") : tr("%1 left out").arg(left), left == 0 ? Tag::Tone::Ok : Tag::Tone::Warning);
        QStringList reasons;
        for (const ExportWarning& warning : m_preview->warnings)
            if (reasons.size() < 12)
                reasons.append(qs(warning.path + ": " + warning.feature + ". " + warning.result));
        m_state->setToolTip(reasons.join('\n'));
        m_summary->set(made.changed.empty() ? tr("As it was opened or saved")
                                            : tr("~ %1 differ").arg(counted(static_cast<qsizetype>(made.changed.size()), tr("line"), tr("lines"))));
        m_view->show(m_preview, languages[m_formats->current()], std::move(made.changed));
        showMark();
    }
    m_changes->setVisible(made.changes > 0);
    m_changes->setText(made.breaking > 0 ? tr("%1, %2 break callers").arg(counted(made.changes, tr("change"), tr("changes"))).arg(made.breaking)
                                         : counted(made.changes, tr("change"), tr("changes")) + tr(" for callers"));
    m_changes->setAccessibleName(m_changes->text());
    emit previewChanged();
    if (m_again)
        begin();
}

void ContractPane::select(const ElementRef& element)
{
    if (element == m_element)
        return;
    m_element = element;
    showMark();
}

void ContractPane::showMark()
{
    if (!m_preview)
        return;
    openapi::LineRange lines;
    if (const auto call = m_preview->calls.find(EndpointId(m_element.id)); m_element.kind == ElementKind::Endpoint && call != m_preview->calls.end())
        lines = call->second;
    if (const auto hook = m_preview->webhooks.find(WebhookId(m_element.id)); m_element.kind == ElementKind::Webhook && hook != m_preview->webhooks.end())
        lines = hook->second;
    m_view->mark(lines);
}

}  // namespace barch::ui
