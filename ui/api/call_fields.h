#pragma once

#include "ui/api/call_part.h"

class QPlainTextEdit;
class QVBoxLayout;

namespace barch::ui {

class EditTable;
class FieldModel;
class Text;

/// What a call takes and shows: the fields of its table, rows that may come along, and of calls without a table, or
/// with a body of their own, the JSON Schema of what they take. Of an upload also what files it takes.
class CallFields : public CallPart {
    Q_OBJECT
public:
    explicit CallFields(const PageContext& context, QWidget* parent = nullptr);
    void refresh(EndpointId endpoint);
    QWidget* table() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const Endpoint* endpoint() const { return session().project().endpoints.find(m_id); }
    QWidget* makeEmbeds();
    QWidget* makeSchema();
    QWidget* makeUpload();
    void refreshTable(const Project& project, const Endpoint& shown);
    void refreshEmbeds(const Project& project, const Endpoint& shown);
    void commitSchema();
    void fitTable();

    EndpointId m_id;
    Text* m_title;
    Text* m_hint;
    class QPushButton* m_toTable;
    FieldModel* m_model;
    EditTable* m_table;
    QWidget* m_embeds;
    QVBoxLayout* m_embedLines;
    std::vector<std::pair<ConstraintId, QString>> m_embedShown;
    QWidget* m_schema;
    QPlainTextEdit* m_schemaText;
    Text* m_schemaFault;
    QWidget* m_upload;
    Text* m_uploadHint;
};

}  // namespace barch::ui
