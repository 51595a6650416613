#pragma once

#include "core/model/project.h"

#include <QWidget>

namespace barch::ui {

/// A project's tables in small: boxes in the colours of their tenancy, where the drawing has them.
class Thumbnail : public QWidget {
    Q_OBJECT
public:
    explicit Thumbnail(Project project, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {200, 106}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    struct Box {
        QRectF where;
        TenancyClass tenancy = TenancyClass::Undeclared;
        int rows = 0;
        TableId id;
    };
    struct Link {
        std::size_t from;
        std::size_t to;
    };
    void place(const Project& project);

    std::vector<Box> m_boxes;
    std::vector<Link> m_links;
    QRectF m_bounds;
};

}  // namespace barch::ui
