#include "ui/api/call_terms.h"

#include "ui/api/call_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace barch::ui {
namespace {

Text* hintLine(int lines)
{
    auto* text = new Text({}, TypeRole::Caption, Ink::Secondary);
    text->setMinimumHeight(lines * lineHeight(TypeRole::Caption));
    text->setAlignment(Qt::AlignTop);
    return text;
}

template <class Element>
std::vector<std::pair<QString, AnyId>> namesOf(const SharedMap<Element>& elements)
{
    std::vector<std::pair<QString, AnyId>> names;
    for (const Element& element : elements)
        names.emplace_back(qs(element.name), element.id);
    return names;
}

/// Roles that have the permission, their own or of a role that they include.
int rolesWith(const Project& project, PermissionId permission)
{
    std::set<AccessRoleId> having;
    for (const AccessRole& role : project.accessRoles)
        if (std::find(role.permissions.begin(), role.permissions.end(), permission) != role.permissions.end())
            having.insert(role.id);
    for (bool grown = true; grown;) {
        grown = false;
        for (const AccessRole& role : project.accessRoles)
            for (const AccessRoleId included : role.includes)
                if (having.contains(included) && having.insert(role.id).second)
                    grown = true;
    }
    return static_cast<int>(having.size());
}

}  // namespace

CallTerms::CallTerms(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(0, this);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(16, 10, 16, 8);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    for (int i = 0; i < 3; ++i)
        grid->setColumnStretch(i, 1);
    m_permission.box = makeChoice("callPermission", tr("Permission"));
    connect(m_permission.box, &QComboBox::activated, this, &CallTerms::choosePermission);
    addCell(grid, 0, tr("Permission"), m_permission.box, m_permissionHint = hintLine(2));
    QLineEdit* limit = addText("callRateLimit", tr("Rate limit"), [this] { return endpoint() ? qs(endpoint()->rateLimit) : QString(); },
                               [this](const QString& text) { return endpointEdit(tr("Limit a call"), m_id, [words = text.toStdString()](Endpoint& changed) { changed.rateLimit = words; }); });
    limit->setPlaceholderText(tr("60 requests a minute"));
    addCell(grid, 1, tr("Rate limit"), limit, m_limitHint = hintLine(2));
    m_key = makeCheck("callIdempotency", tr("Idempotency key"));
    connect(m_key, &QCheckBox::clicked, this, [this](bool on) {
        apply(endpointEdit(on ? tr("Ask for an idempotency key") : tr("Ask for no idempotency key"), m_id, [on](Endpoint& changed) { changed.idempotencyKey = on; }));
    });
    addCell(grid, 2, tr("Repeat safely"), m_key, m_keyHint = hintLine(2));
    m_flag.box = makeChoice("callFlag", tr("The plan must include"));
    connect(m_flag.box, &QComboBox::activated, this, [this](int index) {
        apply(endpointEdit(tr("Choose what the plan must include"), m_id, [flag = FlagId(m_flag.at(index))](Endpoint& changed) { changed.flag = flag; }));
    });
    addCell(grid, 3, tr("The plan must include"), m_flag.box, m_flagHint = hintLine(1));
    m_job.box = makeChoice("callJob", tr("Done later by"));
    connect(m_job.box, &QComboBox::activated, this, [this](int index) {
        apply(endpointEdit(tr("Choose who does the work"), m_id, [job = JobId(m_job.at(index))](Endpoint& changed) { changed.job = job; }));
    });
    addCell(grid, 4, tr("Done later by"), m_job.box, m_jobHint = hintLine(1));
    m_service.box = makeChoice("callService", tr("Answered by"));
    connect(m_service.box, &QComboBox::activated, this, [this](int index) {
        apply(endpointEdit(tr("Choose who answers"), m_id, [service = ServiceId(m_service.at(index))](Endpoint& changed) { changed.service = service; }));
    });
    addCell(grid, 5, tr("Answered by"), m_service.box, m_serviceHint = hintLine(1));
    lines->addLayout(grid);
    lines->addWidget(makeTenantStrip());
}

