#pragma once

#include "core/tracing/trace_rows.h"
#include "ui/coverage/coverage_facts.h"
#include "ui/data_model/section_list.h"
#include "ui/shell/page.h"

namespace barch::ui {

/// The Why tab: what made the table exist, and which features, requirements and tests lead to it.
class WhyPanel : public SectionList {
    Q_OBJECT
public:
    explicit WhyPanel(const PageContext& context, QWidget* parent = nullptr);
    void show(const Table* table);

private:
    void showOrigin(const QString& what, const std::string& origin);
    void addTraced(const QString& title, const std::vector<TraceLink>& links, const QString& nothing);

    PageContext m_context;
    CoverageFacts m_facts;
    std::vector<ElementRef> m_traced;  ///< by the number of their links
};

/// "your answer to “How are customers kept apart?”", "the starter for a helpdesk", "drawn by hand".
QString originInWords(const Content& content, const std::string& origin);

}  // namespace barch::ui
