#include "ui/checks/finding_detail.h"

#include "core/edits/review_edits.h"
#include "core/rules/rule.h"
#include "ui/checks/finding_model.h"
#include "ui/checks/preview_view.h"
#include "ui/checks/rule_page.h"
#include "ui/checks/rule_popover.h"
#include "ui/checks/waive_form.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int side = 24;
constexpr int previewDelay = 90;  // ms on one finding before its fix is tried

/// A column of words under a small heading.
Text* addColumn(QHBoxLayout& columns, const QString& objectName, const QString& iconName, const QString& title)
{
    auto* box = column(6);
    auto* head = row(6);
    head->addWidget(new IconLabel(iconName, Ink::Tertiary, nullptr, 14));
    head->addWidget(new Text(title, TypeRole::SmallStrong, Ink::Secondary), 1);
    box->addLayout(head);
    auto* words = new Text;
    words->setObjectName(objectName);
    words->setTextInteractionFlags(Qt::NoTextInteraction);
    box->addWidget(words);
    box->addStretch(1);
    columns.addLayout(box, 1);
    return words;
}

QToolButton* arrow(const QString& objectName, const QString& iconName, const QString& name, const QString& keys)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(name + QStringLiteral(" (") + keys + QLatin1Char(')'));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

}  // namespace

FindingDetail::FindingDetail(const PageContext& context, std::shared_ptr<PreviewBench> bench, QWidget* parent)
    : QWidget(parent), m_context(context), m_bench(std::move(bench))
{
    setObjectName(QStringLiteral("findingDetail"));
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);

    auto* content = makeGround("page");
    auto* body = column(16, content);
    body->setContentsMargins(side, 16, side, 16);
    auto* columns = row(24);
    m_problem = addColumn(*columns, QStringLiteral("problemText"), QStringLiteral("help"), tr("Problem"));
    m_why = addColumn(*columns, QStringLiteral("whyText"), QStringLiteral("info"), tr("Why it matters"));
    m_fixText = addColumn(*columns, QStringLiteral("fixText"), QStringLiteral("wand"), tr("The fix"));
    body->addLayout(columns);
    m_waiverNote = new QFrame;
    m_waiverNote->setProperty("card", "inset");
    auto* note = row(8, m_waiverNote);
    note->setContentsMargins(12, 8, 12, 8);
    note->addWidget(new IconLabel(QStringLiteral("eye"), Ink::Secondary), 0, Qt::AlignTop);
    m_waiverText = new Text;
    m_waiverText->setObjectName(QStringLiteral("waiverText"));
    note->addWidget(m_waiverText, 1);
    body->addWidget(m_waiverNote);
    m_optionsBox = new QWidget;
    m_optionsBox->setObjectName(QStringLiteral("fixOptions"));
    column(8, m_optionsBox);
    body->addWidget(m_optionsBox);
    m_preview = new PreviewView;
    body->addWidget(m_preview);
    body->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("findingScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFooter());
    m_delay.setSingleShot(true);
    m_delay.setInterval(previewDelay);
    connect(&m_delay, &QTimer::timeout, this, &FindingDetail::compute);
}

