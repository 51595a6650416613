#pragma once

#include "core/model/project.h"

#include <QComboBox>

#include <vector>

namespace barch::ui {

/// Finds an element of the design by typing a part of its name: tables, endpoints, jobs and whatever else
/// can deliver a feature or meet a requirement.
class ElementPicker : public QComboBox {
    Q_OBJECT
public:
    ElementPicker(const QString& objectName, const QString& words, QWidget* parent = nullptr);
    void setProject(const Project& project);

signals:
    void picked(const barch::ElementRef& element);

private:
    void pick(int index);

    Project m_project;
    std::vector<ElementRef> m_elements;
};

}  // namespace barch::ui
