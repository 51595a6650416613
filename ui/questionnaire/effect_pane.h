#pragma once

#include "ui/questionnaire/answer_effect.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;
class QVBoxLayout;

namespace barch::ui {

class Segments;
class SchemaLines;
class Session;
class Text;

/// The right pane of the questionnaire: what the answer at hand changes, computed in the background.
class EffectPane : public QWidget {
    Q_OBJECT
public:
    explicit EffectPane(Session& session, QWidget* parent = nullptr);
    void show(const Question& question, const std::optional<Answer>& draft);

signals:
    void proposalWanted();
    void termWanted(const QString& id, QWidget* anchor, const QRect& where);

private:
    enum class Against { NoAnswer, AsItIs };
    /// The projects to compare: without this answer or as it stands, and with it.
    Project projectWith(const Answer& answer) const;
    Project baseProject() const;
    void compute();
    void showEffect(const AnswerEffect& effect);
    void showHint(const QString& hint);
    void showSchema(bool all);
    void showLater();
    void showWaiting();

    Session& m_session;
    const Question* m_question = nullptr;
    std::optional<Answer> m_draft;
    AnswerEffect m_effect;
    std::shared_ptr<const DesignOutlook> m_base;  ///< computed last, for the next comparison
    int m_wanted = 0;                             ///< counts requests: only the newest is shown
    bool m_busy = false;
    bool m_again = false;
    Segments* m_against;
    Text* m_numbers[4];
    Text* m_names[4];
    QWidget* m_counts;
    QWidget* m_countsLine;
    Text* m_hint;
    QWidget* m_details;
    Text* m_schemaTitle;
    Text* m_schemaCount;
    SchemaLines* m_lines;
    QPushButton* m_more;
    QVBoxLayout* m_lists;
    QVBoxLayout* m_later;
    QPushButton* m_review;
};

}  // namespace barch::ui
