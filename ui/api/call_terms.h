#pragma once

#include "ui/api/call_part.h"

class QGridLayout;

namespace barch::ui {

class Text;

/// On what terms a call is answered: who may call, how often, whether it may be repeated, what the plan must include,
/// what does the work; and whose data it is about.
class CallTerms : public CallPart {
    Q_OBJECT
public:
    explicit CallTerms(const PageContext& context, QWidget* parent = nullptr);
    void refresh(EndpointId endpoint);

private:
    const Endpoint* endpoint() const { return session().project().endpoints.find(m_id); }
    void addCell(QGridLayout* grid, int at, const QString& title, QWidget* field, Text* hint);
    QWidget* makeTenantStrip();
    void refreshChoices(const Project& project, const Endpoint& shown);
    void refreshWords(const Project& project, const Endpoint& shown);
    void choosePermission(int index);

    EndpointId m_id;
    ElementChoice m_permission;
    ElementChoice m_flag;
    ElementChoice m_job;
    ElementChoice m_service;
    QCheckBox* m_key;
    Text* m_permissionHint;
    Text* m_limitHint;
    Text* m_keyHint;
    Text* m_flagHint;
    Text* m_jobHint;
    Text* m_serviceHint;
    QWidget* m_tenant;
    Text* m_tenantWords;
};

}  // namespace barch::ui
