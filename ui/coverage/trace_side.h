#pragma once

#include "core/tracing/trace_rows.h"
#include "ui/coverage/coverage_facts.h"
#include "ui/shell/page.h"

namespace barch::ui {

class ElementPicker;
class SectionList;
class Text;

/// Beside the lists: what a feature leads to, or what leads to an element. Each line goes there; what delivers a feature
/// or meets a requirement is added here.
class TraceSide : public QWidget {
    Q_OBJECT
public:
    explicit TraceSide(const PageContext& context, QWidget* parent = nullptr);
    /// Also a feature. An element that is not there any more: only a hint.
    void show(const CoverageFacts& facts, const ElementRef& element);

private:
    void showFeature(const CoverageFacts& facts, const Feature& feature);
    void addLinks(const std::vector<NamedLink>& links);
    void addGroup(const CoverageFacts& facts, const QString& title, const std::vector<TraceLink>& links, const QString& nothing);

    PageContext m_context;
    ElementRef m_asker;               ///< a feature or requirement that parts are added to
    std::vector<ElementRef> m_shown;  ///< by the number of its line
    Text* m_title;
    Text* m_text;
    SectionList* m_list;
    ElementPicker* m_add;
};

}  // namespace barch::ui
