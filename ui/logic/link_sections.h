#pragma once

#include "ui/shell/page.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace barch::ui {

class SectionList;

/// What an element of the logic is tied to, with ways to tie and untie: whom a service uses, what starts a
/// job and when it runs next, which columns a search reads.
class LinkSections : public QWidget {
    Q_OBJECT
public:
    explicit LinkSections(const PageContext& context, QWidget* parent = nullptr);
    void show(const Project& project, const ElementRef& element);
    using QWidget::show;

signals:
    void elementChosen(const barch::ElementRef& element);

private:
    using Tie = std::function<Result<Project>(const Project&)>;
    struct Offer {
        QString name;
        Tie tie;
    };
    void showService(const Project& project, const Service& service);
    void showJob(const Project& project, const Job& job);
    void showCall(const ExternalCall& call);
    void showSearch(const Project& project, const SearchIndex& search);
    void addLinked(const Project& project, const ElementRef& element, const QString& icon, Tie untie = {});
    void addOffers(const char* objectName, const QString& words, std::vector<Offer> offers);
    void apply(const QString& label, const Tie& tie);

    PageContext m_context;
    SectionList* m_list;
};

}  // namespace barch::ui
