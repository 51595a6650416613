#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QLineEdit;

namespace barch::ui {

class SectionList;
class Text;

/// A value list (enum) and its values; of other types what they are.
class TypePanel : public QWidget {
    Q_OBJECT
public:
    explicit TypePanel(Session& session, QWidget* parent = nullptr);
    void show(UserTypeId type);
    void refresh();

private:
    void addValue();

    Session& m_session;
    UserTypeId m_type;
    QLineEdit* m_name;
    Text* m_kind;
    SectionList* m_values;
    QLineEdit* m_new;
};

}  // namespace barch::ui