void CallTerms::addCell(QGridLayout* grid, int at, const QString& title, QWidget* field, Text* hint)
{
    auto* name = new Text(title, TypeRole::SmallStrong, Ink::Secondary);
    name->setOneLine(true);
    const int line = at / 3 * 3;
    grid->addWidget(name, line, at % 3);
    grid->addWidget(field, line + 1, at % 3);
    grid->addWidget(hint, line + 2, at % 3, Qt::AlignTop);
}

QWidget* CallTerms::makeTenantStrip()
{
    m_tenant = makeGround("subtle");
    m_tenant->setObjectName(QStringLiteral("tenantStrip"));
    auto* line = row(8, m_tenant);
    line->setContentsMargins(16, 6, 16, 6);
    line->addWidget(new IconLabel(QStringLiteral("tenancy-root"), Ink::Root, nullptr, 14), 0, Qt::AlignTop);
    m_tenantWords = new Text({}, TypeRole::Small);
    m_tenantWords->setObjectName(QStringLiteral("tenantWords"));
    line->addWidget(m_tenantWords, 1);
    return m_tenant;
}

void CallTerms::choosePermission(int index)
{
    const bool open = index == m_permission.box->count() - 1;
    const PermissionId permission = open ? PermissionId() : PermissionId(m_permission.at(index));
    apply(endpointEdit(tr("Choose who may call"), m_id, [=](Endpoint& changed) {
        changed.isPublic = open;
        changed.permission = permission;
    }));
}

void CallTerms::refresh(EndpointId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    fillTexts(anew);
    const Endpoint* shown = endpoint();
    if (!shown)
        return;
    refreshChoices(session().project(), *shown);
    refreshWords(session().project(), *shown);
}

void CallTerms::refreshChoices(const Project& project, const Endpoint& shown)
{
    const QString anybody = tr("Nobody has to be signed in");
    std::vector<std::pair<QString, AnyId>> permissions = namesOf(project.permissions);
    // The last choice is no permission of the design.
    const QSignalBlocker quiet(m_permission.box);
    if (m_permission.box->count() > 0 && m_permission.box->itemText(m_permission.box->count() - 1) == anybody)
        m_permission.box->removeItem(m_permission.box->count() - 1);
    m_permission.fill(tr("Anybody signed in"), std::move(permissions), shown.permission);
    m_permission.box->addItem(anybody);
    if (shown.isPublic)
        m_permission.box->setCurrentIndex(m_permission.box->count() - 1);
    m_flag.fill(tr("Nothing special"), namesOf(project.flags), shown.flag);
    m_job.fill(tr("No job: at once"), namesOf(project.jobs), shown.job);
    m_service.fill(tr("Not decided"), namesOf(project.services), shown.service);
    m_key->setChecked(shown.idempotencyKey);
}

void CallTerms::refreshWords(const Project& project, const Endpoint& shown)
{
    const int roles = static_cast<int>(project.accessRoles.size());
    m_permissionHint->set(shown.isPublic          ? tr("Anybody on the internet may call it.")
                          : !shown.permission     ? tr("Every signed-in person of the tenant may call it.")
                          : roles == 0            ? tr("No role has it yet: see Access.")
                                                  : tr("%1 of %2 roles, set in Access").arg(rolesWith(project, shown.permission)).arg(roles));
    m_limitHint->set(shown.rateLimit.empty() ? tr("Nothing limits it.") : tr("then 429 and the seconds to wait"));
    m_keyHint->set(shown.idempotencyKey ? tr("One key never makes two things.") : tr("A repeated request does it again."));
    m_flagHint->set(shown.flag ? tr("otherwise 403") : QString());
    m_jobHint->set(shown.job ? tr("answers 202 and tells how far it is") : QString());
    m_serviceHint->set({});
    const Table* table = project.table(shown.table);
    const bool owned = table && table->tenantKey;
    const bool root = table && table->id == project.tenancy->rootTable;
    m_tenant->setVisible(owned || root || !table);
    m_tenantWords->set(owned || root ? tr("The tenant comes from the signed-in session or the API key, never from a request.")
                                     : tr("This call is about no table. Whatever it touches is found by the tenant of the signed-in session."));
}

}  // namespace barch::ui
