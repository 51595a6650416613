#pragma once

#include "ui/logic/part_list.h"
#include "ui/session/session.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace barch::ui {

/// All parts of one element below each other, each changed where it stands.
class ElementFormLines : public QWidget {
    Q_OBJECT
public:
    ElementFormLines(Session& session, PartList list, QWidget* parent = nullptr);

    void show(const Project& project, AnyId id);
    using QWidget::show;
    void focusFirst();
    const PartList& list() const { return m_list; }

private:
    struct Line {
        std::size_t part = 0;
        QLineEdit* text = nullptr;
        QComboBox* choice = nullptr;
    };
    void addLine(std::size_t part);
    void change(std::size_t part, const QString& text);

    Session& m_session;
    PartList m_list;
    AnyId m_id;
    std::vector<Line> m_lines;
};

}  // namespace barch::ui
