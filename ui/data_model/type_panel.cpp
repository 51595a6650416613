#include "ui/data_model/type_panel.h"

#include "core/edits/type_edits.h"
#include "ui/data_model/element_form.h"
#include "ui/data_model/section_list.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace barch::ui {

TypePanel::TypePanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_name(new QLineEdit), m_kind(new Text({}, TypeRole::Small, Ink::Secondary)), m_values(new SectionList), m_new(new QLineEdit)
{
    setObjectName(QStringLiteral("typePanel"));
    auto* layout = column(8, this);
    layout->setContentsMargins(16, 12, 12, 12);
    m_name->setObjectName(QStringLiteral("typeName"));
    m_name->setAccessibleName(tr("Name of the value list"));
    layout->addWidget(m_name);
    layout->addWidget(m_kind);
    layout->addWidget(m_values);
    m_new->setObjectName(QStringLiteral("newValue"));
    m_new->setPlaceholderText(tr("Add a value, then Enter"));
    layout->addWidget(m_new);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const UserType* type = m_session.project().types.find(m_type);
        const std::string name = m_name->text().trimmed().toStdString();
        if (type && name != type->name && !m_session.apply({tr("Rename %1 to %2").arg(qs(type->name), qs(name)).toStdString(),
                                                           [id = m_type, name](const Project& p) { return renameType(p, id, name); }, {}}))
            m_name->setText(qs(type->name));
    });
    connect(m_new, &QLineEdit::returnPressed, this, &TypePanel::addValue);
}

void TypePanel::addValue()
{
    const std::string value = m_new->text().trimmed().toStdString();
    const UserTypeId id = m_type;
    if (!value.empty() && m_session.apply({tr("Add value %1").arg(qs(value)).toStdString(), [=](const Project& p) { return addEnumValue(p, id, value); }, {}}))
        m_new->clear();
}

void TypePanel::show(UserTypeId type)
{
    m_type = type;
    refresh();
}

void TypePanel::refresh()
{
    const UserType* type = m_session.project().types.find(m_type);
    m_values->begin();
    m_new->setVisible(type && type->kind == UserTypeKind::Enumeration);
    m_name->setEnabled(type != nullptr);
    m_name->setText(type ? qs(type->name) : tr("This type is gone"));
    if (type) {
        m_kind->set(type->kind == UserTypeKind::Enumeration ? tr("A column of this type holds one of these values.")
                    : type->kind == UserTypeKind::Domain    ? tr("A %1 with rules of its own.").arg(qs(type->baseType))
                                                            : tr("Several fields in one column."));
        const UserTypeId id = m_type;
        for (std::size_t i = 0; i < type->values.size(); ++i) {
            const EnumValue value = type->values[i];
            m_values->addLine(QStringLiteral("enum"), Ink::Tertiary, qs(value.name), {}, "value." + qs(value.name),
                              [=, this] {
                                  auto* form = new ElementForm(m_session, tr("Value"), window());
                                  QLineEdit* name = form->addText(QStringLiteral("valueName"), tr("Name"), value.name, true);
                                  form->setEdit(tr("Rename value %1").arg(qs(value.name)), [=]() -> Result<Edit> {
                                      const std::string text = name->text().trimmed().toStdString();
                                      return Edit([=](const Project& p) { return renameEnumValue(p, id, value.id, text); });
                                  });
                                  form->open();
                              },
                              [=, this] {
                                  (void)m_session.apply({tr("Delete value %1").arg(qs(value.name)).toStdString(),
                                                         [=](const Project& p) { return removeEnumValue(p, id, value.id); }, {}});
                              });
        }
    }
    m_values->finish();
}

}  // namespace barch::ui
