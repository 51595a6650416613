#pragma once

#include "ui/api/call_part.h"

namespace barch::ui {

class Text;

/// When a call ends: since when it is deprecated, and after which day nobody may count on it.
class CallEnd : public CallPart {
    Q_OBJECT
public:
    explicit CallEnd(const PageContext& context, QWidget* parent = nullptr);
    void refresh(EndpointId endpoint);

private:
    const Endpoint* endpoint() const { return session().project().endpoints.find(m_id); }
    LabelledEdit dated(const QString& label, std::string since, std::string removed) const;

    EndpointId m_id;
    Text* m_words;
};

}  // namespace barch::ui
