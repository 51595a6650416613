#pragma once

#include "ui/data_model/section_list.h"
#include "ui/session/session.h"

namespace barch::ui {

/// The Rules tab: who may see and change which rows. Policies can be edited; triggers and grants
/// are shown.
class RulePanel : public SectionList {
    Q_OBJECT
public:
    explicit RulePanel(Session& session, QWidget* parent = nullptr);
    void show(const Table* table);

private:
    void showRowSecurity(const Table& table);
    void editPolicy(PolicyId id);
    QString rolesText(const std::vector<RoleId>& roles) const;

    Session& m_session;
    TableId m_table;
};

}  // namespace barch::ui
