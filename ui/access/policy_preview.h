#pragma once

#include "ui/session/session.h"

#include <QDialog>

namespace barch::ui {

class CodeView;
class Text;

/// What "Write policies" would change in all tables, and the button that does it.
class PolicyPreview : public QDialog {
    Q_OBJECT
public:
    PolicyPreview(Session& session, QWidget* parent);

private:
    void fill();
    Session& m_session;
    Text* m_words;
    CodeView* m_sql;
    QPushButton* m_write;
};

}  // namespace barch::ui