QWidget* FindingDetail::makeHeader()
{
    auto* header = new QWidget;
    auto* lines = column(6, header);
    lines->setContentsMargins(side, 14, side, 12);
    auto* top = row(10);
    m_icon = new IconLabel(QStringLiteral("error"), Ink::Error, nullptr, 18);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    m_title = new Text({}, TypeRole::Title);
    m_title->setObjectName(QStringLiteral("findingTitle"));
    top->addWidget(m_title, 1);
    QToolButton* previous = arrow(QStringLiteral("previousFinding"), QStringLiteral("chevron-up"), tr("Previous finding"), QStringLiteral("Shift+F8"));
    QToolButton* next = arrow(QStringLiteral("nextFinding"), QStringLiteral("chevron-down"), tr("Next finding"), QStringLiteral("F8"));
    connect(previous, &QToolButton::clicked, this, [this] { emit stepWanted(false); });
    connect(next, &QToolButton::clicked, this, [this] { emit stepWanted(true); });
    m_position = new Text({}, TypeRole::Small, Ink::Secondary);
    m_position->setOneLine(true);
    top->addWidget(previous, 0, Qt::AlignTop);
    top->addWidget(next, 0, Qt::AlignTop);
    top->addWidget(m_position, 0, Qt::AlignTop);
    lines->addLayout(top);
    auto* tags = row(8);
    m_severity = new Tag({});
    m_subject = new Tag({});
    m_rule = makeButton(QStringLiteral("ruleLink"), {}, ButtonKind::Link);
    m_rule->setToolTip(tr("What this rule asks for, and why"));
    connect(m_rule, &QPushButton::clicked, this, &FindingDetail::showRulePage);
    m_path = new Text({}, TypeRole::CodeSmall, Ink::Secondary);
    m_path->setOneLine(true);
    m_path->setObjectName(QStringLiteral("findingPath"));
    m_showElement = makeButton(QStringLiteral("showElement"), tr("Show"), ButtonKind::Link, QStringLiteral("data-model"));
    connect(m_showElement, &QPushButton::clicked, this, [this] { m_context.navigator.showElement(m_listed.finding.element); });
    tags->addWidget(m_severity);
    tags->addWidget(m_subject);
    auto* ruleWord = new Text(tr("Rule"), TypeRole::Small, Ink::Tertiary);
    ruleWord->setOneLine(true);
    tags->addWidget(ruleWord);
    tags->addWidget(m_rule);
    tags->addWidget(m_path);
    tags->addWidget(m_showElement);
    tags->addStretch(1);
    lines->addLayout(tags);
    return header;
}

QWidget* FindingDetail::makeFooter()
{
    auto* footer = new QWidget;
    auto* lines = column(0, footer);
    m_waiveForm = new WaiveForm;
    m_waiveForm->hide();
    connect(m_waiveForm, &WaiveForm::waived, this, &FindingDetail::waive);
    connect(m_waiveForm, &WaiveForm::cancelled, this, [this] {
        m_waiveForm->hide();
        m_waive->setFocus(Qt::OtherFocusReason);
    });
    lines->addWidget(m_waiveForm);
    auto* buttons = row(8);
    buttons->setContentsMargins(side, 12, side, 12);
    m_fix = makeButton(QStringLiteral("fixFinding"), tr("Fix"), ButtonKind::Primary, QStringLiteral("wand"));
    m_fixRule = makeButton(QStringLiteral("fixRule"), {});
    m_waive = makeButton(QStringLiteral("waiveFinding"), tr("Waive with reason…"));
    m_unwaive = makeButton(QStringLiteral("unwaiveFinding"), tr("Take back the waiver"));
    connect(m_fix, &QPushButton::clicked, this, &FindingDetail::fix);
    connect(m_fixRule, &QPushButton::clicked, this, [this] { emit fixRuleWanted(qs(m_listed.finding.rule)); });
    connect(m_waive, &QPushButton::clicked, this, [this] {
        m_waiveForm->show();
        m_waiveForm->start();
    });
    connect(m_unwaive, &QPushButton::clicked, this, &FindingDetail::unwaive);
    for (QPushButton* button : {m_fix, m_fixRule, m_waive, m_unwaive})
        buttons->addWidget(button);
    buttons->addStretch(1);
    m_undoHint = new QWidget;
    auto* hint = row(8, m_undoHint);
    auto* words = new Text(tr("Undo brings everything back"), TypeRole::Small, Ink::Tertiary);
    words->setOneLine(true);
    hint->addWidget(words);
    hint->addWidget(new KeyHint(QStringLiteral("Ctrl+Z")));
    buttons->addWidget(m_undoHint);
    lines->addLayout(buttons);
    return footer;
}

