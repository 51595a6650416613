#include "ui/api/channel_pane.h"

#include "ui/api/call_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr const char* transports[] = {"", "websocket", "server_sent_events", "provider"};

}  // namespace

ChannelPane::ChannelPane(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(8, this);
    lines->setContentsMargins(16, 12, 16, 16);
    auto* top = row(8);
    m_badge = new Tag({});
    top->addWidget(m_badge);
    m_name = addText("channelName", tr("Name"), [this] { return channel() ? qs(channel()->name) : QString(); },
                     [this](const QString& text) { return channelEdit(tr("Rename a channel"), m_id, [name = text.toStdString()](Channel& changed) { changed.name = name; }); });
    m_name->setFont(typeface(TypeRole::Code));
    top->addWidget(m_name, 1);
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("removeChannel"));
    remove->setIcon(icon(QStringLiteral("trash")));
    remove->setToolTip(tr("Remove the channel (Delete)"));
    remove->setAccessibleName(tr("Remove the channel"));
    remove->setFocusPolicy(Qt::StrongFocus);
    connect(remove, &QToolButton::clicked, this, &ChannelPane::removeWanted, Qt::QueuedConnection);
    top->addWidget(remove);
    lines->addLayout(top);
    QLineEdit* description = addText("channelDescription", tr("What it tells"), [this] { return channel() ? qs(channel()->description) : QString(); },
                                     [this](const QString& text) { return channelEdit(tr("Describe a channel"), m_id, [words = text.toStdString()](Channel& changed) { changed.description = words; }); });
    description->setPlaceholderText(tr("What it tells, in a few words"));
    lines->addWidget(description);
    m_findings = new Text({}, TypeRole::Small, Ink::WarningText);
    lines->addWidget(m_findings);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString& label, QWidget* field) {
        auto* words = new Text(label, TypeRole::Small, Ink::Secondary);
        words->setOneLine(true);
        form->addRow(words, field);
    };
    m_transport = makeChoice("channelTransport", tr("How it comes"));
    for (const char* transport : transports)
        m_transport->addItem(transportWords(transport));
    connect(m_transport, &QComboBox::activated, this, [this](int index) {
        apply(channelEdit(tr("Choose how news come"), m_id, [transport = std::string(transports[index])](Channel& changed) { changed.transport = transport; }));
    });
    add(tr("How it comes"), m_transport);
    m_table.box = makeChoice("channelTable", tr("News of"));
    connect(m_table.box, &QComboBox::activated, this, [this](int index) {
        apply(channelEdit(tr("Choose the table of a channel"), m_id, [table = TableId(m_table.at(index))](Channel& changed) { changed.table = table; }));
    });
    add(tr("News of"), m_table.box);
    m_permission.box = makeChoice("channelPermission", tr("Who may listen"));
    connect(m_permission.box, &QComboBox::activated, this, [this](int index) {
        apply(channelEdit(tr("Choose who may listen"), m_id, [permission = PermissionId(m_permission.at(index))](Channel& changed) { changed.permission = permission; }));
    });
    add(tr("Who may listen"), m_permission.box);
    lines->addLayout(form);
    auto* strip = makeGround("subtle");
    auto* words = row(8, strip);
    words->setContentsMargins(12, 6, 12, 6);
    words->addWidget(new IconLabel(QStringLiteral("tenancy-root"), Ink::Root, nullptr, 14), 0, Qt::AlignTop);
    words->addWidget(new Text(tr("The tenant comes from the signed-in session and is never part of the name. Who loses the right to a row stops hearing of it."), TypeRole::Small), 1);
    lines->addWidget(strip);
    lines->addWidget(new Text(tr("What is told"), TypeRole::BaseStrong));
    m_events = new QPlainTextEdit;
    m_events->setObjectName(QStringLiteral("channelEvents"));
    m_events->setAccessibleName(tr("Events, one a line"));
    m_events->setPlaceholderText(tr("ticket.changed"));
    m_events->setFont(typeface(TypeRole::Code));
    m_events->setTabChangesFocus(true);
    m_events->setMinimumHeight(120);
    connect(m_events, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        LabelledEdit edit = channelEdit(tr("Change what a channel tells"), m_id, [events = partsOf(m_events->toPlainText(), '\n')](Channel& changed) { changed.events = events; });
        edit.mergeKey = "channel-events/" + m_id.text();
        apply(edit);
    });
    lines->addWidget(framed(m_events));
    lines->addStretch(1);
}

void ChannelPane::refresh(ChannelId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    fillTexts(anew);
    const Channel* shown = channel();
    if (!shown)
        return;
    const Project& project = session().project();
    m_badge->set(badgeOf(*shown), Tag::Tone::Root);
    const auto found = std::find_if(std::begin(transports), std::end(transports), [&](const char* transport) { return shown->transport == transport; });
    m_transport->setCurrentIndex(found == std::end(transports) ? 0 : static_cast<int>(found - std::begin(transports)));
    std::vector<std::pair<QString, AnyId>> tables;
    for (const Table& table : project.tables)
        tables.emplace_back(qs(table.name), table.id);
    std::vector<std::pair<QString, AnyId>> permissions;
    for (const Permission& permission : project.permissions)
        permissions.emplace_back(qs(permission.name), permission.id);
    m_table.fill(tr("No table"), std::move(tables), shown->table);
    m_permission.fill(tr("Anybody signed in"), std::move(permissions), shown->permission);
    if ((anew || !m_events->hasFocus()) && partsOf(m_events->toPlainText(), '\n') != shown->events)
        m_events->setPlainText(joined(shown->events, QStringLiteral("\n")));
    QStringList findings;
    for (const Finding& finding : session().findings())
        if (!finding.waived && finding.element.kind == ElementKind::Channel && finding.element.id == m_id)
            findings.append(qs(finding.message));
    m_findings->set(findings.join('\n'));
    m_findings->setVisible(!findings.isEmpty());
}

void ChannelPane::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

}  // namespace barch::ui
