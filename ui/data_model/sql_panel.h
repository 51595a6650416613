#pragma once

#include "ui/session/session.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace barch::ui {

class Text;

/// The SQL tab: what the export of the project's engine says about this one table. Made in the
/// background, when it is looked at.
class SqlPanel : public QWidget {
    Q_OBJECT
public:
    explicit SqlPanel(Session& session, QWidget* parent = nullptr);
    void show(const Table* table);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void make();
    Session& m_session;
    TableId m_table;
    int m_asked = 0;
    bool m_stale = false;
    QTimer m_soon;
    Text* m_note;
    QPlainTextEdit* m_sql;
};

/// The statements of `script` that speak of the table: split at semicolons outside of quotes.
std::string statementsAbout(const std::string& script, const std::string& table);

}  // namespace barch::ui
