#pragma once

#include "ui/session/session.h"

#include <QFrame>

class QPushButton;

namespace barch::ui {

class Text;

/// What to do next, in one or two sentences.
struct NextStep {
    QString text;
    QString link;
    QString page;
};
/// Nothing where no project is open.
std::optional<NextStep> nextStepOf(const Session& session);

class NextStepCard : public QFrame {
    Q_OBJECT
public:
    explicit NextStepCard(Session& session, QWidget* parent = nullptr);
    void refresh();
    void setWanted(bool wanted);

signals:
    void pageChosen(const QString& pageId);

private:
    Session& m_session;
    bool m_wanted = true;
    Text* m_text;
    QPushButton* m_link;
    QString m_page;
};

}  // namespace barch::ui
