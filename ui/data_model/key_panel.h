#pragma once

#include "ui/data_model/section_list.h"
#include "ui/session/session.h"

namespace barch::ui {

/// The Keys tab: primary key, unique constraints, references, checks.
class KeyPanel : public SectionList {
    Q_OBJECT
public:
    explicit KeyPanel(Session& session, QWidget* parent = nullptr);
    void show(const Table* table);

private:
    void showPrimaryKey(const Table& table);
    void showUniques(const Table& table);
    void showReferences(const Table& table);
    void showChecks(const Table& table);
    void editPrimaryKey();
    void editUnique(ConstraintId id);
    void addReference();
    void editReference(ConstraintId id);
    void editCheck(ConstraintId id);
    void remove(const QString& what, Edit edit);
    const Table* table() const { return m_session.project().table(m_table); }

    Session& m_session;
    TableId m_table;
};

}  // namespace barch::ui
