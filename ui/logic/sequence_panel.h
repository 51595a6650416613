#pragma once

#include "ui/session/session.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace barch::ui {

class SequenceView;

/// The sequence of the chosen job, or of a call of the API or a webhook that is chosen here.
class SequencePanel : public QWidget {
    Q_OBJECT
public:
    explicit SequencePanel(Session& session, QWidget* parent = nullptr);
    void show(JobId job);
    using QWidget::show;
    SequenceView* view() const { return m_view; }

private:
    void refreshChoices();
    void refresh();

    Session& m_session;
    JobId m_job;
    std::vector<ElementRef> m_entries;  ///< what the list offers behind its first line, the chosen job
    QComboBox* m_choice;
    QPushButton* m_copy;
    SequenceView* m_view;
};

}  // namespace barch::ui