void FindingDetail::setFinding(const ListedFinding& listed, int position, int of, int sameRule)
{
    const Project& project = m_context.session.project();
    const bool same = listed.fingerprint == m_listed.fingerprint && listed.finding == m_listed.finding && sameAs(project, m_shown);
    const bool other = listed.fingerprint != m_listed.fingerprint;
    m_listed = listed;
    m_sameRule = sameRule;
    m_position->set(tr("%1 of %2").arg(position).arg(of));
    if (other) {
        m_waiveForm->hide();
        m_option = 0;
    }
    if (!same) {
        m_shown = project;
        m_options = listed.finding.waived || listed.finding.fix == FixKind::None
                        ? std::vector<FixOption>()
                        : fixesFor(m_context.session.content(), project, listed.finding);
        m_option = std::min(m_option, m_options.empty() ? 0 : m_options.size() - 1);
        showWords();
        showOptions();
        ++m_request;
        if (m_options.empty()) {
            m_delay.stop();
            m_preview->showNothing();
        } else {
            m_preview->showWaiting();
            m_delay.start();
        }
        if (other)
            m_scroll->ensureVisible(0, 0);
    }
    showButtons();
}

void FindingDetail::setStale(bool stale)
{
    m_stale = stale;
    showButtons();
}

void FindingDetail::showWords()
{
    const Finding& finding = m_listed.finding;
    const Tag::Tone tones[] = {Tag::Tone::Error, Tag::Tone::Warning, Tag::Tone::Info};
    const QString names[] = {tr("Error"), tr("Warning"), tr("Note")};
    const int severity = static_cast<int>(finding.severity);
    m_icon->set(severityIcon(finding.severity), severityInk(finding.severity));
    m_title->set(m_listed.heading);
    m_severity->set(names[severity], tones[severity]);
    m_subject->set(m_listed.subject, Tag::Tone::Neutral);
    const Rule* rule = findRule(finding.rule);
    m_rule->setText(rule ? qs(rule->title) : qs(finding.rule));
    m_rule->setAccessibleName(tr("Rule %1: %2").arg(qs(finding.rule), m_rule->text()));
    m_path->set(m_listed.path);
    m_path->setToolTip(m_listed.path);
    const bool known = finding.element.kind != ElementKind::Project;
    m_path->setVisible(known);
    m_showElement->setVisible(known);
    m_showElement->setAccessibleName(tr("Show %1").arg(m_listed.path));

    const RulePage page = rulePageOf(m_context.session.content(), finding.rule);
    const QString rest = restOf(qs(finding.message));
    m_problem->set(!rest.isEmpty() ? rest : !page.problem.isEmpty() ? page.problem : qs(finding.message));
    m_why->set(page.why);
    m_why->parentWidget()->layout();
    const QString advice = finding.fix == FixKind::None ? tr("There is no change that the program could make for you.") : QString();
    m_fixText->set(!page.fix.isEmpty() ? page.fix : m_options.size() == 1 ? qs(m_options[0].title) + QLatin1Char('.') : advice);
    m_waiverNote->setVisible(finding.waived);
    if (finding.waived) {
        QString until;
        for (const Waiver& waiver : m_context.session.project().waivers)
            if (waiver.rule == finding.rule && waiver.element == finding.element)
                until = qs(waiver.until);
        const QString words = QStringLiteral("“%1”").arg(qs(finding.waiverReason));
        m_waiverText->set(until.isEmpty() ? tr("Waived: %1").arg(words) : tr("Waived until %1: %2").arg(until, words));
    }
}

