#pragma once

#include "exporters/openapi/preview.h"
#include "ui/api/call_part.h"

#include <memory>

class QPushButton;

namespace barch::ui {

class CodeView;
class IconLabel;
class Text;

/// What comes back: the good answer beside a failed one, or what the caller sends, as the contract has them; and which
/// errors the call can answer with.
class CallAnswers : public CallPart {
    Q_OBJECT
public:
    explicit CallAnswers(const PageContext& context, QWidget* parent = nullptr);
    void refresh(EndpointId endpoint);
    /// The newest contract, or null where there is none.
    void setPreview(std::shared_ptr<const openapi::Preview> preview, const Project& project);

private:
    struct Card {
        QWidget* frame = nullptr;
        IconLabel* mark = nullptr;
        Text* title = nullptr;
        CodeView* code = nullptr;
        openapi::AnswerExample shown;
    };
    const Endpoint* endpoint() const { return session().project().endpoints.find(m_id); }
    Card makeCard(const char* name, const QString& spoken);
    void fillCards();
    void fillCard(Card& card, const openapi::AnswerExample* answer);
    void fillChoice(const std::vector<openapi::AnswerExample>& answers);

    EndpointId m_id;
    std::shared_ptr<const openapi::Preview> m_preview;
    Project m_project;
    int m_status = 422;  ///< shown at the right; 0: what the caller sends
    std::vector<std::pair<int, QPushButton*>> m_errors;
    Text* m_hint;
    QWidget* m_cards;
    Card m_good;
    Card m_other;
    QComboBox* m_choice;
    std::vector<int> m_choices;
    QWidget* m_errorLine;
};

}  // namespace barch::ui
