#pragma once

#include "ui/shell/page.h"

namespace barch::ui {

class EditTable;
class ElementPicker;
class SectionList;
class TestModel;
class Text;

/// The test plan: a table to edit, what each test covers, and the tests that follow from the design.
class TestPane : public QWidget {
    Q_OBJECT
public:
    explicit TestPane(const PageContext& context, QWidget* parent = nullptr);

    void refresh(const QString& filter);
    bool select(TestCaseId id);
    QWidget* view() const;
    /// Stands beside the table: what the test covers.
    QWidget* side() const { return m_side; }
    void addTest();
    void deriveTests();

private:
    QWidget* makeBar();
    void makeSide();
    void showChosen();
    void removeTest(int row);

    PageContext m_context;
    TestModel* m_model;
    EditTable* m_table;
    QWidget* m_none;
    Text* m_count;
    QWidget* m_side;
    Text* m_title;
    Text* m_text;
    SectionList* m_covers;
    ElementPicker* m_add;
    TestCaseId m_id;
    QString m_filter;
    bool m_filling = false;
};

}  // namespace barch::ui
