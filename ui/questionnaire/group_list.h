#pragma once

#include "core/questionnaire/interview.h"

#include <QWidget>

#include <set>
#include <string>

class QScrollArea;
class QVBoxLayout;

namespace barch::ui {

class ProgressLine;
class Session;
class Switch;
class Text;

/// The left pane of the questionnaire: how far it is, the groups, the questions of the group at hand.
class GroupList : public QWidget {
    Q_OBJECT
public:
    explicit GroupList(Session& session, QWidget* parent = nullptr);
    /// `drafts`: questions with an answer that was not kept yet.
    void show(const std::string& currentKey, const std::set<std::string>& drafts);

signals:
    void questionChosen(const std::string& key);

private:
    void addGroup(const QuestionGroup& group, const GroupProgress& done, const std::string& currentKey,
                  const std::set<std::string>& drafts);

    Session& m_session;
    Text* m_count;
    ProgressLine* m_progress;
    Text* m_open;
    QVBoxLayout* m_items;
    QScrollArea* m_scroll;
    Switch* m_onlyOpen;
    std::string m_current;
    std::set<std::string> m_drafts;
};

}  // namespace barch::ui
