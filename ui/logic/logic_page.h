#pragma once

#include "ui/logic/part_list.h"
#include "ui/shell/page.h"

class QScrollArea;
class QStackedWidget;

namespace barch::ui {

class EditTable;
class ElementTable;
class LogicSide;
class Segments;
class SequencePanel;
class ServiceView;
class Text;
struct LogicProblem;

/// Logic and jobs: services by layer with their calls, jobs, calls to the outside, messages, files, searches
/// and channels, each with what it is tied to and what is wrong with it.
class LogicPage : public Page {
    Q_OBJECT
public:
    explicit LogicPage(const PageContext& context);
    ~LogicPage() override;

    void activate() override;
    bool showElement(const ElementRef& element) override;
    QList<QAction*> menuActions(const QString& menu) const override;
    QList<QWidget*> panes() const override;

private:
    struct View {
        ElementTable* model = nullptr;  ///< none for the services, which are drawn
        EditTable* table = nullptr;
        QWidget* work = nullptr;
        QWidget* nothing = nullptr;
    };

    QWidget* makeHeader();
    QWidget* makeBar();
    QWidget* makeServices();
    QWidget* makeTable(std::size_t number);
    QWidget* makeNothing(const PartList& list);
    QWidget* withSequence(QWidget* table);
    QWidget* makeEmpty();
    void refresh();
    void openView();
    void chooseIn(std::size_t view, AnyId id);
    void showSide();
    void add();
    void remove(AnyId id);
    void proposeServices();
    std::size_t current() const;
    AnyId chosen() const { return m_chosen[current()]; }
    std::vector<LogicProblem> problems() const;

    std::vector<PartList> m_lists;
    std::vector<View> m_views;
    std::vector<AnyId> m_chosen;  ///< of each view
    bool m_filling = false;

    Text* m_subtitle;
    Segments* m_choice;
    Text* m_hint;
    QWidget* m_work;
    QWidget* m_empty;
    QStackedWidget* m_stack;
    ServiceView* m_services;
    SequencePanel* m_sequence = nullptr;
    QWidget* m_addButton;
    QWidget* m_removeButton;
    QWidget* m_proposeButton;
    LogicSide* m_side;
    QAction* m_add;
};

/// Faults of the logic, or the number of jobs, for the rail.
Badge logicBadge(const Session& session);

}  // namespace barch::ui
