#include "ui/access/policy_preview.h"

#include "core/access/permission_policies.h"
#include "ui/session/background.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace barch::ui {
namespace {

struct Outcome {
    CodeLines lines;
    std::size_t tables = 0;
    QString refused;
};

Outcome outcomeOf(const Project& project)
{
    Outcome outcome;
    const auto written = writeAllPermissionPolicies(project);
    if (!written) {
        outcome.refused = qs(written.error().text());
        return outcome;
    }
    const auto add = [&](const std::string& title, const std::string& before, const std::string& after) {
        if (before == after)
            return false;
        CodeLine heading;
        heading.text = qs(title);
        heading.heading = true;
        outcome.lines.push_back(heading);
        for (CodeLine& line : changedLines(before, after, 2))
            outcome.lines.push_back(std::move(line));
        return true;
    };
    add("The function that policies ask", permissionFunctionSql(project), permissionFunctionSql(*written));
    for (const TableId id : tablesForPolicies(project))
        outcome.tables += add(project.table(id)->name, policySql(project, *project.table(id)), policySql(*written, *written->table(id)));
    return outcome;
}

}  // namespace

PolicyPreview::PolicyPreview(Session& session, QWidget* parent) : QDialog(parent), m_session(session)
{
    setObjectName(QStringLiteral("policyPreview"));
    setWindowTitle(tr("Write policies from permissions"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(760, 620);
    setGround(this, "page");
    auto* layout = column(12, this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(new Text(tr("Write policies from permissions"), TypeRole::Title));
    m_words = new Text(tr("Working it out…"), TypeRole::Base, Ink::Secondary);
    m_words->setObjectName(QStringLiteral("policyPreviewWords"));
    layout->addWidget(m_words);
    m_sql = new CodeView(QStringLiteral("policyPreviewSql"), tr("What changes"));
    layout->addWidget(m_sql, 1);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* cancel = makeButton(QStringLiteral("policyPreviewCancel"), tr("Cancel"));
    m_write = makeButton(QStringLiteral("policyPreviewWrite"), tr("Write policies"), ButtonKind::Primary);
    m_write->setEnabled(false);
    buttons->addWidget(cancel);
    buttons->addWidget(m_write);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, [this] {
        (void)m_session.apply({tr("Write policies for all tables").toStdString(), [](const Project& p) { return writeAllPermissionPolicies(p); }, {}});
        accept();
    });
    fill();
}

void PolicyPreview::fill()
{
    inBackground(this, [project = m_session.project()] { return outcomeOf(project); }, [this](Outcome outcome) {
        const bool changes = !outcome.lines.empty();
        m_words->set(!outcome.refused.isEmpty() ? outcome.refused
                     : changes ? tr("The tenant’s floor stays. On top of it %1 ask the role of the signed-in person. A job that acts for nobody has to say so: SET LOCAL app.acting_as = 'system'.")
                                     .arg(counted(static_cast<qsizetype>(outcome.tables), tr("table"), tr("tables")))
                               : tr("All policies say what the matrix says already."));
        m_sql->setCode(std::move(outcome.lines), CodeLanguage::Sql);
        m_write->setEnabled(changes);
    });
}

}  // namespace barch::ui