void FindingDetail::showOptions()
{
    clearLayout(m_optionsBox->layout());
    delete m_optionGroup;
    m_optionGroup = nullptr;
    // One way needs no choice; but what it costs is always said.
    const bool choose = m_options.size() > 1;
    const bool costs = m_options.size() == 1 && !m_options[0].consequence.empty();
    m_optionsBox->setVisible(choose || costs);
    auto* layout = static_cast<QVBoxLayout*>(m_optionsBox->layout());
    if (costs)
        layout->addWidget(new Text(tr("To know: %1").arg(qs(m_options[0].consequence)), TypeRole::Base, Ink::Secondary));
    if (!choose)
        return;
    layout->addWidget(new Text(tr("Choose what suits you"), TypeRole::Strong));
    m_optionGroup = new QButtonGroup(this);
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        auto* radio = new QRadioButton(qs(m_options[i].title));
        radio->setObjectName(QStringLiteral("fixOption%1").arg(i));
        radio->setAccessibleName(qs(m_options[i].title));
        radio->setAccessibleDescription(qs(m_options[i].consequence));
        radio->setChecked(i == m_option);
        m_optionGroup->addButton(radio, static_cast<int>(i));
        layout->addWidget(radio);
        if (m_options[i].consequence.empty())
            continue;
        auto* consequence = new Text(qs(m_options[i].consequence), TypeRole::Small, Ink::Secondary);
        consequence->setContentsMargins(0, 0, 0, 0);
        auto* indented = row(0);
        indented->setContentsMargins(24, 0, 0, 0);
        indented->addWidget(consequence);
        layout->addLayout(indented);
    }
    connect(m_optionGroup, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        m_option = static_cast<std::size_t>(id);
        ++m_request;
        m_preview->showWaiting();
        m_delay.start();
    });
}

void FindingDetail::showButtons()
{
    const bool waived = m_listed.finding.waived;
    m_fix->setVisible(!waived && !m_options.empty());
    m_fix->setEnabled(!m_stale);
    m_fix->setToolTip(m_options.empty() ? QString() : qs(option()->title) + QStringLiteral(" (Enter)"));
    m_fixRule->setVisible(!waived && m_sameRule > 1);
    m_fixRule->setText(tr("Fix all %1 of this rule…").arg(m_sameRule));
    m_fixRule->setAccessibleName(m_fixRule->text());
    m_fixRule->setEnabled(!m_stale);
    m_waive->setVisible(!waived);
    m_waive->setEnabled(!m_stale);
    m_unwaive->setVisible(waived);
    m_unwaive->setEnabled(!m_stale);
}

const FixOption* FindingDetail::option() const
{
    return m_option < m_options.size() ? &m_options[m_option] : nullptr;
}

void FindingDetail::compute()
{
    if (!option())
        return;
    inBackground(
        this, [bench = m_bench, project = m_shown, finding = m_listed.finding, chosen = *option()] { return bench->single(project, finding, chosen); },
        [this, request = ++m_request](FixPreview preview) {
            if (request == m_request)
                m_preview->showPreview(preview);
        });
}

void FindingDetail::fix()
{
    if (m_stale || !option() || m_listed.finding.waived)
        return;
    LabelledEdit edit = option()->edit;
    edit.mergeKey.clear();
    if (edit.label.empty())
        edit.label = option()->title;
    applyEdit(edit);
}

void FindingDetail::applyEdit(const LabelledEdit& edit)
{
    m_context.session.closeStep();
    if (m_context.session.apply(edit))
        m_waiveForm->hide();
}

void FindingDetail::waive(const QString& reason, const QString& until)
{
    if (m_stale)
        return;
    const Finding finding = m_listed.finding;
    applyEdit({tr("Waive: %1").arg(m_listed.heading).toStdString(),
               [finding, why = reason.toStdString(), day = until.toStdString()](const Project& project) {
                   return waiveFinding(project, finding.rule, finding.element, why, {}, day);
               },
               {}});
}

void FindingDetail::unwaive()
{
    const Finding finding = m_listed.finding;
    applyEdit({tr("Take back the waiver: %1").arg(m_listed.heading).toStdString(),
               [finding](const Project& project) -> Result<Project> {
                   for (const Waiver& waiver : project.waivers)
                       if (waiver.rule == finding.rule && waiver.element == finding.element)
                           return removeWaiver(project, waiver.id);
                   return Error{"There is no waiver for this finding any more.", {}, {}};
               },
               {}});
}

void FindingDetail::showRulePage()
{
    const Rule* rule = findRule(m_listed.finding.rule);
    const RulePage page = rulePageOf(m_context.session.content(), m_listed.finding.rule);
    auto* popover = new RulePopover(qs(m_listed.finding.rule), rule ? qs(rule->title) : QString(), page.markdown, window());
    popover->showBelow(m_rule);
}

}  // namespace barch::ui
