#pragma once

#include "exporters/openapi/preview.h"
#include "ui/shell/page.h"

#include <memory>

namespace barch::ui {

class CallAnswers;
class CallEnd;
class CallFields;
class CallTerms;
class CallTitle;

/// Everything about one call, each part an edit.
class EndpointPane : public QWidget {
    Q_OBJECT
public:
    explicit EndpointPane(const PageContext& context, QWidget* parent = nullptr);
    void show(EndpointId endpoint);
    using QWidget::show;
    void setPreview(std::shared_ptr<const openapi::Preview> preview, const Project& project);
    void editPath();

signals:
    void removeWanted();

private:
    CallTitle* m_title;
    CallTerms* m_terms;
    CallFields* m_fields;
    CallAnswers* m_answers;
    CallEnd* m_end;
};

}  // namespace barch::ui
