#pragma once

#include "ui/shell/page.h"

#include <map>

namespace barch::ui {

class ElementFormLines;
class LinkSections;
class SectionList;
class Text;
struct PartList;

/// A fault of the logic or a finding of the checks, as the page tells both.
struct LogicProblem {
    ElementRef element;
    QString text;
    std::string fingerprint;  ///< of a finding; empty: only told here
    Severity severity = Severity::Warning;
};

/// Beside the tables: what is wrong, all parts of the chosen element, and what it is tied to.
class LogicSide : public QWidget {
    Q_OBJECT
public:
    LogicSide(const PageContext& context, const std::vector<PartList>& lists, QWidget* parent = nullptr);
    void show(const Project& project, const ElementRef& element, const std::vector<LogicProblem>& problems);
    using QWidget::show;
    /// Puts the keyboard into the first line of the element's form.
    void edit();

signals:
    void elementChosen(const barch::ElementRef& element);

private:
    void addProblem(const LogicProblem& problem, const QString& name, bool own);

    PageContext m_context;
    Text* m_title;
    SectionList* m_own;
    std::vector<ElementFormLines*> m_forms;
    ElementFormLines* m_form = nullptr;
    LinkSections* m_links;
    SectionList* m_all;
};

}  // namespace barch::ui
