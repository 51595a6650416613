#include "ui/data_model/key_panel.h"

#include "core/edits/key_edits.h"
#include "core/edits/reference_edits.h"
#include "ui/data_model/element_form.h"
#include "ui/widgets/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace barch::ui {
namespace {

QStringList actionNames()
{
    return {KeyPanel::tr("Refuse (no action)"), KeyPanel::tr("Refuse at once (restrict)"), KeyPanel::tr("Delete these rows too (cascade)"),
            KeyPanel::tr("Empty the column (set null)"), KeyPanel::tr("Set the default")};
}

QString onDelete(ReferentialAction action)
{
    switch (action) {
    case ReferentialAction::Cascade: return KeyPanel::tr("deleted with it");
    case ReferentialAction::SetNull: return KeyPanel::tr("emptied when it is deleted");
    case ReferentialAction::SetDefault: return KeyPanel::tr("set to the default when it is deleted");
    case ReferentialAction::NoAction:
    case ReferentialAction::Restrict: break;
    }
    return KeyPanel::tr("keeps it from being deleted");
}

template <class T>
const T* byId(const std::vector<T>& list, ConstraintId id)
{
    const auto found = std::ranges::find(list, id, &T::id);
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

KeyPanel::KeyPanel(Session& session, QWidget* parent) : SectionList(parent), m_session(session)
{
    setObjectName(QStringLiteral("keyPanel"));
}

void KeyPanel::show(const Table* table)
{
    m_table = table ? table->id : TableId{};
    begin();
    if (table) {
        showPrimaryKey(*table);
        showUniques(*table);
        showReferences(*table);
        showChecks(*table);
    }
    finish();
}

void KeyPanel::remove(const QString& what, Edit edit)
{
    (void)m_session.apply({tr("Delete %1").arg(what).toStdString(), std::move(edit), {}});
}

void KeyPanel::showPrimaryKey(const Table& table)
{
    const TableId owner = table.id;
    if (!table.primaryKey) {
        addTitle(tr("Primary key"), QStringLiteral("primaryKeyAdd"), tr("Add a primary key"), [this] { editPrimaryKey(); });
        addNote(tr("None. Without one, a row can't be told from another."));
        return;
    }
    addTitle(tr("Primary key"));
    addLine(QStringLiteral("key"), Ink::Primary, columnNames(table, table.primaryKey->columns), qs(table.primaryKey->name),
            QStringLiteral("primaryKey"), [this] { editPrimaryKey(); },
            [=, this] { remove(tr("the primary key"), [owner](const Project& p) { return removePrimaryKey(p, owner); }); });
}

void KeyPanel::showUniques(const Table& table)
{
    addTitle(tr("Unique"), QStringLiteral("uniqueAdd"), tr("Add a unique constraint"), [this] { editUnique({}); });
    const TableId owner = table.id;
    for (const UniqueConstraint& unique : table.uniques) {
        const ConstraintId id = unique.id;
        addLine(QStringLiteral("unique"), Ink::Secondary, columnNames(table, unique.columns), qs(unique.name), "unique." + qs(unique.name),
                [=, this] { editUnique(id); },
                [=, this] { remove(tr("a unique constraint"), [=](const Project& p) { return removeUnique(p, owner, id); }); });
    }
}

void KeyPanel::showReferences(const Table& table)
{
    addTitle(tr("References"), QStringLiteral("referenceAdd"), tr("Add a reference"), [this] { addReference(); });
    const TableId owner = table.id;
    for (const ForeignKey& key : table.foreignKeys) {
        const ConstraintId id = key.id;
        const Table* target = m_session.project().table(key.target);
        addLine(QStringLiteral("reference"), Ink::Tertiary,
                tr("%1 → %2").arg(columnNames(table, key.columns), target ? qs(target->name) : tr("a table that is gone")),
                tr("%1 · %2").arg(qs(key.name), onDelete(key.onDelete)), "reference." + qs(key.name), [=, this] { editReference(id); },
                [=, this] { remove(tr("a reference"), [=](const Project& p) { return removeForeignKey(p, owner, id); }); });
    }
}

void KeyPanel::showChecks(const Table& table)
{
    addTitle(tr("Checks"), QStringLiteral("checkAdd"), tr("Add a check"), [this] { editCheck({}); });
    const TableId owner = table.id;
    for (const Check& check : table.checks) {
        const ConstraintId id = check.id;
        addLine(QStringLiteral("rule"), Ink::Tertiary, qs(check.expression), qs(check.name), "check." + qs(check.name),
                [=, this] { editCheck(id); },
                [=, this] { remove(tr("a check"), [=](const Project& p) { return removeCheck(p, owner, id); }); });
    }
}

void KeyPanel::editPrimaryKey()
{
    const Table* now = table();
    if (!now)
        return;
    auto* form = new ElementForm(m_session, tr("Primary key of %1").arg(qs(now->name)), window());
    QLineEdit* columns = form->addColumns(QStringLiteral("keyColumns"), tr("Columns"), *now, now->primaryKey ? now->primaryKey->columns : std::vector<ColumnId>{});
    form->addNote(tr("The columns become required. References of other tables keep working."));
    form->setEdit(tr("Change the primary key of %1").arg(qs(now->name)), [this, columns, owner = now->id]() -> Result<Edit> {
        const Result<std::vector<ColumnId>> picked = columnsFrom(*table(), columns->text());
        if (!picked)
            return picked.error();
        return Edit([owner, ids = *picked](const Project& p) { return setPrimaryKey(p, owner, ids); });
    });
    form->open();
}

void KeyPanel::editUnique(ConstraintId id)
{
    const Table* now = table();
    if (!now)
        return;
    const UniqueConstraint* was = byId(now->uniques, id);
    const UniqueConstraint start = was ? *was : UniqueConstraint{};
    auto* form = new ElementForm(m_session, was ? tr("Unique constraint") : tr("New unique constraint"), window());
    QLineEdit* columns = form->addColumns(QStringLiteral("uniqueColumns"), tr("Columns"), *now, start.columns);
    QLineEdit* name = form->addText(QStringLiteral("uniqueName"), tr("Name"), start.name, true);
    name->setPlaceholderText(tr("Made from the columns"));
    QCheckBox* nulls = form->addCheck(QStringLiteral("uniqueNulls"), tr("Two empty values count as the same"), start.nullsNotDistinct);
    form->setEdit(tr("Make columns of %1 unique").arg(qs(now->name)), [=, this, owner = now->id, exists = was != nullptr]() -> Result<Edit> {
        const Result<std::vector<ColumnId>> picked = columnsFrom(*table(), columns->text());
        if (!picked)
            return picked.error();
        UniqueConstraint unique = start;
        unique.columns = *picked;
        unique.name = name->text().trimmed().toStdString();
        unique.nullsNotDistinct = nulls->isChecked();
        return Edit([=](const Project& p) { return exists ? changeUnique(p, owner, unique) : addUnique(p, owner, unique); });
    });
    form->open();
}

void KeyPanel::addReference()
{
    const Table* now = table();
    if (!now)
        return;
    std::vector<std::pair<QString, TableId>> targets;
    for (const Table& other : m_session.project().tables)
        targets.emplace_back(qs(other.name), other.id);
    std::ranges::sort(targets);
    QStringList names;
    for (const auto& [name, id] : targets)
        names.append(name);
    auto* form = new ElementForm(m_session, tr("New reference from %1").arg(qs(now->name)), window());
    QComboBox* target = form->addChoice(QStringLiteral("referenceTarget"), tr("Refers to"), names, 0);
    QLineEdit* column = form->addText(QStringLiteral("referenceColumn"), tr("Column"), {}, true);
    column->setPlaceholderText(tr("Made from the table: user_id"));
    QComboBox* action = form->addChoice(QStringLiteral("referenceDelete"), tr("When that row is deleted"), actionNames(), 0);
    QCheckBox* optional = form->addCheck(QStringLiteral("referenceOptional"), tr("May be empty"), false);
    QCheckBox* unique = form->addCheck(QStringLiteral("referenceUnique"), tr("At most one row for each (one to one)"), false);
    form->addNote(tr("An index for the way back is made with it. Between tables of tenants the key holds the tenant too."));
    form->setEdit(tr("Add a reference to %1").arg(qs(now->name)), [=, owner = now->id]() -> Result<Edit> {
        ReferenceOptions options;
        options.column = column->text().trimmed().toStdString();
        options.nullable = optional->isChecked();
        options.unique = unique->isChecked();
        options.onDelete = static_cast<ReferentialAction>(action->currentIndex());
        const TableId parent = targets[static_cast<std::size_t>(target->currentIndex())].second;
        return Edit([=](const Project& p) { return barch::addReference(p, owner, parent, options); });
    });
    form->open();
}

void KeyPanel::editReference(ConstraintId id)
{
    const Table* now = table();
    const ForeignKey* was = now ? byId(now->foreignKeys, id) : nullptr;
    if (!was)
        return;
    const ForeignKey start = *was;
    const Table* target = m_session.project().table(start.target);
    auto* form = new ElementForm(m_session, tr("Reference"), window());
    QLineEdit* columns = form->addColumns(QStringLiteral("referenceColumns"), tr("Columns"), *now, start.columns);
    QLineEdit* theirs = target ? form->addColumns(QStringLiteral("referenceTargetColumns"), tr("In %1").arg(qs(target->name)), *target, start.targetColumns) : nullptr;
    QComboBox* deleted = form->addChoice(QStringLiteral("referenceDelete"), tr("When that row is deleted"), actionNames(), static_cast<int>(start.onDelete));
    QComboBox* updated = form->addChoice(QStringLiteral("referenceUpdate"), tr("When its key changes"), actionNames(), static_cast<int>(start.onUpdate));
    QLineEdit* name = form->addText(QStringLiteral("referenceName"), tr("Name"), start.name, true);
    form->setEdit(tr("Change a reference of %1").arg(qs(now->name)), [=, this, owner = now->id]() -> Result<Edit> {
        ForeignKey key = start;
        Result<std::vector<ColumnId>> picked = columnsFrom(*table(), columns->text());
        if (!picked)
            return picked.error();
        key.columns = *picked;
        if (theirs) {
            picked = columnsFrom(*m_session.project().table(start.target), theirs->text());
            if (!picked)
                return picked.error();
            key.targetColumns = *picked;
        }
        key.onDelete = static_cast<ReferentialAction>(deleted->currentIndex());
        key.onUpdate = static_cast<ReferentialAction>(updated->currentIndex());
        key.name = name->text().trimmed().toStdString();
        return Edit([=](const Project& p) { return changeForeignKey(p, owner, key); });
    });
    form->open();
}

void KeyPanel::editCheck(ConstraintId id)
{
    const Table* now = table();
    if (!now)
        return;
    const Check* was = byId(now->checks, id);
    const Check start = was ? *was : Check{};
    auto* form = new ElementForm(m_session, was ? tr("Check") : tr("New check"), window());
    QPlainTextEdit* expression = form->addLines(QStringLiteral("checkExpression"), tr("Must be true"), start.expression);
    expression->setPlaceholderText(QStringLiteral("amount >= 0"));
    QLineEdit* name = form->addText(QStringLiteral("checkName"), tr("Name"), start.name, true);
    form->setEdit(tr("Check rows of %1").arg(qs(now->name)), [=, owner = now->id, exists = was != nullptr]() -> Result<Edit> {
        Check check = start;
        check.expression = expression->toPlainText().trimmed().toStdString();
        check.name = name->text().trimmed().toStdString();
        if (check.expression.empty())
            return Error{"A check needs an expression.", {}, "Such as: amount >= 0"};
        return Edit([=](const Project& p) { return exists ? changeCheck(p, owner, check) : addCheck(p, owner, check); });
    });
    form->open();
}

}  // namespace barch::ui
