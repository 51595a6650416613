#pragma once

#include "ui/data_model/section_list.h"
#include "ui/session/session.h"

namespace barch::ui {

/// The Indexes tab.
class IndexPanel : public SectionList {
    Q_OBJECT
public:
    explicit IndexPanel(Session& session, QWidget* parent = nullptr);
    void show(const Table* table);

private:
    void edit(IndexId id);

    Session& m_session;
    TableId m_table;
};

}  // namespace barch::ui
