#pragma once

#include "ui/shell/page.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace barch::ui {

class SectionList;

/// Beside the models: the chosen one with who uses it and who steps in, limits and care for all of them, and the
/// providers with the variables that hold their keys.
class AiSide : public QWidget {
    Q_OBJECT
public:
    explicit AiSide(const PageContext& context, QWidget* parent = nullptr);
    void show(const Project& project, AiModelId model);
    using QWidget::show;

private:
    QComboBox* addChoice(const char* name, const QString& label, const std::vector<std::pair<const char*, QString>>& choices, std::string AiSettings::*member);
    QLineEdit* addText(const char* name, const QString& label, std::string AiSettings::*member);
    void set(std::string AiSettings::*member, const std::string& value);
    void showModel(const Project& project);
    void showProviders(const Project& project);
    void editProvider(AiProviderId id);

    struct Choice {
        QComboBox* box;
        std::string AiSettings::*member;
        std::vector<std::string> values;
    };
    struct Line {
        QLineEdit* edit;
        std::string AiSettings::*member;
    };

    PageContext m_context;
    AiModelId m_model;
    SectionList* m_chosen;
    SectionList* m_providers;
    QFormLayout* m_form;
    std::vector<Choice> m_choices;
    std::vector<Line> m_lines;
};

}  // namespace barch::ui
