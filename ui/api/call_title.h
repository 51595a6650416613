#pragma once

#include "ui/api/call_part.h"

namespace barch::ui {

class Tag;
class Text;

/// What a call is called: method, path, what it does, the name in clients; and what the checks say about it.
class CallTitle : public CallPart {
    Q_OBJECT
public:
    explicit CallTitle(const PageContext& context, QWidget* parent = nullptr);
    void refresh(EndpointId endpoint);
    void editPath();

signals:
    void removeWanted();

private:
    const Endpoint* endpoint() const { return session().project().endpoints.find(m_id); }
    void refreshFindings();

    EndpointId m_id;
    Tag* m_method;
    QLineEdit* m_path;
    Tag* m_deprecated;
    QWidget* m_finding;
    class IconLabel* m_findingIcon;
    Text* m_findingWords;
    class QPushButton* m_toChecks;
    std::string m_fingerprint;
};

}  // namespace barch::ui
