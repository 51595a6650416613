#pragma once

#include "ui/shell/page.h"

#include <QLineEdit>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace barch::ui {

/// A field of an element as a person edits it: what it shows, and the edit that a new text makes.
struct TextField {
    QLineEdit* edit = nullptr;
    std::function<QString()> shown;
    std::function<LabelledEdit(const QString&)> change;
};

/// A part of the pane in the middle. What is being typed stays when the design changes; a text that the design
/// refuses stays as well, marked and with the reason, while the keyboard is in it. Escape gives it up.
class CallPart : public QWidget {
    Q_OBJECT
public:
    explicit CallPart(const PageContext& context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) {}

protected:
    QLineEdit* addText(const char* objectName, const QString& spoken, std::function<QString()> shown, std::function<LabelledEdit(const QString&)> change);
    /// `anew`: of another element, so that nothing that was typed may stay.
    void fillTexts(bool anew);
    bool apply(const LabelledEdit& edit) { return m_context.session.apply(edit); }
    Session& session() const { return m_context.session; }
    Navigator& navigator() const { return m_context.navigator; }
    const PageContext& context() const { return m_context; }
    bool eventFilter(QObject* watched, QEvent* event) override;

    bool m_filling = false;

private:
    void commit(const TextField& field);

    PageContext m_context;
    std::vector<TextField> m_texts;
};

/// A choice among elements of the design, or none of them.
struct ElementChoice {
    QComboBox* box = nullptr;
    std::vector<AnyId> ids;
    /// `none` is the words for no element; others by name.
    void fill(const QString& none, std::vector<std::pair<QString, AnyId>> elements, AnyId current);
    AnyId at(int index) const { return index >= 0 && static_cast<std::size_t>(index) < ids.size() ? ids[static_cast<std::size_t>(index)] : AnyId(); }
};
/// A text of several lines in a frame of its own.
QWidget* framed(QWidget* text);
QComboBox* makeChoice(const char* objectName, const QString& spoken);
QCheckBox* makeCheck(const char* objectName, const QString& words);
/// Marks a field whose text the design refuses, with the reason.
void setFault(QWidget* field, const QString& reason);

}  // namespace barch::ui
