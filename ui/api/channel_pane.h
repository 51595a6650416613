#pragma once

#include "ui/api/call_part.h"

class QPlainTextEdit;

namespace barch::ui {

class Tag;
class Text;

/// A stream of news that clients listen to: how it comes, of which table, who may, and what is told.
class ChannelPane : public CallPart {
    Q_OBJECT
public:
    explicit ChannelPane(const PageContext& context, QWidget* parent = nullptr);
    void refresh(ChannelId channel);
    void editName();

signals:
    void removeWanted();

private:
    const Channel* channel() const { return session().project().channels.find(m_id); }

    ChannelId m_id;
    Tag* m_badge;
    QLineEdit* m_name;
    QComboBox* m_transport;
    ElementChoice m_table;
    ElementChoice m_permission;
    QPlainTextEdit* m_events;
    Text* m_findings;
};

}  // namespace barch::ui
