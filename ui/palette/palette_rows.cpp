#include "ui/palette/palette_rows.h"

#include "core/rules/rule.h"
#include "ui/shell/page_shortcut.h"
#include "ui/widgets/small_widgets.h"

#include <QAction>
#include <QDir>

#include <algorithm>

namespace barch::ui {
namespace {

QString plainAction(const QAction& action)
{
    QString text = action.text();
    text.remove('&');
    return text;
}

QString keyIcon(const Table& table, const Column& column)
{
    if (table.tenantKey == column.id)
        return QStringLiteral("tenant-key");
    if (table.primaryKey && std::count(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), column.id))
        return QStringLiteral("key");
    for (const ForeignKey& key : table.foreignKeys)
        if (std::count(key.columns.begin(), key.columns.end(), column.id))
            return QStringLiteral("reference");
    return QStringLiteral("column");
}

PaletteRow columnRow(const Hit& hit, const PaletteSource& source)
{
    const auto place = source.project->columns[hit.reference];
    const Table& table = *source.project->tables[place.table];
    const Column& column = table.columns[place.column];
    const UserType* type = source.session.project().types.find(column.userType);
    QString note = type ? qs(type->name + column.type) : qs(column.type);
    note += column.nullable ? Session::tr(", may be empty") : Session::tr(", required");
    const QString icon = keyIcon(table, column);
    return {false, hit, icon, icon == QLatin1String("tenant-key") ? Ink::Root : Ink::Secondary,
            qs(table.name + '.' + column.name), note, {}};
}

PaletteRow questionRow(const Hit& hit, const PaletteSource& source)
{
    const Question& question = source.session.content().questionnaire.questions[hit.reference];
    const Project& project = source.session.project();
    QString note;
    switch (stateOf(question, project)) {
    case QuestionState::Answered: {
        QStringList labels;
        const Answer* answer = project.answer(question.key);
        for (const std::string& value : answer ? answer->values : std::vector<std::string>{})
            if (const QuestionOption* option = question.option(value))
                labels.append(qs(option->label));
        note = labels.isEmpty() && answer ? qs(answer->text) : labels.join(QStringLiteral(", "));
        break;
    }
    case QuestionState::NotApplicable: note = Session::tr("does not apply"); break;
    case QuestionState::Open: note = Session::tr("open"); break;
    case QuestionState::Assumed: note = Session::tr("assumed"); break;
    case QuestionState::NotAsked: note = Session::tr("not answered"); break;
    }
    return {false, hit, QStringLiteral("questions"), Ink::Secondary, qs(question.title), note, {}};
}

PaletteRow ruleRow(const Hit& hit, const PaletteSource& source)
{
    const Rule& rule = allRules()[hit.reference];
    const auto& findings = source.session.findings();
    const auto number = static_cast<qsizetype>(std::count_if(
        findings.begin(), findings.end(), [&](const Finding& finding) { return finding.rule == rule.code && !finding.waived; }));
    const char* icons[] = {"error", "warning", "info"};
    const Ink inks[] = {Ink::Error, Ink::Warning, Ink::Info};
    const auto severity = static_cast<std::size_t>(rule.severity);
    const bool silent = number == 0;
    return {false,
            hit,
            silent ? QStringLiteral("rule") : QString::fromLatin1(icons[severity]),
            silent ? Ink::Secondary : inks[severity],
            qs(rule.title),
            qs(rule.code) + QStringLiteral(" · ") +
                (silent ? Session::tr("no findings") : counted(number, Session::tr("finding"), Session::tr("findings"))),
            {}};
}

}  // namespace

QString headingOf(HitKind kind)
{
    switch (kind) {
    case HitKind::Page: return Session::tr("Pages");
    case HitKind::Table: return Session::tr("Tables");
    case HitKind::Column: return Session::tr("Columns");
    case HitKind::Question: return Session::tr("Questions");
    case HitKind::Rule: return Session::tr("Rules");
    case HitKind::Action: return Session::tr("Actions");
    case HitKind::File: return Session::tr("Recent files");
    }
    return {};
}

QString tenancyIcon(TenancyClass tenancy)
{
    return QStringLiteral("tenancy-") + qs(nameOf(tenancy));
}

Ink tenancyInk(TenancyClass tenancy)
{
    switch (tenancy) {
    case TenancyClass::Root: return Ink::Root;
    case TenancyClass::Owned: return Ink::Owned;
    case TenancyClass::Link: return Ink::Link;
    case TenancyClass::Global: return Ink::Shared;
    case TenancyClass::Undeclared: break;
    }
    return Ink::Tertiary;
}

QString tenancyTitle(TenancyClass tenancy)
{
    switch (tenancy) {
    case TenancyClass::Root: return Session::tr("Tenant root");
    case TenancyClass::Owned: return Session::tr("Tenant-owned");
    case TenancyClass::Link: return Session::tr("Link table");
    case TenancyClass::Global: return Session::tr("Shared / global");
    case TenancyClass::Undeclared: break;
    }
    return Session::tr("Not declared");
}

PaletteRow rowOf(const Hit& hit, const PaletteSource& source)
{
    switch (hit.kind) {
    case HitKind::Page: {
        const PageEntry& entry = allPages()[hit.reference];
        return {false, hit, QString::fromLatin1(entry.icon), Ink::Secondary, Session::tr(entry.title), titleOf(entry.journey),
                journeyShortcut(entry.journey)};
    }
    case HitKind::Table: {
        const Table& table = *source.project->tables[hit.reference];
        const auto columns = static_cast<qsizetype>(table.columns.size());
        return {false, hit, tenancyIcon(table.tenancyClass), tenancyInk(table.tenancyClass), qs(table.name),
                tenancyTitle(table.tenancyClass) + QStringLiteral(" · ") +
                    counted(columns, Session::tr("column"), Session::tr("columns")),
                {}};
    }
    case HitKind::Column: return columnRow(hit, source);
    case HitKind::Question: return questionRow(hit, source);
    case HitKind::Rule: return ruleRow(hit, source);
    case HitKind::Action: {
        const QAction& action = *source.actions[hit.reference];
        return {false, hit, QStringLiteral("action"), Ink::Secondary, plainAction(action), {},
                action.shortcut().toString(QKeySequence::NativeText)};
    }
    case HitKind::File: {
        const RecentFile& file = source.files[hit.reference];
        return {false, hit, QStringLiteral("file"), Ink::Secondary, file.name, QDir::toNativeSeparators(file.path), {}};
    }
    }
    return {};
}

}  // namespace barch::ui
