#pragma once

#include "ui/data_model/section_list.h"
#include "ui/shell/page.h"

namespace barch::ui {

/// The Why tab: what made the table exist, and which features need it.
class WhyPanel : public SectionList {
    Q_OBJECT
public:
    explicit WhyPanel(const PageContext& context, QWidget* parent = nullptr);
    void show(const Table* table);

private:
    void showOrigin(const QString& what, const std::string& origin);
    PageContext m_context;
};

/// "your answer to “How are customers kept apart?”", "the starter for a helpdesk", "drawn by hand".
QString originInWords(const Content& content, const std::string& origin);

}  // namespace barch::ui
